import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type GitHubApi, openApi } from '../../src/adapters/github/api.ts';
import { inbox } from '../../src/adapters/github/inbox.ts';
import { issueTracker } from '../../src/adapters/github/issues.ts';
import { stateBranch } from '../../src/adapters/github/state-branch.ts';
import { workflowRuns } from '../../src/adapters/github/workflow-runs.ts';
import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../../src/adapters/local-disk/log-folder.ts';
import { stateDisk } from '../../src/adapters/local-disk/state-disk.ts';
import { type LookBack, NOTHING_SEEN } from '../../src/app/watch/look-back.ts';
import { pieceAt, snapshotAt } from '../../src/app/home/branch-files.ts';
import { type Home, LOOKED_AT } from '../../src/app/home/home.ts';
import { readLog } from '../../src/app/open-journal.ts';
import { type Rescued, rescueState } from '../../src/app/home/rescue-state.ts';
import { lookIntoInbox } from '../../src/app/requests/look-into-inbox.ts';
import { type RunEnd, runAgent } from '../../src/app/run-agent.ts';
import type { AgentPorts, Connected } from '../../src/app/run.ts';
import type { Settings } from '../../src/app/settings.ts';
import { type BranchHead, parseBranchHead } from '../../src/domain/branch-head.ts';
import type { Limits } from '../../src/domain/budget.ts';
import type { Event, LogRecord } from '../../src/domain/event.ts';
import { Lease } from '../../src/domain/lease.ts';
import type { State } from '../../src/domain/state.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Publishing } from '../../src/entrypoints/config.ts';
import { wirePublisher } from '../../src/entrypoints/wire-publisher.ts';
import type { Llm, LogStore } from '../../src/ports.ts';
import type { CopyStore } from '../../src/ports/copies.ts';
import type { GitHubAsked } from '../../src/ports/github.ts';
import type { Inbox } from '../../src/ports/inbox.ts';
import type { IssueTracker } from '../../src/ports/issues.ts';
import type { BranchView, StateBranch } from '../../src/ports/state-branch.ts';
import type { Publisher } from '../../src/ports/publishing.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { quiet } from './a-call.ts';
import { IDENTITY, RESULTS } from './fakes/agent-world.ts';
import { LiteralTasks } from './fakes/literal-tasks.ts';
import { MemoryCopies } from './fakes/memory-copies.ts';
import { MemoryLog } from './fakes/memory-log.ts';
import { MemoryResults } from './fakes/memory-results.ts';
import { PatientClock } from './fakes/patient-clock.ts';
import { RecordingConsole } from './fakes/recording-console.ts';
import { ScriptedLlm } from './fakes/scripted-llm.ts';
import { SeededRandom } from './fakes/seeded-random.ts';
import { type GitHub, startGitHub } from './github/start-github.ts';
import { type Power, powered } from './power.ts';
import { wholeLogOf } from './whole-log.ts';

export const BRANCH = 'background-agent/default';
export const COPY_PREFIX = 'background-agent/default/';

/** Calls hold less than 400 tokens each. */
const LIMITS: Limits = { run: { tokens: 5_000 }, day: { tokens: 200_000 }, month: { tokens: 1_000_000 } };

type Special = Partial<Settings> & {
  readonly stop?: AbortSignal;
  /** What the run believes to have seen of the branch; undefined: what is there. */
  readonly looked?: GitHubAsked<BranchView | undefined>;
  readonly home?: Partial<Home>;
  /** Whether GitHub is out of reach for this run alone. */
  readonly isAway?: () => boolean;
};

/** A process of the step: its ports, and how it dies. */
type Process = { readonly ports: AgentPorts & { readonly home: Home }; readonly power: Power };

/**
 * An agent at home: a real test GitHub, folders of a machine that can be lost, and a cache that both outlive. Time
 * passes only while none of these is at work. A run that is killed just stops.
 */
