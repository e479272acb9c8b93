// Agents that work on one test GitHub, run by run, as far as alerts go: what happened is told to their logs, and at the
// end of each run people are.
import { type GitHubApi, openApi } from '../../src/adapters/github/api.ts';
import { issueTracker } from '../../src/adapters/github/issues.ts';
import {
  type Alerted,
  type Alerting,
  alertOfProblem,
  alertOfRun,
} from '../../src/app/alerts/alert-people.ts';
import { type LookBack, NOTHING_SEEN } from '../../src/app/watch/look-back.ts';
import { Journal } from '../../src/app/journal.ts';
import { readLog } from '../../src/app/open-journal.ts';
import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event, Outcome } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { StateProblem } from '../../src/domain/alerts/firing.ts';
import { BACKOFF } from '../../src/domain/retry.ts';
import { newState } from '../../src/domain/state.ts';
import { timestampOf } from '../../src/domain/units.ts';
import { GENESIS } from '../../src/log/chain.ts';
import { HastyClock } from './fakes/hasty-clock.ts';
import { MemoryLog } from './fakes/memory-log.ts';
import { RecordingConsole } from './fakes/recording-console.ts';
import { SeededRandom } from './fakes/seeded-random.ts';
import { type GitHub, startGitHub } from './github/start-github.ts';
import type { Issue } from './github/world.ts';
import { NOW_MS, PROVIDER, added, quarantined, stopped } from './literals.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const REFUSED: Failure = { kind: 'content-refused' };

/** What a run may meet, as its log has it. */
export const inQuarantine = (...tasks: string[]): Event[] => [
  ...tasks.map(task => added(task)),
  ...tasks.map(task => quarantined(task, REFUSED)),
];
export const outOfQuarantine = (...tasks: string[]): Event[] =>
  tasks.map(task => ({ type: 'TaskRemoved', task }));
export const budgetReached: Event = {
  type: 'BudgetReached',
  ...{ window: 'day', unit: 'cost', limit: 1_000, spent: 900, held: 0 },
};
export const accountRefused = stopped(PROVIDER, 'account', { kind: 'unauthorized', status: 401 });
export const fork: StateProblem = { kind: 'fork', message: 'There are two histories.' };
export const corrupt: StateProblem = { kind: 'corrupt', message: 'Line 7 does not fit.' };

export class AlertScene {
  readonly github: GitHub;
  readonly #api: GitHubApi;
  nowMs = NOW_MS;

  private constructor(github: GitHub) {
    this.github = github;
    const { url, token } = github;
    const [clock, random] = [new HastyClock(), new SeededRandom()];
    this.#api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  }

  static async start(): Promise<AlertScene> {
    const github = await startGitHub({ repository: 'octo/example' });
    const scene = new AlertScene(github);
    github.setClock(() => scene.nowMs);
    return scene;
  }

  get tracker() {
    return issueTracker({ api: this.#api, owner: 'octo', name: 'example' });
  }

  get openIssues(): readonly Issue[] {
    return this.github.issues.filter(({ state }) => state === 'open');
  }

  /** `number state: comments` of each issue. */
  get issues(): readonly string[] {
    return this.github.issues.map(({ number, state, comments }) => `${number} ${state}: ${comments.length}`);
  }

  comments(number: number): readonly string[] {
    return this.github.issue(number).comments.map(({ body }) => body);
  }

  /** Of everything that was sent so far. */
  get writes(): number {
    return this.github.requests.filter(({ writes }) => writes).length;
  }

  pass(ms: number): void {
    this.nowMs += ms;
  }

  async close(): Promise<void> {
    this.#api.close();
    await this.github.close();
  }
}

export class AlertingAgent {
  readonly scene: Pick<AlertScene, 'nowMs' | 'tracker'>;
  readonly name: string;
  readonly console = new RecordingConsole();
  readonly #store = new MemoryLog();
  readonly #journal: Journal;
  wishes: Alerting['wishes'] = { labels: [], assignees: [] };
  wantsIssues = true;
  webhook: Alerting['webhook'];
  limits: Limits = NO_LIMITS;

  constructor(scene: Pick<AlertScene, 'nowMs' | 'tracker'>, name = 'default') {
    this.scene = scene;
    this.name = name;
    const policy = { limits: NO_LIMITS, backoff: BACKOFF };
    const start = { state: newState(), head: GENESIS, at: '', end: 0, run: '7.1', policy };
    this.#journal = new Journal(this.#store, this.#clock, start);
  }

  /** What a run knows beside its log. */
  get facts() {
    return { agent: this.name, limits: this.limits, now: timestampOf(this.scene.nowMs) };
  }

  get state() {
    return this.#journal.state;
  }

  /** Of the log, those about alerts: `AlertRaised budget`. */
  get noted(): readonly string[] {
    const noted: string[] = [];
    readLog(this.#store, ({ event }) => {
      if ('alert' in event) noted.push(`${event.type} ${event.alert}`);
    });
    return noted;
  }

  /** A whole run in which this happens. */
  async run(
    happens: readonly Event[] = [],
    {
      outcome = 'completed',
      problem,
      lookedBack = NOTHING_SEEN,
    }: { outcome?: Outcome; problem?: StateProblem; lookedBack?: LookBack } = {},
  ): Promise<Alerted> {
    await this.runUntilKilled(happens);
    const { trouble: silence, judged } = lookedBack;
    const alerted = await alertOfRun(this.#alerting, { ...this.facts, outcome, problem, silence, judged });
    await this.#journal.commit({ type: 'FinishRun', outcome });
    return alerted;
  }

  /** A run that never finishes: the next one finds that. */
  async runUntilKilled(happens: readonly Event[] = []): Promise<void> {
    const log = { log: 'log-1', repository: '42', agent: this.name };
    if (this.state.log === undefined) await this.#journal.commit({ type: 'CreateLog', ...log });
    await this.#journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
    await this.#journal.record(happens);
  }

  /** A run that finds nothing to do. */
  idle(): Promise<Alerted> {
    return alertOfRun(this.#alerting, { ...this.facts, outcome: 'idle', problem: undefined });
  }

  /** A run that may not work on the log. */
  refused(problem: StateProblem): Promise<Alerted> {
    return alertOfProblem(this.#alerting, { agent: this.name, run: '7.1', problem });
  }

  get #alerting() {
    const { wishes, console, webhook } = this;
    const tracker = this.wantsIssues ? this.scene.tracker : undefined;
    const place = { serverUrl: 'https://github.com', repository: 'octo/example' };
    return {
      tracker,
      webhook,
      wishes,
      console,
      place,
      clock: this.#clock,
      journal: this.#journal,
    };
  }

  get #clock() {
    const now = () => this.scene.nowMs;
    return { now, elapsed: now, sleep: () => Promise.resolve() };
  }
}
