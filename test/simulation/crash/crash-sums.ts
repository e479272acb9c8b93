import type { Lived } from '../story/live.ts';
import { type Point, pointText } from './point.ts';

/** What came of stories that were hurt at their points. */
export type CrashSums = {
  readonly stories: number;
  /** Of those: runs in which nothing went wrong, and holds in the log that had to be explained after each. */
  readonly cleanRuns: number;
  readonly holds: number;
  readonly failed: readonly FailedPoint[];
};

export type FailedPoint = { readonly point: string; readonly check: string; readonly saw: string };

export const NO_SUMS: CrashSums = { stories: 0, cleanRuns: 0, holds: 0, failed: [] };

export function sumsOf(point: Point, { violations, world }: Lived): CrashSums {
  const { runs: cleanRuns, holds } = world.watch.clean;
  const failed = violations.map(({ check, saw }) => ({ point: pointText(point), check, saw }));
  return { stories: 1, cleanRuns, holds, failed };
}

export function together(one: CrashSums, other: CrashSums): CrashSums {
  return {
    stories: one.stories + other.stories,
    cleanRuns: one.cleanRuns + other.cleanRuns,
    holds: one.holds + other.holds,
    failed: [...one.failed, ...other.failed],
  };
}
