// A job on the stage while it runs, and what is left of it when it has ended.
import { setTimeout as sleep } from 'node:timers/promises';

import type { CacheRequest, CacheService, Rights } from '../cache-service.ts';
import { githubActions } from '../github/identities.ts';
import type { GitHubRequest } from '../github/request-log.ts';
import type { GitHub } from '../github/start-github.ts';
import type { ModelServer, Received } from '../model-server.ts';
import { type Scope, type Token, textOf, textsOf } from './expression.ts';
import { type RunPlace, contextOf } from './github-context.ts';
import { type Cause, type Happening, happen, inputsFor } from './happening.ts';
import type { Machine } from './machine.ts';
import { permissionsOf } from './permissions.ts';
import type { Action } from './read-action.ts';
import { readWorkflow } from './read-workflow.ts';
import { Job, type JobRun, type Launch, type StepEnd } from './run-job.ts';
import { expectNoSecretSent, expectSoundSteps } from './sound-job.ts';
import { type Patience, RUNNERS_PATIENCE } from './step-process.ts';

export type JobOptions = Cause & {
  /** Default: the next. With a known one: the same run again, as `runAttempt` 2 and so on. */
  readonly runId?: number;
  readonly runAttempt?: number;
  /** Default: the first of the workflow. */
  readonly job?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** What the runner tells actions beyond its usual: a mode of the cache, `RUNNER_DEBUG`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the token for the cache. Default: as the event has them. */
  readonly cacheRights?: Partial<Rights>;
  readonly kill?: Kill;
  /** Whether GitHub has heard of a lost machine at the end, as it does after a while. Default: true. */
  readonly isNoticed?: boolean;
  readonly patience?: Patience;
  /** What is started in place of the packaged action's own command, as a tracer around it. */
  readonly launch?: Launch;
  /** Whether main, if something else than `kill` kills it, takes the machine with it: there is no post step. */
  readonly isLostWithMain?: boolean;
  /** Called when no process runs any more, before the machine goes. */
  readonly look?: (workspace: string) => void;
};

/**
 * `machine`: everything on it is gone, also the post step. `main`: the action's process only. `cancel`: somebody presses the
 * button. Nothing happens to a job that has ended by then.
 */
export type Kill = { readonly what: 'machine' | 'main' | 'cancel'; readonly when: Moment };

/**
 * So many milliseconds after main was started; when the model server has so many calls of this job; when this stands in a
 * line of the log; or when it resolves.
 */
export type Moment = number | { readonly calls: number } | { readonly says: RegExp } | Promise<unknown>;

export type RunningJob = {
  /** Run id and attempt, as the log names the run. */
  readonly run: string;
  readonly ended: Promise<JobEnd>;
  /** Resolves when the action's process is there. */
  readonly mainStarted: Promise<void>;
  /** Resolves when the model server has so many calls of this job. */
  received(calls: number): Promise<void>;
  /** Resolves when this stands in a line of the log. */
  said(pattern: RegExp): Promise<void>;
  cancel(): Promise<void>;
  killMain(): void;
  loseMachine(): Promise<void>;
};

export type JobEnd = {
  readonly run: string;
  readonly conclusion: JobRun['conclusion'];
  /** Of the packaged action's main: null when it was killed, undefined when it was not started. */
  readonly exitCode: number | null | undefined;
  /** Undefined: there is none, or it did not run. */
  readonly postExitCode: number | null | undefined;
  readonly outputs: ReadonlyMap<string, string>;
  /** Of its main and post. */
  readonly summary: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Of main. */
  readonly durationMs: number;
  readonly steps: readonly StepEnd[];
  /** Of the whole job, as people see it: masked. */
  readonly log: string;
  readonly annotations: readonly string[];
  /** What came from this job, whatever else ran meanwhile. */
  readonly requests: {
    readonly github: readonly GitHubRequest[];
    readonly cache: readonly CacheRequest[];
    readonly model: readonly Received[];
  };
  /** As the file has it, evaluated: the test runner queues nothing. Undefined when the file has none. */
  readonly concurrency: Readonly<Record<string, string>> | undefined;
};

export type Stage = {
  readonly github: GitHub;
  readonly cache: CacheService;
  readonly model: ModelServer;
  readonly action: Action;
  /** Resolves at the next request to the model server. */
  nextCall(): Promise<unknown>;
};

export type JobSetup = {
  readonly machine: Machine;
  readonly run: RunPlace;
  /** `LLM_KEY` is this job's alone: by it the model server's calls are told apart. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** The workflow file at a commit. */
  readonly workflowAt: (sha: string) => { readonly path: string; readonly text: string };
};

