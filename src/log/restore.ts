import type { Event, LogRecord } from '../domain/event.ts';
import { evolve } from '../domain/evolve.ts';
import { type State, newState } from '../domain/state.ts';
import type { Timestamp } from '../domain/units.ts';
import { GENESIS, type Head } from './chain.ts';
import { type Start, replay } from './replay.ts';
import { readSnapshot, snapshotHash } from './snapshot.ts';

/** A log's bytes: all of them, or what is behind a snapshot of State where the first `end` were read. */
export type LogBytes = {
  readonly snapshot: { readonly end: number; readonly bytes: Uint8Array } | undefined;
  readonly rest: Iterable<Uint8Array>;
};

/** Offsets count from the log's first byte. After `corrupt` and `newer` there is no State, `seq` and `reason` are as in `Replay`. */
export type Restored =
  | {
      readonly status: 'intact' | 'torn';
      readonly state: State;
      readonly head: Head;
      /** The last line's; empty when there is none. */
      readonly at: Timestamp;
      /** How many bytes are whole. */
      readonly end: number;
      /** How many bytes of a torn append follow; 0 when intact. */
      readonly tornBytes: number;
      /** The events up to its head are not here. */
      readonly snapshot: Start | undefined;
    }
  | { readonly status: 'corrupt' | 'newer'; readonly seq: number; readonly reason: string };

/**
 * Folds a log into State, with every check on. A snapshot counts only if the log behind it says that it was taken, of this
 * head and with these bytes: it is proved by the chain that goes on from it. `onRecord` sees each event that is here when
 * State has it, `onSeal` each head that is known to be of this log.
 */
export function restore(
  log: LogBytes,
  onRecord: (record: LogRecord, state: State) => void = () => {},
  onSeal: (head: Head) => void = () => {},
): Restored {
  const beginning = beginningOf(log.snapshot);
  if ('status' in beginning) return beginning;

  const { state, start, sha256 } = beginning;
  let { at } = start ?? NO_START;
  let unproved = start;
  const fold = (record: LogRecord) => {
    evolve(state, record);
    at = record.at;
    if (unproved !== undefined && tells(record.event, unproved, sha256)) unproved = undefined;
    onRecord(record, state);
  };
  if (start !== undefined) onSeal(start.head);
  const read = replay(log.rest, fold, { onSeal, ...(start && { from: start }) });
  if ('reason' in read) return read;
  if (unproved !== undefined) return corrupt(unproved.head.seq + 1, NOT_TOLD);

  const { status, head, offset } = read;
  const end = (log.snapshot?.end ?? 0) + offset;
  return { status, state, head, at, end, tornBytes: status === 'torn' ? read.bytes : 0, snapshot: start };
}

const NO_START: Start = { head: GENESIS, at: '' };
const NOT_TOLD =
  'The log begins with a snapshot, and no event behind it says that it was taken, from this head and with these bytes.';

type Beginning = {
  readonly state: State;
  readonly start: Start | undefined;
  /** Of the snapshot's bytes. */
  readonly sha256: string;
};

function beginningOf(snapshot: LogBytes['snapshot']): Beginning | Extract<Restored, { reason: string }> {
  if (snapshot === undefined) return { state: newState(), start: undefined, sha256: '' };
  const read = readSnapshot(snapshot.bytes);
  switch (read.status) {
    case 'intact': {
      const { state, head, at } = read;
      return { state, start: { head, at }, sha256: snapshotHash(snapshot.bytes) };
    }
    case 'corrupt':
      return corrupt(1, `The log begins with a snapshot that cannot be read. ${read.reason}`);
    case 'newer':
      return {
        status: 'newer',
        seq: 1,
        reason: `It begins with a snapshot in version ${read.version} of the form, which this release cannot read. A newer one wrote it: update to go on.`,
      };
  }
}

function tells(event: Event, { head }: Start, sha256: string): boolean {
  if (event.type !== 'SnapshotTaken') return false;
  return event.seq === head.seq && event.hash === head.hash && event.sha256 === sha256;
}

function corrupt(seq: number, reason: string): Extract<Restored, { reason: string }> {
  return { status: 'corrupt', seq, reason };
}
