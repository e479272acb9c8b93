import type { Dated } from '../../../src/ports/github.ts';

/** An answer that took no time, from a GitHub whose clock is as ours. */
export function datedAt(ms: number): Dated {
  return { ms, sentMs: ms, hadMs: ms, hadElapsedMs: ms };
}
