// A process of crash-rows: it is sent points, and answers each message with what came of their stories.
import assert from 'node:assert/strict';

import { parseAtFullSpeed } from '../many/parse-at-full-speed.ts';
import { Crashes } from './crash-at-every-step.ts';
import { type CrashSums, NO_SUMS, together } from './crash-sums.ts';
import type { Point } from './point.ts';

export type CrashJob = {
  readonly points: readonly Point[];
  /** Instead of the points themselves, second deaths after them: at any one step, or at so many of all. */
  readonly again?: 'once' | number | undefined;
};

assert.ok(process.send !== undefined, 'it is started by another process');
parseAtFullSpeed();
const answer = process.send.bind(process);
const opened = Crashes.open();
process.on('message', (job: CrashJob) => {
  void sumsOf(job).then(sums => answer(sums));
});

async function sumsOf({ points, again }: CrashJob): Promise<CrashSums> {
  const crashes = await opened;
  if (again === undefined) return crashes.live(points);
  if (again === 'once') return crashes.liveOnceMore(points);
  let sums = NO_SUMS;
  for (const point of points) sums = together(sums, await crashes.liveAgain(point, again));
  return sums;
}
