import type { LogRecord, RunId } from '../../domain/event.ts';
import { type LostWork, lostWorkOf } from '../../domain/lost-work.ts';
import type { State } from '../../domain/state.ts';
import { GENESIS, type Head, sealOf } from '../../log/chain.ts';
import { readEnvelope } from '../../log/line.ts';
import { type Start, replay } from '../../log/replay.ts';
import type { LogStore } from '../../ports.ts';
import { readLog } from '../open-journal.ts';

/** What the lines of a run that lost its place come to. `reason` is a sentence for people. */
export type LostHistory =
  | ({ readonly kind: 'proved' } & LostWork)
  /** All of it stands in this log as well: the run did not lose its place after all. */
  | { readonly kind: 'known' }
  /** It goes on from this log, and only the newer release that wrote it can tell what it comes to. */
  | { readonly kind: 'newer'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

type Log = Pick<LogStore, 'read' | 'snapshot'>;

/**
 * Proves that the lines of a run go on from an append of this log, and works out what it did from there on. They are
 * believed as far as a log is: to link, they must begin behind a seal that is ours.
 */
export function readLostHistory(log: Log, { run, lines }: { run: RunId; lines: Uint8Array }): LostHistory {
  const first = readEnvelope(Buffer.from(lines.subarray(0, ENVELOPE_BYTES_MAX)).toString('latin1'), 0);
  if (first === undefined) return refused('It does not begin with a line of a log.');
  const { seals, beginning } = sealsFrom(log, first.seq - 1);
  const known = seals.get(first.seq - 1);
  const rest = known === undefined ? linesBehind(beginning, lines) : lines;
  const from = known ?? beginning;
  if (from === undefined || rest === undefined)
    return refused(`This log has no append that ends before event ${first.seq}.`);

  const records: LogRecord[] = [];
  let fork = from.head;
  const onSeal = (head: Head) => {
    if (seals.get(head.seq)?.head.hash === head.hash) fork = head;
  };
  const read = replay([rest], record => records.push(record), { from, onSeal });
  if (read.status === 'torn') return refused('Its last append is cut off.');
  if (read.status !== 'intact') {
    const reason = `It cannot be read from event ${read.seq} on. ${read.reason}`;
    return read.status === 'newer' ? { kind: 'newer', reason } : refused(reason);
  }

  const own = records.filter(({ seq }) => seq > fork.seq);
  if (own.length === 0) return { kind: 'known' };
  if (own.some(record => record.run !== run)) return refused('It has lines of other runs as well.');
  const then = stateAt(log, fork);
  return then === undefined ? refused('It has nothing in common with this log.') : workOf(then, own);
}

/** The part of a line before its event has no more. */
const ENVELOPE_BYTES_MAX = 256;

/**
 * Of a run that does not know that a snapshot stands for its first lines: the commit of that was its own, and the reply was lost.
 * Undefined: none of its appends ends there.
 */
function linesBehind(beginning: Start | undefined, lines: Uint8Array): Uint8Array | undefined {
  if (beginning === undefined) return undefined;
  const seal = `${sealOf(beginning.head.hash)}\n`;
  const at = Buffer.from(lines).indexOf(seal);
  return at === -1 ? undefined : lines.subarray(at + seal.length);
}

type Seals = {
  readonly seals: ReadonlyMap<number, Start>;
  /** Of a log that begins with a snapshot. */
  readonly beginning: Start | undefined;
};

/** Each place of the log from an event on at which an append ends, and with it another history may begin. */
function sealsFrom(log: Log, seq: number): Seals {
  const seals = new Map<number, Start>(seq === 0 ? [[0, { head: GENESIS, at: '' }]] : []);
  let at = '';
  const read = readLog(
    log,
    record => ({ at } = record),
    head => {
      if (head.seq >= seq) seals.set(head.seq, { head, at });
    },
  );
  // Of the head that it begins with only the snapshot knows the time.
  const beginning = read.ok ? read.snapshot : undefined;
  if (beginning !== undefined) seals.set(beginning.head.seq, beginning);
  return { seals, beginning };
}

/** A copy, as it is gone on with. Undefined: the log has no such event. */
function stateAt(log: Log, { seq }: Head): State | undefined {
  let then: State | undefined;
  readLog(log, (record, state) => {
    if (record.seq === seq) then = structuredClone(state);
  });
  return then;
}

/** Lines that link may still be no history: who can write to the branch can seal what he likes. */
function workOf(then: State, own: readonly LogRecord[]): LostHistory {
  try {
    return { kind: 'proved', ...lostWorkOf(then, own) };
  } catch {
    return refused('What it says cannot have happened.');
  }
}

function refused(reason: string): LostHistory {
  return { kind: 'refused', reason };
}
