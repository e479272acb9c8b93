import type { RunId } from '../domain/event.ts';
import type { Timestamp } from '../domain/units.ts';

/** The major version of the format, `v` of every line. A reader refuses a higher one and reads every lower one. */
export const FORMAT = 1;

/** A line longer than this is damage or an attack: no event comes near it, and it must not eat the memory. */
export const LINE_BYTES_MAX = 1024 * 1024;

/**
 * All of a line but its event. `length` is where, in characters, the event begins, and `constant` the part behind the
 * seq, which the lines of one append have in common.
 */
export type Envelope = {
  readonly seq: number;
  readonly at: Timestamp;
  readonly run: RunId;
  readonly constant: string;
  readonly length: number;
};

const START = '{"v":1,"seq":';

const ENVELOPE =
  /\{"v":1,"seq":([1-9]\d{0,15})(,"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","run":"([A-Za-z0-9][A-Za-z0-9.-]{0,63})","event":)(?=\{)/y;

const VERSION = /\{"v":([1-9]\d{0,8}),/y;

/** One event with its place, as text without a seal and without the newline. The order of the fields is the format's. */
export function lineOf(seq: number, at: Timestamp, run: RunId, event: unknown): string {
  return JSON.stringify({ v: FORMAT, seq, at, run, event });
}

/** Reads the envelope of the line that begins at `from`, or undefined if it has not exactly the written form. */
export function readEnvelope(text: string, from: number): Envelope | undefined {
  ENVELOPE.lastIndex = from;
  const match = ENVELOPE.exec(text);
  if (match === null) return undefined;
  const [whole, seq, constant = '', at = '', run = ''] = match;
  return { seq: Number(seq), at: detached(at), run: detached(run), constant, length: whole.length };
}

/**
 * The same string with memory of its own. V8 makes the match of an expression a view into the whole text, and State
 * keeps times for good: each would keep its append in memory with it.
 */
function detached(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** The same for the line after `before`. Most differ from it in their seq only: to compare is quicker than to match. */
export function readNextEnvelope(text: string, from: number, before: Envelope): Envelope | undefined {
  const seq = before.seq + 1;
  const digits = String(seq);
  const seqFrom = from + START.length;
  const rest = seqFrom + digits.length;
  const length = START.length + digits.length + before.constant.length;
  const same =
    text.slice(from, seqFrom) === START &&
    text.slice(seqFrom, rest) === digits &&
    text.slice(rest, from + length) === before.constant;
  return same
    ? { seq, at: before.at, run: before.run, constant: before.constant, length }
    : readEnvelope(text, from);
}

/** The format's version that the line at `from` claims: the one field that no version will ever move. */
export function readVersion(text: string, from: number): number | undefined {
  VERSION.lastIndex = from;
  const match = VERSION.exec(text);
  return match === null ? undefined : Number(match[1]);
}
