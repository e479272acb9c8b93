import type { Event, LogRecord } from '../../src/domain/event.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { type State, newState } from '../../src/domain/state.ts';
import { GENESIS, type Head, seal } from '../../src/log/chain.ts';
import { type LogBytes, type Restored, restore } from '../../src/log/restore.ts';
import { snapshotHash, takeSnapshot } from '../../src/log/snapshot.ts';
import type { Chance } from './chance.ts';
import { stateText } from './state-text.ts';

/** A log on which a snapshot was taken at each of its seals, as a run takes one: the next append says so. */
export type CutLog = {
  readonly bytes: Buffer;
  readonly head: Head;
  /** As it was folded while the log was written. */
  readonly state: State;
  readonly cuts: readonly Cut[];
};

/** What takes the place of the first `end` bytes. */
export type Cut = { readonly end: number; readonly snapshot: Uint8Array };

const EVENTS_MAX = 3;

/** The same history in appends of up to three events. `take`: to see what a snapshot that lacks something leads to. */
export function cutEverywhere(
  history: readonly LogRecord[],
  chance: Chance,
  take: typeof takeSnapshot = takeSnapshot,
): CutLog {
  const state = newState();
  const parts: Uint8Array[] = [];
  const cuts: Cut[] = [];
  let head = GENESIS;
  let end = 0;
  const append = ({ at, run }: Pick<LogRecord, 'at' | 'run'>, events: readonly Event[]) => {
    for (const [index, event] of events.entries())
      evolve(state, { seq: head.seq + 1 + index, at, run, event });
    const sealed = seal(head, at, run, events);
    parts.push(sealed.bytes);
    ({ head } = sealed);
    end += sealed.bytes.length;
  };

  for (const [first, events] of inAppends(history, chance)) {
    append(first, events);
    const snapshot = take(state, head, first.at);
    cuts.push({ end, snapshot });
    append(first, [{ type: 'SnapshotTaken', ...head, sha256: snapshotHash(snapshot) }]);
  }
  return { bytes: Buffer.concat(parts), head, state, cuts };
}

/** What is not as it must be: State from the whole log, or from a snapshot and the rest, is not that of whoever wrote it. */
export function faultsOf({ bytes, head, state, cuts }: CutLog): string[] {
  const expected = stateText(state);
  const faultOf = (log: LogBytes): string | undefined => {
    const read = readingOf(log);
    if (typeof read === 'string') return read;
    if (read.status !== 'intact') return 'reason' in read ? `${read.status}: ${read.reason}` : read.status;
    if (read.head.hash !== head.hash || read.end !== bytes.length) return 'another head';
    return stateText(read.state) === expected ? undefined : 'another State';
  };
  const whole = faultOf({ snapshot: undefined, rest: [bytes] });
  if (whole !== undefined) return [`from the whole log: ${whole}`];
  return cuts.flatMap(({ end, snapshot }) => {
    const fault = faultOf({ snapshot: { end, bytes: snapshot }, rest: [bytes.subarray(end)] });
    return fault === undefined ? [] : [`from the snapshot at byte ${end}: ${fault}`];
  });
}

/** Events that cannot follow from what a snapshot says throw: that is a fault like any other. */
function readingOf(log: LogBytes): Restored | string {
  try {
    return restore(log);
  } catch (error) {
    return String(error);
  }
}

/** An append is of one run and of one moment. */
function inAppends(
  history: readonly LogRecord[],
  chance: Chance,
): readonly (readonly [LogRecord, readonly Event[]])[] {
  const appends: [LogRecord, Event[]][] = [];
  let room = 0;
  for (const record of history) {
    const [first, events] = appends.at(-1) ?? [];
    if (room > 0 && first?.at === record.at && first.run === record.run) {
      events?.push(record.event);
      room -= 1;
    } else {
      appends.push([record, [record.event]]);
      room = chance.integer(0, EVENTS_MAX - 1);
    }
  }
  return appends;
}
