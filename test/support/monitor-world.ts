// A monitor that looks at agents on a test GitHub, in this process and with the real adapters: time passes as a test says.
import { type GitHubApi, openApi } from '../../src/adapters/github/api.ts';
import { issueTracker } from '../../src/adapters/github/issues.ts';
import { stateBranch } from '../../src/adapters/github/state-branch.ts';
import { workflowBooks } from '../../src/adapters/github/workflow-books.ts';
import { workflowOfAgent } from '../../src/adapters/workflow-file/agent-workflow.ts';
import { type LookBack, lookBack } from '../../src/app/watch/look-back.ts';
import { type MonitorEnd, type MonitorOptions, monitorAgent } from '../../src/app/watch/monitor-agent.ts';
import { starterMonitorWorkflow } from '../../src/report/starter/starter-monitor-workflow.ts';
import { starterWorkflow } from '../../src/report/starter/starter-workflow.ts';
import { type Starter, starterPaths } from '../../src/report/starter/starter.ts';
import type { Clock } from '../../src/ports.ts';
import { RecordingConsole } from './fakes/recording-console.ts';
import { SeededRandom } from './fakes/seeded-random.ts';
import { githubActions } from './github/identities.ts';
import { type GitHub, startGitHub } from './github/start-github.ts';
import type { Permissions, WorkflowRun } from './github/world.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Friday, long after the agents were set up. */
export const START_MS = Date.parse('2026-11-20T12:00:00Z');

/** As `init` makes them; due each night. */
export function starterOf(name: string, fields: Partial<Starter> = {}): Starter {
  return {
    ...{ name, provider: 'openrouter', baseUrl: undefined, model: 'openai/gpt-4o-mini' },
    ...{ cron: '17 2 * * *', publish: 'commit', branch: 'main', ...fields },
  };
}

/** What `init` writes of an agent that watches and runs. */
export function filesOf(starter: Starter): Readonly<Record<string, string>> {
  const { workflow, monitor } = starterPaths(starter.name);
  return { [workflow]: starterWorkflow(starter), [monitor]: starterMonitorWorkflow(starter) };
}

/** What the workflow gives that `init` writes. */
const RIGHTS: Partial<Permissions> = { contents: 'read', issues: 'write', actions: 'read' };

type Look = Partial<MonitorOptions> & {
  readonly rights?: Partial<Permissions>;
  /** False: nobody wants issues. */
  readonly alerts?: boolean;
};

export class MonitorWorld {
  readonly github: GitHub;
  readonly console = new RecordingConsole();
  nowMs = START_MS;
  /** Of each look, unless it names others. */
  rights: Partial<Permissions> = {};
  #runs = 7_000;
  readonly #apis: GitHubApi[] = [];

  private constructor(github: GitHub) {
    this.github = github;
    github.setClock(() => this.nowMs);
  }

  /** `agents` were set up a month ago, and somebody has committed since. */
  static async open(...agents: readonly Starter[]): Promise<MonitorWorld> {
    const all = agents.length === 0 ? [starterOf('default')] : agents;
    const files = Object.assign({}, ...all.map(filesOf)) as Readonly<Record<string, string>>;
    const github = await startGitHub({ files, now: () => START_MS - 30 * DAY });
    const world = new MonitorWorld(github);
    github.push({ files: { 'README.md': 'Ours.\n' } });
    return world;
  }

  pass(ms: number): void {
    this.nowMs += ms;
  }

