// SIGINT to everything saved: runs of the packaged action are cancelled as the runner does it, at any moment, while GitHub, the
// cache and the model take 300 ms for every answer. What is saved is on the state branch; the copy in the cache is made as well.
import { Chance } from '../support/chance.ts';
import type { Measured, Row, Scale } from './row.ts';
import { type Times, cancelOne } from './sigint/cancelled-run.ts';
import type { Place } from './sigint/moment.ts';
import { judge } from './sigint/judge.ts';
import { listOf, openSlowScene } from './sigint/slow-scene.ts';

const SEED = 20_261_201;
const RUNS: Readonly<Record<Scale, number>> = { short: 12, full: 200 };
/** At once: more would wait for each other on a machine of two cores. */
const LANES = 2;
/** In one repository, one after the other: the first makes the state branch, the others find it. */
const RUNS_PER_SCENE = 4;
const TASKS = 14;
/** Most of the time a run has calls in flight. */
const PLACES: readonly Place[] = ['start', 'work', 'checkpoint', 'end', 'work', 'checkpoint', 'work'];
/** Of those that were to be cancelled: some end before their moment comes. */
const TRIES_PER_RUN_MAX = 2;

export const sigint: Row = {
  name: 'sigint',
  says: 'SIGINT to everything saved, 300 ms server latency',
  goal: 'p99 ≤ 5 s',
  measure: scale => measureRuns(RUNS[scale]),
};

export async function measureRuns(runs: number, action?: string): Promise<Measured> {
  const seen = { times: [] as Times[], violations: [] as string[], tries: 0 };
  const isEnough = () => seen.times.length >= runs || seen.tries >= runs * TRIES_PER_RUN_MAX;
  let scenes = 0;
  const lane = async () => {
    while (!isEnough()) {
      const nth = scenes++;
      const seed = SEED + nth;
      const chance = new Chance(seed);
      await using scene = await openSlowScene({ tasks: [], action });
      for (let run = 0; run < RUNS_PER_SCENE && !isEnough(); run += 1) {
        seen.tries += 1;
        const place = PLACES[(nth * RUNS_PER_SCENE + run) % PLACES.length] ?? 'work';
        const tasks = Array.from({ length: TASKS }, (_, index) => `r${run}-${index}`);
        scene.list({ tasks: listOf(tasks) });
        const { times, violation } = await cancelOne(scene, chance, { tasks, place });
        if (times !== undefined) seen.times.push(times);
        if (violation !== undefined) seen.violations.push(`Seed ${seed}, run ${run}, ${violation}`);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (seen.times.length < runs)
    seen.violations.push(`Only ${seen.times.length} runs were cancelled in time.`);
  return judge(seen.times, seen.violations);
}
