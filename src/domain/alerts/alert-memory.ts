import * as z from 'zod';

import { Severity } from './alert.ts';
import { Code, Sha256, Timestamp } from '../units.ts';

const count = z.int().min(0).max(9_999);

/** What is remembered of every alert. */
const always = {
  /** As people were told last; of one that is held, as it fires. */
  severity: Severity,
  reason: Code,
  /** When it began to fire, this time. */
  since: Timestamp,
  /** When people last got a message about it. */
  toldAt: Timestamp,
  /** How often in a row it came back within a day of being over. */
  returns: count,
};

/**
 * What has to be known of an alert to tell people of it calmly, wherever it is kept: in the marker of its issue, or in
 * the log where nobody wants issues.
 *
 * - `firing`: people know of it; `facts` are what they were told last.
 * - `held`: it is back so soon that nobody was told yet.
 * - `over`: it fires no more.
 */
export const AlertMemory = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('firing'),
    ...always,
    facts: Sha256,
    /** Runs in a row that met it since people were told that it fires; no more are counted than matter. */
    runs: count,
    /** It fired for so many that its severity went up. */
    risen: z.boolean(),
  }),
  z.strictObject({
    phase: z.literal('held'),
    ...always,
    /** Runs in a row that met it. */
    runs: count,
  }),
  z.strictObject({ phase: z.literal('over'), ...always, overAt: Timestamp }),
]);
export type AlertMemory = z.infer<typeof AlertMemory>;

export type FiringMemory = Extract<AlertMemory, { phase: 'firing' }>;

/** So long a log remembers an alert that is over. */
export const REMEMBERED_MS = 24 * 60 * 60_000;

export function isSameMemory(memory: AlertMemory, other: AlertMemory | undefined): boolean {
  // Which fields there are follows from the phase.
  const known = new Map<string, unknown>(Object.entries(other ?? {}));
  return Object.entries(memory).every(([field, value]) => known.get(field) === value);
}
