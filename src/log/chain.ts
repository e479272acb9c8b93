import { hash } from 'node:crypto';

import type { Event, RunId } from '../domain/event.ts';
import { invariant } from '../domain/invariant.ts';
import { parseEvent } from '../domain/parse-event.ts';
import type { Sha256, Timestamp } from '../domain/units.ts';
import { LINE_BYTES_MAX, lineOf, readEnvelope } from './line.ts';

/** Where a log stands: its last event's place and its last append's hash. */
export type Head = { readonly seq: number; readonly hash: Sha256 };

export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

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
  const lines = events.map((event, index) => writtenLine(head.seq + 1 + index, at, run, event));

  const body = Buffer.from(lines.join('\n').slice(0, -1));
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
 * Splits an append, its newline included, into the bytes that its hash covers and the hash it must have after `head`.
 * Undefined: it cannot follow `head`. Bytes are compared, not meaning, so an event of an old shape never passes for damage.
 */
export function unseal(
  head: Head,
  append: Buffer,
): { readonly body: Buffer; readonly hash: Sha256 } | undefined {
  const end = append.length - '\n'.length - SEAL_LENGTH;
  const body = append.subarray(0, end);
  const link = linkOf(head, body);
  return append.toString('latin1', end, end + SEAL_LENGTH) === sealOf(link)
    ? { body, hash: link }
    : undefined;
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
  invariant(
    readEnvelope(line, 0) !== undefined,
    `line ${seq} must have a timestamp and a run id, got "${at}" and "${run}"`,
  );

  const length = Buffer.byteLength(line) + SEAL_LENGTH;
  invariant(
    length <= LINE_BYTES_MAX,
    `line ${seq} "${event.type}" is at most ${LINE_BYTES_MAX} bytes, got ${length}`,
  );
  return line;
}
