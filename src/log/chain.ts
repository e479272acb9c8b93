import { hash } from 'node:crypto';

import type { Event, RunId } from '../domain/event.ts';
import { invariant } from '../domain/invariant.ts';
import { parseEvent } from '../domain/parse-event.ts';
import type { Sha256, Timestamp } from '../domain/units.ts';
import { LINE_BYTES_MAX, lineOf, readEnvelope } from './line.ts';

/** Where a log stands: its last event's place and its last append's hash. */
export type Head = { readonly seq: number; readonly hash: Sha256 };

export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

/** What a hash is long, in bytes, the way it stands in the log. */
export const LINK_LENGTH = GENESIS.hash.length;

/** A reader holds one append in memory until its seal proves it, so no append may be longer. */
export const APPEND_BYTES_MAX = 64 * 1024 * 1024;

/** Every append ends with its hash, at a fixed distance from its end: no parsing is needed to find it. */
const SEAL_LENGTH = sealOf(GENESIS.hash).length;

/**
 * Writes events as one append: they become durable together or not at all. They may be of several decisions.
 * `at` must not be earlier than that of the append before. Throws for what no replay would read again.
 */
export function seal(
  head: Head,
  at: Timestamp,
  run: RunId,
  events: readonly Event[],
): { readonly bytes: Uint8Array; readonly head: Head } {
  invariant(events.length > 0, 'an append holds at least one event');
  const text = events.map((event, index) => writtenLine(head.seq + 1 + index, at, run, event)).join('\n');
  invariant(
    readEnvelope(text, 0) !== undefined,
    `line ${head.seq + 1} must have a timestamp and a run id, got "${at}" and "${run}"`,
  );

  const body = Buffer.from(text.slice(0, -1));
  const link = linkOf(head, body);
  const bytes = Buffer.concat([body, Buffer.from(`${sealOf(link)}\n`)]);
  invariant(
    bytes.length <= APPEND_BYTES_MAX,
    `an append is at most ${APPEND_BYTES_MAX} bytes, got ${bytes.length}`,
  );
  return { bytes, head: { seq: head.seq + events.length, hash: link } };
}

/** Does the line that ends before `end` close an append? A sealed line ends in `"}`, any other one in `}}`. */
export function endsInSeal(bytes: Buffer, end: number): boolean {
  return bytes[end - 2] === QUOTE;
}

/**
 * Checks an append, its newline included, against the head it must follow, and returns its bytes before the seal and
 * the hash in it. Undefined: it does not follow. Bytes are compared, not meaning, so an old shape never passes for damage.
 * In front of the append `roomy` has room for a hash: to hash one piece is much quicker than two.
 */
export function unseal(
  head: Head,
  roomy: Buffer,
): { readonly body: Buffer; readonly hash: Sha256 } | undefined {
  const end = roomy.length - '\n'.length - SEAL_LENGTH;
  roomy.write(head.hash, 'latin1');
  const link = hash('sha256', roomy.subarray(0, end));
  const sealed = roomy.toString('latin1', end, end + SEAL_LENGTH) === sealOf(link);
  return sealed ? { body: roomy.subarray(LINK_LENGTH, end), hash: link } : undefined;
}

export function sealOf(link: Sha256): string {
  return `,"hash":"${link}"}`;
}

export function linkOf(head: Head, body: Uint8Array): Sha256 {
  return hash('sha256', Buffer.concat([Buffer.from(head.hash), body]));
}

const QUOTE = '"'.charCodeAt(0);

/** What is durable can never be taken back, so a line that could not be read again must not get that far. */
function writtenLine(seq: number, at: Timestamp, run: RunId, event: Event): string {
  invariant(parseEvent(event) !== undefined, `event ${seq} "${event.type}" must match its own schema`);
  const line = lineOf(seq, at, run, event);
  // The seal takes the place of the brace that closes the line.
  const length = Buffer.byteLength(line) - '}'.length + SEAL_LENGTH;
  invariant(
    length <= LINE_BYTES_MAX,
    `line ${seq} "${event.type}" is at most ${LINE_BYTES_MAX} bytes, got ${length}`,
  );
  return line;
}
