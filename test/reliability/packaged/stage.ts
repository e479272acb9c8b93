// The stage on which the packaged action is hurt: where it begins, what it has to do, and how the model answers.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Limits } from '../../../src/domain/budget.ts';
import type { Inputs } from '../../support/action-runner.ts';
import type { CacheEntry } from '../../support/cache-service.ts';
import type { WorkflowRun } from '../../support/github/world.ts';
import { type Answering, type Received, type Script, answer, refusal } from '../../support/model-server.ts';
import type { TaskFile } from '../../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../../support/workflow/github-scene.ts';

/** What is there before the run that is hurt; undefined: nothing but a task file. */
export type Start = {
  /** A copy of the bare repository. */
  readonly gitDir: string;
  readonly entries: readonly CacheEntry[];
  readonly runs: readonly WorkflowRun[];
};

export const IN_FLIGHT = 2;
export const LIMITS = {
  run: { tokens: 6_000, nanoUsd: 5_000_000 },
  day: { tokens: 60_000, nanoUsd: 50_000_000 },
  month: { tokens: 120_000, nanoUsd: 100_000_000 },
} satisfies Limits;

/** Before: two tasks. Then one of them is another, one is gone, and four are new. */
export const TASKS_BEFORE: TaskFile = { tasks: ['t1', 't2'].map(id => summary(id, id)) };
export const TASKS: TaskFile = {
  tasks: [summary('t1', 't1, changed'), ...['t3', 't4', 't5', 't6'].map(id => summary(id, id))],
};
/** This one is too long for the model. */
export const REFUSED = 't5';
export const WORKED_ON: readonly string[] = ['t1', 't3', 't4', REFUSED, 't6'];

export const STATE = '.background-agent/default';

/** Nearly what a call holds at most: whoever forgets one has too little on the books. */
const USAGE = { prompt_tokens: 240, completion_tokens: 100, total_tokens: 340 };
export const TOKENS_PER_CALL = USAGE.total_tokens;
const COST_USD = 0.000_09;

/** Short enough for a quick scene, and so long that two calls are under way at once. */
const CALL_MS = 40;

const INPUTS: Inputs = {
  ...{ concurrency: String(IN_FLIGHT), 'checkpoint-interval': '1s', 'max-attempts': '100' },
  ...{ 'token-budget': String(LIMITS.run.tokens), 'cost-budget': usd(LIMITS.run) },
  ...{ 'daily-token-budget': String(LIMITS.day.tokens), 'daily-cost-budget': usd(LIMITS.day) },
  ...{ 'monthly-token-budget': String(LIMITS.month.tokens), 'monthly-cost-budget': usd(LIMITS.month) },
};

/** Machines stand where a sync costs nothing, if there is such a place: then no call wanders off into a thread. */
const MACHINE = existsSync('/dev/shm') ? '/dev/shm/packaged' : 'packaged';

export type StageOptions = {
  readonly tasks?: TaskFile;
  readonly inputs?: Inputs;
  /** Folder of the action, if it is not the packaged one. */
  readonly action?: string | undefined;
  /** How long a call takes. */
  readonly callMs?: number;
};

export async function openStage(start: Start | undefined, options: StageOptions = {}): Promise<GitHubScene> {
  const { tasks = TASKS, inputs = {}, action, callMs = CALL_MS } = options;
  const scene = await openGitHubScene({
    ...{ ...tasks, answering: answeringIn(callMs), machineName: MACHINE, with: { ...INPUTS, ...inputs } },
    ...(action !== undefined && { action }),
  });
  if (start === undefined) return scene;
  rmSync(scene.github.gitDir, { recursive: true });
  cpSync(start.gitDir, scene.github.gitDir, { recursive: true });
  for (const { key, version, archive } of start.entries) scene.cache.put(key, version, archive);
  for (const run of start.runs) scene.github.setRun(run);
  return scene;
}

/** As it is now. It is there until it is removed. */
export function keptFrom(scene: GitHubScene): Start {
  const folder = mkdtempSync(join(tmpdir(), 'packaged-start-'));
  cpSync(scene.github.gitDir, folder, { recursive: true });
  return { gitDir: folder, entries: [...scene.cache.entries], runs: structuredClone([...scene.github.runs]) };
}

/** By its text: `Text t1, changed says one thing.` */
export function taskOf({ prompt }: Received): string {
  const [, task] = /Text (t\d+)\b/.exec(prompt) ?? [];
  if (task === undefined) throw new Error(`Expected a prompt with the text of a task, got ${prompt}`);
  return task;
}

function answeringIn(delayMs: number): Answering {
  return request => ({ ...answerTo(request), delayMs });
}

function answerTo(request: Received): Script {
  if (taskOf(request) === REFUSED) return refusal(413, {});
  return answer(request.body, undefined, { usage: { ...USAGE, cost: COST_USD } });
}

export function summary(id: string, name: string): object {
  return { id, type: 'summarize', input: { text: `Text ${name} says one thing.` } };
}

function usd({ nanoUsd }: { readonly nanoUsd: number }): string {
  return String(nanoUsd / 1_000_000_000);
}
