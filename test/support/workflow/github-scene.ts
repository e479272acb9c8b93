// A whole stage: a GitHub with a repository, its Actions cache, a model server, and jobs that run a workflow file with the
// packaged action in it. Each job has an empty machine of its own, and several may run at once.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { resolve } from 'node:path';

import type { Event, LogRecord } from '../../../src/domain/event.ts';
import { type Result, parseResult } from '../../../src/report/result-file.ts';
import { type CacheService, startCacheService } from '../cache-service.ts';
import { echoing } from '../echo.ts';
import { type GitHub, type GitHubOptions, startGitHub } from '../github/start-github.ts';
import { type Answering, type ModelServer, answer, startModelServer } from '../model-server.ts';
import { type TaskFile, taskFileText } from '../scene.ts';
import { CANARY } from '../sound-run.ts';
import { type Machine, createMachine } from './machine.ts';
import { readAction } from './read-action.ts';
import { type JobEnd, type JobOptions, type RunningJob, type Stage, startJob } from './running-job.ts';
import { WORKFLOW_PATH, type WorkflowOptions, workflowText } from './scene-workflow.ts';
import { type StateOnBranch, recordsOf, stateOn } from './state-branch.ts';

export type SceneOptions = TaskFile &
  WorkflowOptions & {
    /** The workflow file. Default: a checkout and the agent, with the address of the model server and `secrets.LLM_KEY`. */
    readonly workflow?: string;
    readonly answering?: Answering;
    /** More files of the first commit. */
    readonly files?: Readonly<Record<string, string>>;
    readonly secrets?: Readonly<Record<string, string>>;
    /** Folder of an `action.yml` that is run in place of the packaged action. */
    readonly action?: string;
    /** One machine for all jobs, one after the other. */
    readonly selfHosted?: boolean;
    /** What the path of each machine begins with: a runner may stand in a folder with spaces in its name. */
    readonly machineName?: string;
    readonly github?: Omit<GitHubOptions, 'files'>;
  };

/** A workflow other than the one at the commit: the usual one with other inputs or permissions, or any text. */
export type RunOptions = JobOptions &
  WorkflowOptions & {
    readonly workflow?: string;
    /** Folder of an `action.yml` that this one job runs in place of the scene's. */
    readonly action?: string;
    /** Of another workflow file than the agent's: as it is at the commit, or with the text of `workflow`. */
    readonly path?: string;
  };

export type GitHubScene = {
  readonly github: GitHub;
  readonly cache: CacheService;
  readonly model: ModelServer;
  /** From the next request on. */
  answerWith(answering: Answering): void;
  /** A commit with another task file. */
  list(tasks: TaskFile): void;
  run(options?: RunOptions): Promise<JobEnd>;
  /** For those who have something to do while it runs. */
  start(options?: RunOptions): Promise<RunningJob>;
  /** Every result at the tip of a branch, by the id of its task. */
  results(branch?: string): ReadonlyMap<string, Result>;
  /** What an agent keeps in the repository; undefined as long as it keeps nothing. */
  state(agent?: string): StateOnBranch | undefined;
  /** The log on the state branch; none as long as there is no branch. One that is not intact fails the test. */
  records(agent?: string): readonly LogRecord[];
  /** Of one run, as `JobEnd.run` names it, or of all. */
  events(run?: string, agent?: string): readonly Event[];
  /** Whether each call of the job has its `AttemptStarted` in the log on the state branch. */
  isCounted(end: JobEnd, agent?: string): boolean;
  [Symbol.asyncDispose](): Promise<void>;
};

const TASKS_PATH = '.github/background-agent/tasks.yml';
const RESULTS = 'results/';
const FIRST_RUN = 1_000;
const PACKAGED = resolve(import.meta.dirname, '../../..');

