// When in a run somebody cancels it: a few places in which it is a different thing to stop.
import { setTimeout as sleep } from 'node:timers/promises';

import type { Chance } from '../../support/chance.ts';
import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import type { RunningJob } from '../../support/workflow/running-job.ts';

/**
 * `start`: before or about its first call. `work`: with calls in flight. `checkpoint`: while a copy is on its way to the
 * cache. `end`: the last answer has come, and all is to be published and kept.
 */
export type Place = 'start' | 'work' | 'checkpoint' | 'end';

/** `count`: so many calls, checkpoints or answers come before. */
export type Moment = { readonly place: Place; readonly count: number; readonly afterMs: number };

/** At most: as long as the place lasts with 300 ms of latency, and a little longer. */
const AFTER_MS_MAX: Readonly<Record<Place, number>> = {
  start: 3_000,
  work: 700,
  checkpoint: 1_200,
  end: 4_000,
};
const CHECKPOINTS_MAX = 2;
const LOOK_MS = 5;

export function momentOf(chance: Chance, place: Place, tasks: number): Moment {
  const counts: Readonly<Record<Place, number>> = {
    start: 0,
    work: chance.integer(1, tasks),
    checkpoint: chance.integer(1, CHECKPOINTS_MAX),
    end: tasks,
  };
  return { place, count: counts[place], afterMs: chance.integer(0, AFTER_MS_MAX[place]) };
}

/** Starts to count with the call, and resolves when the moment is there; also when the job has ended before. */
export async function momentIn(
  scene: Pick<GitHubScene, 'model' | 'cache'>,
  job: Pick<RunningJob, 'mainStarted' | 'ended'>,
  { place, count, afterMs }: Moment,
): Promise<void> {
  const before = countsOf(scene)[place];
  const seen = { isOver: false };
  const note = () => void (seen.isOver = true);
  const over = job.ended.then(note, note);
  await job.mainStarted;
  while (countsOf(scene)[place] - before < count && !seen.isOver) await sleep(LOOK_MS);
  await Promise.race([sleep(afterMs), over]);
}

function countsOf({ model, cache }: Pick<GitHubScene, 'model' | 'cache'>): Readonly<Record<Place, number>> {
  return {
    start: 0,
    work: model.requests.length,
    checkpoint: cache.requests.filter(({ step }) => step === 'create').length,
    end: model.answered.length,
  };
}
