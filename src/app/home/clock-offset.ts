import type { Clock } from '../../ports.ts';
import type { Dated } from '../../ports/github.ts';

/**
 * GitHub's clock minus ours, in milliseconds, as far as one answer tells: anything from the one to the other. They are far apart
 * where the answer took long, or where the machine stood still meanwhile.
 */
export type ClockOffset = { readonly leastMs: number; readonly mostMs: number };

/** Whoever knows the time no better than that does not know it. */
export const UNSURE_MS_MAX = 10 * 60_000;

/** Where GitHub did not say what time it is, ours must do. */
export function offsetOf(date: Dated | undefined): ClockOffset {
  if (date === undefined) return { leastMs: 0, mostMs: 0 };
  return { leastMs: date.ms - date.hadMs, mostMs: date.ms - date.sentMs };
}

/**
 * How far our clock was set since GitHub's answer, or the machine slept: whichever it was, that answer tells no time any more.
 * Negative: it was set back.
 */
export function setSince(date: Dated | undefined, clock: Clock): number {
  if (date === undefined) return 0;
  return clock.now() - date.hadMs - (clock.elapsed() - date.hadElapsedMs);
}

/** What it is at least, with its sign: 0 if both clocks may tell the same time. */
export function surelyOff({ leastMs, mostMs }: ClockOffset): number {
  return Math.max(leastMs, 0) + Math.min(mostMs, 0);
}