/** @throws Error when GitHub would start nothing, or could not read the workflow file. */
export async function startJob(stage: Stage, setup: JobSetup, options: JobOptions): Promise<RunningJob> {
  const { github, cache, model, action, nextCall } = stage;
  const { machine, run, vars } = setup;
  const happening = happen(github, options);
  const file = setup.workflowAt(happening.sha);
  const workflow = await readWorkflow(file.path, file.text);
  const inputs = inputsFor(workflow, happening);
  const [job] = workflow.jobs.filter(({ id }) => options.job === undefined || options.job === id);
  if (job === undefined) throw new Error(`Expected a job ${options.job} in ${workflow.path}.`);

  const { isFork } = happening;
  const token = github.addToken(
    githubActions.login,
    permissionsOf(job.permissions ?? workflow.permissions, { isFork }),
  );
  const cacheEnv = cache.env({ ...cacheRights(github, happening), ...options.cacheRights });
  const secrets = options.secrets ?? (isFork ? {} : setup.secrets);
  machine.beginJob();
  const context = contextOf({ github, token, run, happening, workflow, job, machine });
  const running = new Job({
    ...{ workflow, job, machine, action, actionName: 'background-agent/background-agent' },
    ...{ github: context, inputs, secrets: { ...secrets, GITHUB_TOKEN: token } },
    ...{ vars: { ...vars, ...options.vars }, gitDir: github.gitDir },
    ...{ services: { ...cacheEnv, ...options.env }, patience: options.patience ?? RUNNERS_PATIENCE },
    ...{
      launch: options.launch ?? (command => command),
      isLostWithMain: options.isLostWithMain === true,
    },
  });

  const calls = () =>
    model.requests.filter(({ headers }) => headers.authorization === `Bearer ${secrets['LLM_KEY']}`);
  const received = async (count: number) => {
    while (calls().length < count) await nextCall();
  };
  const tell = (status: 'in_progress' | 'completed', conclusion: JobRun['conclusion'] | null) => {
    const { event, sha, ref } = happening;
    const branch = happening.headRef || ref.replace('refs/heads/', '');
    github.setRun({
      ...{
        id: run.id,
        attempt: run.attempt,
        number: run.number,
        event,
        headSha: sha,
        branch,
        workflow: workflow.path,
      },
      ...{ status, conclusion: conclusion === 'lost' ? 'failure' : conclusion },
    });
  };
  const end = async (): Promise<JobEnd> => {
    const done = await running.run();
    options.look?.(machine.workspace);
    if (done.conclusion !== 'lost' || options.isNoticed !== false) tell('completed', done.conclusion);
    const requests = {
      github: github.requests.filter(request => request.token === token),
      cache: cache.requests.filter(request => request.token === cacheEnv['ACTIONS_RUNTIME_TOKEN']),
      model: calls(),
    };
    const hidden = [...Object.values(secrets), token].filter(secret => secret !== '');
    expectSoundSteps(done.steps, hidden);
    expectNoSecretSent(requests.github, hidden);
    const concurrency = job.concurrency ?? workflow.concurrency;
    const scope = { status: 'success', contexts: { github: context, inputs, vars } } as const;
    return {
      ...endOf(done, `${run.id}.${run.attempt}`),
      requests,
      concurrency: concurrency === undefined ? undefined : concurrencyOf(concurrency, scope),
    };
  };

  tell('in_progress', null);
  const ended = end();
  const { kill } = options;
  if (kill !== undefined) void killAt(kill, running, received);
  return {
    run: `${run.id}.${run.attempt}`,
    ...{ ended, received, mainStarted: running.mainStarted },
    said: pattern => running.said(pattern),
    cancel: () => running.cancel(),
    killMain: () => running.killMain(),
    loseMachine: () => running.loseMachine(),
  };
}

async function killAt({ what, when }: Kill, job: Job, received: RunningJob['received']): Promise<void> {
  await job.mainStarted;
  if (typeof when === 'number') await sleep(when, undefined, { ref: false });
  else if ('calls' in when) await received(when.calls);
  else if ('says' in when) await job.said(when.says);
  else await when;
  switch (what) {
    case 'machine':
      return job.loseMachine();
    case 'main':
      return job.killMain();
    case 'cancel':
      return job.cancel();
  }
}

/** A branch has a scope of its own, and reads that of the default branch; what comes from a fork may only read. */
function cacheRights({ repository }: GitHub, { ref, isFork }: Happening): Rights {
  return { scopes: [...new Set([ref, `refs/heads/${repository.defaultBranch}`])], readOnly: isFork };
}

/** Either a group alone, or a mapping. */
function concurrencyOf(token: NonNullable<Token>, scope: Scope): Readonly<Record<string, string>> {
  return token.isScalar ? { group: textOf(token, scope) } : textsOf(token, scope);
}

function endOf({ conclusion, steps, log }: JobRun, run: string): Omit<JobEnd, 'requests' | 'concurrency'> {
  const ours = steps.filter(({ isAction }) => isAction);
  const [main] = ours.filter(({ phase }) => phase === 'main');
  const [post] = ours.filter(({ phase }) => phase === 'post');
  const texts = (name: 'summary' | 'stdout' | 'stderr') => ours.map(step => step[name]).join('');
  return {
    ...{ run, conclusion, steps, exitCode: main?.exitCode, postExitCode: post?.exitCode },
    ...{ outputs: main?.outputs ?? new Map(), durationMs: main?.durationMs ?? 0 },
    ...{ summary: texts('summary'), stdout: texts('stdout'), stderr: texts('stderr') },
    ...{ log: log.text, annotations: log.annotations },
  };
}
