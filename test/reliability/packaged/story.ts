// What has happened before the packaged action is hurt, and in which of its steps it is hurt.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { GitHubScene } from '../../support/workflow/github-scene.ts';
import { recordsInCache } from '../../support/workflow/log-copies.ts';
import type { Launch } from '../../support/workflow/run-job.ts';
import { type Start, STATE, TASKS, TASKS_BEFORE, keptFrom, openStage } from './stage.ts';
import { traced } from './tracer.ts';

/**
 * `first`: nothing, the repository has only a task file. `later`: a clean run, and then the list has changed. `recovery`: after
 * that a run was lost with its machine, and a copy of its log is in the cache. `rescue`: main of a later run was killed, and
 * its post step is what is hurt.
 */
export type StoryName = 'first' | 'later' | 'recovery' | 'rescue';

export type Story = {
  readonly name: StoryName;
  readonly start: Start | undefined;
  readonly phase: 'main' | 'post';
  /** Calls of earlier runs for the tasks of the list. */
  readonly callsBefore: number;
};

export type Stories = Readonly<Record<StoryName, Story>> & Disposable;

/** The clean run before `later`, and the one that was lost before `recovery`, as the log names them. */
export const FIRST_RUN = '1001.1';
export const LOST_RUN = '1500.1';

/** What a run has in its log by its fifth write: two calls are under way, and one of the first is answered. */
const LOG = join('work', STATE, 'log', '000000000000.jsonl');
const KILLED_AT_WRITE = 5;
/** Of the run before `recovery`: there is time for a copy of the first answers between those and the last. */
const SLOW_CALL_MS = 1_500;

export async function tellStories(): Promise<Stories> {
  const later = await afterCleanRun();
  const { start, calls } = await afterLostRun(later);
  return {
    first: { name: 'first', start: undefined, phase: 'main', callsBefore: 0 },
    later: { name: 'later', start: later, phase: 'main', callsBefore: 0 },
    recovery: { name: 'recovery', start, phase: 'main', callsBefore: calls },
    rescue: { name: 'rescue', start: later, phase: 'post', callsBefore: 0 },
    [Symbol.dispose]: () => {
      for (const { gitDir } of [later, start]) rmSync(gitDir, { recursive: true });
    },
  };
}

/** Main dies amid its calls: it is stopped at a write of its log. */
export function killedAtWork(command: Parameters<Launch>[0], scratch: string): ReturnType<Launch> {
  const injection = { call: 'write', effect: 'signal=KILL', when: String(KILLED_AT_WRITE), path: LOG };
  return traced(command, { file: join(scratch, 'killed-at-work.trace'), injection });
}

async function afterCleanRun(): Promise<Start> {
  await using scene = await openStage(undefined, { tasks: TASKS_BEFORE });
  const { exitCode, log } = await scene.run({ runId: Number.parseInt(FIRST_RUN, 10) });
  if (exitCode !== 0) throw new Error(`Expected a clean run to begin with, got:\n${log}`);
  scene.list(TASKS);
  return keptFrom(scene);
}

async function afterLostRun(before: Start): Promise<{ start: Start; calls: number }> {
  await using scene = await openStage(before, { callMs: SLOW_CALL_MS });
  const job = await scene.start({ runId: Number.parseInt(LOST_RUN, 10) });
  const over = new AbortController();
  void Promise.allSettled([job.ended]).then(() => over.abort());
  while (!over.signal.aborted && !(await hasAnswerInCopy(scene))) await sleep(20);
  await job.loseMachine();
  const { conclusion, log } = await job.ended;
  if (conclusion !== 'lost')
    throw new Error(`Expected a run that leaves a copy with answers before it ends, got:\n${log}`);
  return { start: keptFrom(scene), calls: scene.model.requests.length };
}

async function hasAnswerInCopy({ cache }: GitHubScene): Promise<boolean> {
  const records = await recordsInCache(cache);
  return records.some(({ run, event }) => run === LOST_RUN && event.type === 'TaskCompleted');
}