export class HomeWorld {
  readonly clock = new PatientClock();
  readonly random = new SeededRandom();
  readonly copies = new MemoryCopies(this.clock);
  readonly results = new MemoryResults();
  readonly console = new RecordingConsole();
  readonly llm = new ScriptedLlm(this.clock);
  readonly source: LiteralTasks;
  readonly github: GitHub;
  /** What reached the world, and when: a `commit` on the state branch, an `ask` of the model, a `save` to the cache. */
  readonly moments: { readonly word: 'commit' | 'ask' | 'save'; readonly atMs: number }[] = [];
  checkpointIntervalMs = 30_000;
  limits = LIMITS;
  /** What becomes of the next wish to connect; undefined: the model is there. */
  connected: Connected | undefined;
  /** Where results go beyond the disk. */
  publishing: Publishing['how'] = 'none';
  /** Whether issues tell people of trouble. */
  tells = false;
  /** What each run sees of its own past. */
  lookedBack: LookBack = NOTHING_SEEN;
  /** Whether people can ask for something on issues, and see there how the agent stands. */
  listens = false;
  /** Whether what people ask cannot be read. */
  isDeaf = false;
  /** What happens just before a run writes to an issue or reacts to a comment. */
  beforeTelling: (what: 'create' | 'change' | 'comment' | 'react') => void = () => {};
  /** Name of the next run, of the last one, and of nobody's. */
  run = '100.1';
  #runs = 100;
  #machines = 0;
  readonly #root = mkdtempSync(join(tmpdir(), 'home-world-'));
  readonly #api: GitHubApi;
  readonly #branch: StateBranch;
  #folder = '';
  readonly #processes: Process[] = [];
  #death = Promise.withResolvers<'killed'>();

  private constructor(github: GitHub, tasks: readonly Task[]) {
    this.github = github;
    this.source = new LiteralTasks(tasks);
    const { url, token } = github;
    // Waits between two tries are over at once, and do not move the clock of the story.
    const now = () => this.clock.now();
    const clock = { now, elapsed: now, sleep: () => Promise.resolve() };
    const { random } = this;
    this.#api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
    this.#branch = stateBranch({ api: this.#api, random, owner: 'octo', name: 'example', branch: BRANCH });
    this.loseMachine();
  }

  static async open(tasks: readonly Task[]): Promise<HomeWorld> {
    const github = await startGitHub({ repository: 'octo/example' });
    const world = new HomeWorld(github, tasks);
    github.setClock(() => world.clock.now());
    return world;
  }