export async function openGitHubScene(options: SceneOptions): Promise<GitHubScene> {
  const {
    workflow,
    answering,
    files,
    secrets,
    selfHosted,
    machineName,
    action = PACKAGED,
    github: githubOptions,
    with: inputs,
    permissions,
    ...tasks
  } = options;
  const usual: WorkflowOptions = { ...(inputs && { with: inputs }), ...(permissions && { permissions }) };
  const [github, cache, model] = await Promise.all([
    startGitHub({
      ...githubOptions,
      files: {
        [WORKFLOW_PATH]: workflow ?? workflowText(usual),
        [TASKS_PATH]: taskFileText(tasks),
        ...files,
      },
    }),
    startCacheService(),
    startModelServer(),
  ]);
  const arrivals = new EventEmitter().setMaxListeners(0);
  const stage: Stage = {
    github,
    cache,
    model,
    action: readAction(action),
    nextCall: () => once(arrivals, 'call'),
  };
  const host = selfHosted === true ? createMachine(machineName) : undefined;
  const machines = new Set<Machine>();
  const running = new Set<RunningJob>();
  let runs = 0;

  const answerWith: GitHubScene['answerWith'] = next => {
    const echo = echoing(next);
    model.answerWith(call => {
      arrivals.emit('call');
      return echo(call);
    });
  };
  const workflowAt = (sha: string, own: RunOptions) => {
    const { path = WORKFLOW_PATH } = own;
    const isOther = own.with !== undefined || own.permissions !== undefined;
    if (own.workflow !== undefined) return { path, text: own.workflow };
    assert.ok(!isOther || path === WORKFLOW_PATH, 'only the usual workflow can be given other inputs');
    assert.ok(!(isOther && workflow !== undefined), 'only the usual workflow can be given other inputs');
    const both = { ...usual, ...own, with: { ...usual.with, ...own.with } };
    const text = isOther ? workflowText(both) : github.read(sha, path);
    assert.ok(text !== undefined, `there is no ${path} at ${sha}`);
    return { path, text };
  };
  const start: GitHubScene['start'] = async (own = {}) => {
    runs += 1;
    const run = { id: own.runId ?? FIRST_RUN + runs, attempt: own.runAttempt ?? 1, number: runs };
    const machine = host ?? createMachine(machineName);
    machines.add(machine);
    const key = `${CANARY}-${run.id}-${run.attempt}`;
    const setup = {
      ...{ machine, run, secrets: { LLM_KEY: key, ...secrets }, vars: { LLM_URL: model.url } },
      workflowAt: (sha: string) => workflowAt(sha, own),
    };
    const { action: other } = own;
    const onStage = other === undefined ? stage : { ...stage, action: readAction(other) };
    const job = await startJob(onStage, setup, own);
    running.add(job);
    const finish = async () => {
      try {
        return await job.ended;
      } finally {
        running.delete(job);
        if (machine !== host) machine.remove();
      }
    };
    return { ...job, ended: finish() };
  };
  const state: GitHubScene['state'] = (agent = 'default') => stateOn(github, agent);
  const records: GitHubScene['records'] = agent => {
    const found = state(agent);
    return found === undefined ? [] : recordsOf(found);
  };
  const events: GitHubScene['events'] = (run, agent) =>
    records(agent)
      .filter(record => run === undefined || record.run === run)
      .map(({ event }) => event);

  answerWith(answering ?? (({ body }) => answer(body)));
  return {
    ...{ github, cache, model, answerWith, start, state, records, events },
    list: file =>
      void github.push({ files: { [TASKS_PATH]: taskFileText(file) }, message: 'Change the tasks' }),
    run: async own => (await start(own)).ended,
    results: (branch = github.repository.defaultBranch) => resultsOn(github, branch),
    isCounted: ({ run, requests }, agent) =>
      events(run, agent).filter(({ type }) => type === 'AttemptStarted').length === requests.model.length,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...running].map(job => job.loseMachine()));
      await Promise.allSettled([...running].map(({ ended }) => ended));
      for (const machine of machines) machine.remove();
      await Promise.all([cache.close(), model.close()]);
      await github.close();
    },
  };
}

function resultsOn(github: GitHub, branch: string): ReadonlyMap<string, Result> {
  const paths = github.files(branch).filter(path => path.startsWith(RESULTS));
  return new Map(
    paths.map(path => {
      const result = parseResult(github.read(branch, path) ?? '');
      assert.ok(result, `${path} is a result`);
      return [result.id, result];
    }),
  );
}
