import { createHash } from 'node:crypto';

import type { Event } from '../../src/domain/event.ts';
import { timestampOf } from '../../src/domain/units.ts';
import { GENESIS, seal } from '../../src/log/chain.ts';

export const RUN = '19876543210.1';

/** The `at` of the append with this index, counted from 0. */
export function atOf(append: number): string {
  return timestampOf(Date.UTC(2026, 0, 1) + append);
}

/** A history as the bytes of its appends, one millisecond after another. */
export function appendsOf(history: readonly (readonly Event[])[]): readonly Uint8Array[] {
  let head = GENESIS;
  return history.map((events, index) => {
    const sealed = seal(head, atOf(index), RUN, events);
    head = sealed.head;
    return sealed.bytes;
  });
}

/**
 * Appends whose seals are right and whose lines may say anything, as a newer release or a forger writes them.
 * Made from what the format page says, not with the code under test.
 */
export function forge(...appends: readonly (readonly string[])[]): Buffer {
  return forgeBytes(...appends.map(lines => Buffer.from(lines.join('\n').slice(0, -1))));
}

/** The same from the bytes of each append before its seal. */
export function forgeBytes(...bodies: readonly Uint8Array[]): Buffer {
  let link = '0'.repeat(64);
  return Buffer.concat(
    bodies.flatMap(body => {
      link = createHash('sha256').update(link).update(body).digest('hex');
      return [body, Buffer.from(`,"hash":"${link}"}\n`)];
    }),
  );
}

/** One line of a log without a seal. `fields` replace those of the ordinary line, in the ordinary order. */
export function line(seq: number, fields: { readonly [name: string]: unknown } = {}): string {
  const event = { type: 'RunFinished', outcome: 'idle' };
  return JSON.stringify({ v: 1, seq, at: atOf(0), run: RUN, event, ...fields });
}