  async close(): Promise<void> {
    for (const { power } of this.#processes) power.isOn = false;
    this.#api.close();
    rmSync(this.#root, { recursive: true, force: true });
    await this.github.close();
  }

  /** The state folder of the machine. */
  get folder(): string {
    return join(this.#folder, 'state');
  }

  /** Where copies to upload are made. */
  get temp(): string {
    return join(this.#folder, 'temp');
  }

  /** The next run finds an empty disk. */
  loseMachine(): void {
    this.#machines += 1;
    this.#folder = join(this.#root, `machine-${this.#machines}`);
    for (const folder of [this.folder, this.temp]) mkdirSync(folder, { recursive: true });
  }

  /** Back to a machine that another run was on. */
  use(folder: string, run: string): void {
    this.#folder = dirname(folder);
    this.run = run;
  }

  /** The report of a run that must have one. */
  async report(special: Special = {}): Promise<RunReport> {
    const end = await this.start(special);
    assert.ok(end.kind === 'reported', JSON.stringify(end));
    return end.report;
  }

  /** A run that may be killed by what the model's script, or a port, does. */
  async startOrKill(special: Special = {}): Promise<RunEnd | 'killed'> {
    this.#death = Promise.withResolvers();
    this.#runs += 1;
    this.run = special.run ?? `${this.#runs}.1`;
    const { stop = quiet, looked, home, isAway, ...settings } = special;
    const { ports } = this.#boot(looked, home, isAway);
    const [id, attempt] = this.run.split('.').map(Number) as [number, number];
    this.github.setRun({ id, attempt, status: 'in_progress', conclusion: null });
    try {
      const run = runAgent(ports, this.settings(settings), stop);
      return await this.clock.run(Promise.race([run, this.#death.promise]));
    } finally {
      this.github.setRun({ id, attempt, status: 'completed', conclusion: 'success' });
    }
  }

  /** One run, from the look at the branch on, as the next workflow run. */
  async start(special: Special = {}): Promise<RunEnd> {
    const end = await this.startOrKill(special);
    assert.ok(end !== 'killed', 'nobody kills this run');
    return end;
  }

  async startAndKill(special: Special = {}): Promise<void> {
    const end = await this.startOrKill(special);
    assert.equal(end, 'killed', JSON.stringify(end));
  }

  /** Ends every process, at once. Its machine and the world go on. */
  readonly kill = (): void => {
    for (const { power } of this.#processes) power.isOn = false;
    this.#death.resolve('killed');
  };

  /** The post step, on the machine of the last run. `isFull`: its disk takes nothing more. */
  async rescue(
    looked?: GitHubAsked<BranchView | undefined>,
    { isFull = false }: { readonly isFull?: boolean } = {},
  ): Promise<Rescued> {
    const { ports } = this.#boot(looked);
    const store = isFull ? fullStore(ports.store) : ports.store;
    const rescued = ports.home
      .looked()
      .then(seen => rescueState({ ...ports, store }, seen, { identity: IDENTITY, run: this.run }));
    return this.clock.run(rescued);
  }

  look(): Promise<GitHubAsked<BranchView | undefined>> {
    return this.clock.during(this.#branch.look(LOOKED_AT));
  }

  settings(special: Partial<Settings> = {}): Settings {
    return {
      ...IDENTITY,
      version: '1.0.0',
      run: this.run,
      provider: 'openrouter',
      baseUrl: undefined,
      outputCapName: 'max_tokens',
      limits: this.limits,
      pace: { concurrency: 1, requestsPerMinute: undefined, tokensPerMinute: undefined },
      runtimeMsMax: 24 * 3_600_000,
      results: RESULTS,
      logPath: 'state/log',
      ...special,
    };
  }

  get head(): BranchHead | undefined {
    return parseBranchHead(this.github.read(BRANCH, 'head.json') ?? '');
  }

  get lease(): Lease | undefined {
    const text = this.github.read(BRANCH, 'lease.json');
    return text === undefined ? undefined : Lease.parse(JSON.parse(text));
  }

  get commits(): number {
    return this.github.commits(BRANCH).length;
  }

  /** The log as the branch alone has it, with its history, proved. */
  records(): LogRecord[] {
    return recordsIn(this.#before(this.head?.end ?? 0));
  }

  events(): Event[] {
    return this.records().map(({ event }) => event);
  }

  /** State as the branch alone has it. */
  stored(): State {
    const files = this.github.files(BRANCH);
    const path = files.find(file => snapshotAt(file) !== undefined);
    const snapshot =
      path === undefined ? undefined : { end: snapshotAt(path) ?? 0, bytes: this.#bytesOf(path) };
    const pieces = files.filter(file => pieceAt(file) !== undefined).sort();
    const store = new MemoryLog(Buffer.concat(pieces.map(piece => this.#bytesOf(piece))), snapshot);
    const log = readLog(store);
    assert.ok(log.ok, 'the log on the branch is whole');
    return log.state;
  }

  /** The log in the newest copy. */
  cached(): LogRecord[] {
    const paths = this.copies.newestPaths().filter(path => pieceAt(path) !== undefined);
    const parts = paths.sort().map(path => this.copies.newest(path) ?? Buffer.alloc(0));
    return recordsIn(Buffer.concat([this.#before(pieceAt(paths[0] ?? '') ?? 0), ...parts]));
  }

  /** The log on the machine. */
  onDisk(): LogRecord[] {
    const store = new LogFolder(join(this.folder, 'log'));
    const parts = [...store.read()].map(bytes => Buffer.from(bytes));
    return recordsIn(Buffer.concat([this.#before(store.snapshot()?.end ?? 0), ...parts]));
  }

  /** What a snapshot stands for, which only the branch's history has. */
  #before(end: number): Buffer {
    return end === 0 ? Buffer.alloc(0) : wholeLogOf(this.github, BRANCH).subarray(0, end);
  }

  #bytesOf(path: string): Buffer {
    return this.github.readBytes(BRANCH, path) ?? Buffer.alloc(0);
  }

  get #publisher(): Publisher | undefined {
    const { clock, random } = this;
    const config = {
      publishing: { how: this.publishing, branch: undefined, message: undefined },
      settings: this.settings(),
    };
    const wiring = { api: this.#patientApi, clock, random, place: undefined };
    return wirePublisher(wiring, config, { owner: PLACE.owner, repository: PLACE.name });
  }

  /** Requests are real: time waits for each. */
  get #patientApi(): GitHubApi {
    const { clock } = this;
    const api = this.#api;
    return {
      read: path => clock.during(api.read(path)),
      write: (...given) => clock.during(api.write(...given)),
      query: (query, variables) => clock.during(api.query(query, variables)),
      mutate: (...given) => clock.during(api.mutate(...given)),
      pause: ms => clock.sleep(ms),
      close: () => api.close(),
    };
  }

  /** The look is that of the step at its start. */
  #requests(power: Power): Home['requests'] {
    if (!this.listens) return undefined;
    const { clock } = this;
    const place = { api: this.#patientApi, ...PLACE };
    const [plainBox, plainTracker] = [inbox(place), issueTracker(place)];
    const tell = <Value>(what: Parameters<HomeWorld['beforeTelling']>[0], work: () => Promise<Value>) => {
      this.beforeTelling(what);
      return power.isOn ? work() : new Promise<never>(() => {});
    };
    const box = powered<Inbox>(
      {
        ...plainBox,
        look: (...given) => (this.isDeaf ? AWAY : plainBox.look(...given)),
        react: (...given) => tell('react', () => plainBox.react(...given)),
      },
      power,
      clock,
    );
    const tracker = powered<IssueTracker>(
      {
        ...plainTracker,
        create: (...given) => tell('create', () => plainTracker.create(...given)),
        change: (...given) => tell('change', () => plainTracker.change(...given)),
        comment: (...given) => tell('comment', () => plainTracker.comment(...given)),
      },
      power,
      clock,
    );
    return { inbox: box, tracker, looked: () => lookIntoInbox(box, 'default') };
  }

  #boot(
    looked?: GitHubAsked<BranchView | undefined>,
    special: Partial<Home> = {},
    isAway = () => false,
  ): Process {
    const power: Power = { isOn: true };
    const { clock, random, results, console, source, copies, llm: scripted } = this;
    const note = (word: 'commit' | 'ask' | 'save') => this.moments.push({ word, atMs: clock.now() });
    const branch = powered<StateBranch>(
      {
        look: paths => (isAway() ? AWAY : this.#branch.look(paths)),
        fetch: file => (isAway() ? AWAY : this.#branch.fetch(file)),
        fetchAll: files => (isAway() ? AWAY : this.#branch.fetchAll(files)),
        change: change => (isAway() ? AWAY : this.#branch.change(change).finally(() => note('commit'))),
      },
      power,
      clock,
    );
    const llm = powered<Llm>(
      {
        ask(call, signal) {
          note('ask');
          return scripted.ask(call, signal);
        },
        close: () => scripted.close(),
      },
      power,
    );
    // As a run has it: what it was when the step began.
    let first = looked && Promise.resolve(looked);
    const home: Home = {
      branch,
      looked: () => (first ??= branch.look(LOOKED_AT)),
      copies: powered(
        {
          restore: (prefix, into) => copies.restore(prefix, into),
          save(key, folder) {
            note('save');
            return copies.save(key, folder);
          },
          prepareSave: () => copies.prepareSave(),
        } satisfies CopyStore,
        power,
      ),
      copyPrefix: COPY_PREFIX,
      lookedBack: this.lookedBack,
      disk: stateDisk({ folder: this.folder, temp: this.temp }),
      runs: powered(workflowRuns({ api: this.#api, owner: 'octo', name: 'example' }), power, clock),
      alerting: {
        tracker: this.tells ? issueTracker({ api: this.#patientApi, ...PLACE }) : undefined,
        webhook: undefined,
        clock: this.clock,
        console: this.console,
        place: undefined,
        wishes: { labels: [], assignees: [] },
      },
      requests: this.#requests(power),
      checkpointIntervalMs: this.checkpointIntervalMs,
      markIdle: ({ counts, outcome }, _, { seq, hash }) =>
        counts.pending + counts.failed === 0 && ['completed', 'idle'].includes(outcome)
          ? `idle at ${seq} ${hash}\n`
          : undefined,
      ...special,
    };
    const ports = {
      ...{ clock, random, results, console, source, home, publisher: this.#publisher },
      store: powered(new LogFolder(join(this.folder, 'log')), power, clock),
      answers: powered(new AnswerFolder(join(this.folder, 'answers')), power, clock),
      connect: () => Promise.resolve<Connected>(this.connected ?? { ok: true, llm }),
    };
    const process = { ports, power };
    this.#processes.push(process);
    return process;
  }
}

/** A disk that can be read, and takes nothing. */
function fullStore(store: LogStore): LogStore {
  const refuse = () => {
    throw new Error('There is no space left.');
  };
  return {
    snapshot: () => store.snapshot(),
    read: () => store.read(),
    slice: (from, to) => store.slice(from, to),
    append: () => Promise.reject(new Error('There is no space left.')),
    cutAt: refuse,
    keptAt: offset => store.keptAt(offset),
    beginSegment: () => store.beginSegment(),
    beginWith: refuse,
  };
}

const PLACE = { owner: 'octo', name: 'example' };
const AWAY = Promise.resolve({
  ok: false,
  trouble: { kind: 'unreachable', message: 'GitHub could not be reached.' },
} as const);

function recordsIn(bytes: Uint8Array): LogRecord[] {
  const records: LogRecord[] = [];
  const log = readLog(new MemoryLog(bytes), record => records.push(record));
  assert.ok(log.ok && log.torn === undefined, log.ok ? 'it is torn' : log.problem.message);
  return records;
}
