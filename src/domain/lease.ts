import * as z from 'zod';

import { RunId } from './event.ts';
import { Timestamp } from './units.ts';

/**
 * The right to be the one writer of an agent's log, kept on the state branch. All times in it are GitHub's, from the
 * `Date` of its answers: two runners need not agree on the time.
 */
export const Lease = z.strictObject({
  version: z.literal(1),
  run: RunId,
  since: Timestamp,
  until: Timestamp,
});
export type Lease = z.infer<typeof Lease>;

/** Longer than any pause between two renewals, so that only a run that died or hangs loses its lease. */
export const LEASE_MS = 30 * 60_000;
/** How old a lease may get before it is renewed: twice it can fail, and there is still time. */
export const RENEW_AFTER_MS = 10 * 60_000;

/** Where calls may take so long that the time left to send them would be short, the lease is longer. */
export function leaseMsFor(timeoutMsMax: number): number {
  return Math.max(LEASE_MS, timeoutMsMax + 2 * RENEW_AFTER_MS);
}

/** What GitHub says of the run that holds a lease. It tells only those who may read the repository's actions. */
export type Holder = 'running' | 'over' | 'unknown';

/** A lease that lives keeps every other run out; `taken-over` says that its run died or was too slow to renew it. */
export type LeaseClaim = 'free' | 'mine' | 'taken-over' | 'held';

/** `run` undefined: whoever asks is new here, so that even a lease of its name is another's. */
export function claimLease(
  lease: Lease | undefined,
  run: RunId | undefined,
  now: Timestamp,
  holder: Holder,
): LeaseClaim {
  if (lease === undefined) return 'free';
  if (lease.run === run) return 'mine';
  return holder === 'over' || lease.until <= now ? 'taken-over' : 'held';
}

/**
 * From then on nothing more may be sent, unless the lease was renewed before: a call may take as long as its timeout,
 * and must be accounted for while the lease still lives.
 */
export function lastSendMs(lease: Lease, timeoutMsMax: number): number {
  return Date.parse(lease.until) - timeoutMsMax;
}

/** Undefined: there is none, or somebody has spoilt it. */
export function parseLease(text: string | undefined): Lease | undefined {
  if (text === undefined) return undefined;
  try {
    return Lease.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