  /** A run of the agent that began so long ago, and was over ten minutes later unless it is on. */
  ran(
    agoMs: number,
    conclusion: WorkflowRun['conclusion'] | 'in_progress' | 'queued',
    name = 'default',
  ): number {
    const id = (this.#runs += 1);
    const createdAtMs = this.nowMs - agoMs;
    const isOn = conclusion === 'in_progress' || conclusion === 'queued';
    this.github.setRun({
      ...{ id, event: 'schedule', workflow: starterPaths(name).workflow, createdAtMs },
      ...{ status: isOn ? conclusion : 'completed', conclusion: isOn ? null : conclusion },
      updatedAtMs: isOn ? createdAtMs : createdAtMs + 10 * MINUTE,
    });
    return id;
  }

  /** The monitor's own run, as GitHub's list has it once it is over; null: it is on. */
  ranItself(conclusion: WorkflowRun['conclusion'] = 'success', name = 'default'): void {
    const id = (this.#runs += 1);
    const status = conclusion === null ? 'in_progress' : 'completed';
    const { monitor } = starterPaths(name);
    this.github.setRun({
      id,
      event: 'schedule',
      status,
      conclusion,
      workflow: monitor,
      createdAtMs: this.nowMs,
      updatedAtMs: this.nowMs,
    });
  }

  /** What GitHub has been asked to start, as it ends now. */
  endAsked(conclusion: 'success' | 'failure'): void {
    for (const run of this.github.runs)
      if (run.status !== 'completed')
        this.github.setRun({ ...run, status: 'completed', conclusion, updatedAtMs: this.nowMs });
  }

  /** One look of a monitor: a job of its own, with a token of its own. */
  async look({ rights, alerts = true, ...options }: Look = {}): Promise<MonitorEnd> {
    const { agent = 'default' } = options;
    const api = this.#apiFor({ ...RIGHTS, ...this.rights, ...rights });
    const place = { api, owner: 'octo', name: 'example' };
    const branch = { ...place, random: new SeededRandom(), branch: `background-agent/${agent}` };
    const tracker = alerts ? issueTracker(place) : undefined;
    const action = 'background-agent/background-agent';
    const alerting = {
      ...{ tracker, webhook: undefined, clock: this.#clock, console: this.console },
      place: { serverUrl: 'https://github.com', repository: 'octo/example' },
      wishes: { labels: [], assignees: [] },
    };
    const findFile: Parameters<typeof monitorAgent>[0]['findFile'] = files =>
      workflowOfAgent(files, { action, name: agent });
    return monitorAgent(
      { books: workflowBooks(place), findFile, branch: stateBranch(branch), tracker, alerting },
      {
        ...{ agent, run: `${(this.#runs += 1)}.1`, staleAfterMs: undefined, graceMs: undefined },
        ...{ isScheduled: true, mayEnable: false, ownPath: starterPaths(agent).monitor, ...options },
      },
    );
  }

  /** What the agent sees of its own past in a run that begins now. */
  lookBack(isKeptOn: boolean, rights: Partial<Permissions> = {}): Promise<LookBack> {
    const api = this.#apiFor({ ...RIGHTS, ...rights });
    const books = workflowBooks({ api, owner: 'octo', name: 'example' });
    const file = async () => {
      const files = await books.files();
      const agent = { action: 'background-agent/background-agent', name: 'default' };
      return files.ok ? workflowOfAgent(files.value, agent).file : undefined;
    };
    const path = starterPaths('default').workflow;
    const options = { path, run: (this.#runs += 1), nowMs: this.nowMs };
    return lookBack(
      { books, file, isKeptOn: () => Promise.resolve(isKeptOn) },
      { ...options, staleAfterMs: undefined, graceMs: undefined },
    );
  }

  /** The issues, as the agent writes them. */
  get tracker() {
    return issueTracker({ api: this.#apiFor(RIGHTS), owner: 'octo', name: 'example' });
  }

  /** `number state: comments` of each issue. */
  get issues(): readonly string[] {
    return this.github.issues.map(({ number, state, comments }) => `${number} ${state}: ${comments.length}`);
  }

  /** What was asked of Actions, and sent to the end. */
  get asked(): readonly string[] {
    return this.github.requests
      .filter(({ writes, operation }) => writes && operation.startsWith('actions/'))
      .map(({ operation }) => operation.replace('actions/', ''));
  }

  async close(): Promise<void> {
    for (const api of this.#apis) api.close();
    await this.github.close();
  }

  #apiFor(rights: Partial<Permissions>): GitHubApi {
    const none: Permissions = { contents: 'none', issues: 'none', 'pull-requests': 'none', actions: 'none' };
    const { url } = this.github;
    const token = this.github.addToken(githubActions.login, { ...none, ...rights });
    const random = new SeededRandom();
    const api = openApi({
      url,
      graphqlUrl: `${url}/graphql`,
      token,
      clock: this.#clock,
      random,
      proxyEnv: {},
    });
    this.#apis.push(api);
    return api;
  }

  /** Waits are over at once, and take no time. */
  get #clock(): Clock {
    const now = () => this.nowMs;
    return { now, elapsed: now, sleep: () => Promise.resolve() };
  }
}

/** How a look ended, in a word: `stale: missed`, `missed, started`, `blind`. */
export function shown(end: MonitorEnd): string {
  if (end.kind === 'blind') return 'blind';
  const { verdict, helped } = end;
  const reason = verdict.finding === undefined ? '' : `: ${verdict.finding.reason}`;
  return `${verdict.health}${reason}${helped === undefined ? '' : `, ${helped.act}`}`;
}
