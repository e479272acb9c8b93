import * as z from 'zod';

/** Lower-case hexadecimal SHA-256. Written out: V8 takes three times as long for `{64}`, and a replay checks millions. */
export const Sha256 = z.string().regex(new RegExp(`^${'[0-9a-f]'.repeat(64)}$`));
export type Sha256 = z.infer<typeof Sha256>;

/** ISO 8601 in UTC with milliseconds, `2026-01-31T23:59:59.999Z`: sorts as text, cuts into day and month. */
export const Timestamp = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export type Timestamp = z.infer<typeof Timestamp>;

/** Money is an integer of nano-USD, never a float: sums stay exact up to nine million dollars. */
export const NanoUsd = z.int().nonnegative();
export type NanoUsd = z.infer<typeof NanoUsd>;

export const Tokens = z.int().nonnegative();
export type Tokens = z.infer<typeof Tokens>;

/** A word that somebody else chose and that may stand in the log: short, and never a sentence. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_./:@+-]{0,127}$/);
export type Code = z.infer<typeof Code>;

export function timestampOf(ms: number): Timestamp {
  return new Date(ms).toISOString();
}

/** `2026-01-31` of a timestamp: days and months are UTC. */
export function dayOf(at: Timestamp): string {
  return at.slice(0, 10);
}

/** `2026-01` of a timestamp. */
export function monthOf(at: Timestamp): string {
  return at.slice(0, 7);
}
