import { Chance } from '../../support/chance.ts';
import { type Times, cancelOne } from './cancelled-run.ts';
import type { Place } from './moment.ts';
import { listOf, openSlowScene } from './slow-scene.ts';

const SEED = 20_261_201;
const RUNS = 4;
const TASKS = 14;
/** Most of the time a run has calls in flight. */
const PLACES: readonly Place[] = ['start', 'work', 'checkpoint', 'end', 'work', 'checkpoint', 'work'];

/** The `nth` repository, from 0 on, decides what happens in it. `action`: folder of another action than the packaged one. */
export type Portion = { readonly nth: number; readonly action: string | undefined };

export type Found = { readonly times: readonly Times[]; readonly violations: readonly string[] };

/** Cancels runs of one repository, one after the other: the first makes the state branch, the others find it. */
export async function cancelInOneRepository({ nth, action }: Portion): Promise<Found> {
  const seed = SEED + nth;
  const chance = new Chance(seed);
  const found = { times: [] as Times[], violations: [] as string[] };
  await using scene = await openSlowScene({ tasks: [], action });
  for (let run = 0; run < RUNS; run += 1) {
    const place = PLACES[(nth * RUNS + run) % PLACES.length] ?? 'work';
    const tasks = Array.from({ length: TASKS }, (_, index) => `r${run}-${index}`);
    scene.list({ tasks: listOf(tasks) });
    const { times, violation } = await cancelOne(scene, chance, { tasks, place });
    if (times !== undefined) found.times.push(times);
    if (violation !== undefined) found.violations.push(`Seed ${seed}, run ${run}, ${violation}`);
  }
  return found;
}
