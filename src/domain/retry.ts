/** Exponential backoff with full jitter: the first ceiling, doubled by each further failure, up to the last. */
export type Backoff = { readonly delayMsInitial: number; readonly delayMsMax: number };

export const BACKOFF: Backoff = { delayMsInitial: 1_000, delayMsMax: 60_000 };

/** `failures` counts from 1; `random` is in [0, 1). The result is in [0, ceiling). */
export function backoffMs(backoff: Backoff, failures: number, random: number): number {
  const ceilingMs = Math.min(backoff.delayMsMax, backoff.delayMsInitial * 2 ** (failures - 1));
  return Math.floor(random * ceilingMs);
}
