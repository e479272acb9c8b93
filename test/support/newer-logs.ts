// What a release of the future may leave behind. It is sealed as every release seals, so no older one may take it for
// damage: it has to see that it cannot read it. Made from what the format page says, not with the code under test.
import { createHash } from 'node:crypto';

import type { Head } from '../../src/log/chain.ts';

/** How a line may say what only a newer release knows. */
export const FUTURES = {
  'a format version that is not known yet': { v: 2, event: { type: 'RunFinished', outcome: 'completed' } },
  'a type of event that is not known yet': { v: 1, event: { type: 'TaskBlessed', task: 't1' } },
  'a known event with a field more': {
    v: 1,
    event: { type: 'RunFinished', outcome: 'completed', weather: 'fair' },
  },
} as const;
export type Future = keyof typeof FUTURES;
export const FUTURE_NAMES = Object.keys(FUTURES) as [Future, ...Future[]];

/** What every release knows, for the control: a log that goes on with it is read. */
export const KNOWN = { v: 1, event: { type: 'LogRecovered', damage: 'torn', bytes: 1 } } as const;

/** One append of a newer release behind a head. */
export function newerAppend(head: Head, future: Future, where: Where): Append {
  return appendTo(head, FUTURES[future], where);
}

export type Where = { readonly at: string; readonly run: string };
export type Append = { readonly bytes: Buffer; readonly head: Head };

export function appendTo(
  { seq, hash }: Head,
  { v, event }: { readonly v: number; readonly event: object },
  { at, run }: Where,
): Append {
  const body = JSON.stringify({ v, seq: seq + 1, at, run, event }).slice(0, -1);
  const link = createHash('sha256').update(hash).update(body).digest('hex');
  return { bytes: Buffer.from(`${body},"hash":"${link}"}\n`), head: { seq: seq + 1, hash: link } };
}

/** A snapshot of which no more than its version can be read. */
export const NEWER_SNAPSHOT = Buffer.from('{"snapshot":2,"shape":"unknown to us"}\nanything\n');
