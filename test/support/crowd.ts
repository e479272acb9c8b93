// Runs of one agent that overlap, each on a machine of its own. A seed decides how long each of their steps takes, and so
// which of them goes on next: requests to GitHub and to the cache, calls of the model, writes to the disk.
import assert from 'node:assert/strict';

import { NOTHING_SEEN } from '../../src/app/watch/look-back.ts';
import { LOOKED_AT, type Home } from '../../src/app/home/home.ts';
import { readLog } from '../../src/app/open-journal.ts';
import { type RunEnd, runAgent } from '../../src/app/run-agent.ts';
import type { AgentPorts } from '../../src/app/run.ts';
import type { Settings } from '../../src/app/settings.ts';
import type { Limits } from '../../src/domain/budget.ts';
import type { LogRecord } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';
import type { AnswerStore, Clock, Llm, LogStore, ResultStore } from '../../src/ports.ts';
import type { CopyStore } from '../../src/ports/copies.ts';
import type { WorkflowRuns } from '../../src/ports/github.ts';
import type { StateBranch } from '../../src/ports/state-branch.ts';
import type { StateDisk } from '../../src/ports/state-disk.ts';
import type { Publisher } from '../../src/ports/publishing.ts';
import { quiet } from './a-call.ts';
import { Chance } from './chance.ts';
import { IDENTITY, RESULTS } from './fakes/agent-world.ts';
import { LiteralTasks, aTask } from './fakes/literal-tasks.ts';
import { RecordingConsole } from './fakes/recording-console.ts';
import { answered } from './fakes/scripted-llm.ts';
import { SeededRandom } from './fakes/seeded-random.ts';
import type { VirtualClock } from './fakes/virtual-clock.ts';
import { type Power, powered } from './power.ts';
import { datedAt } from './fakes/dated-at.ts';

/** What the runs share, and what each has for itself. */
export type Ground = {
  readonly clock: VirtualClock;
  readonly branch: StateBranch;
  readonly copies: CopyStore;
  /** The whole cache is lost. */
  evict(): void;
  openMachine(run: string): Machine;
  /** Waits for what is really under way: time stands still. */
  during<Value>(work: Promise<Value>): Promise<Value>;
  /** The log's bytes as the branch alone has them. */
  log(): Buffer;
  hasLease(): boolean;
  /** Paths of results, as the repository's people see them. */
  results(): readonly string[];
};

export type Machine = {
  readonly disk: StateDisk;
  readonly store: LogStore;
  readonly answers: AnswerStore;
  readonly results: ResultStore;
  readonly publisher?: Publisher | undefined;
};

const DAY_MS = 24 * 3_600_000;
/** Longer than any call takes, so that a lease is long enough as well. */
const TIMEOUT_MS = 300_000;
/** What 30 tokens in and 10 out cost. */
const TOKENS_PER_CALL = 40;
const DAYS_MAX = 10;

/** What was there before. `killed`: a run that died in its first calls, and whose lease may still live. */
const PASTS = ['nothing', 'clean', 'evicted', 'killed'] as const;

/** A process, and what happens at its first answer. */
type Life = { readonly power: Power; readonly onAnswer?: () => void };

export class Crowd {
  readonly ground: Ground;
  readonly chance: Chance;
  readonly past: (typeof PASTS)[number];
  /** The tasks that were asked for, one word for each call. */
  readonly asked: string[] = [];
  /** How the overlapping runs ended. */
  readonly ends: string[] = [];
  readonly #source: LiteralTasks;
  readonly #limits: Limits;
  readonly #pace: { readonly requestMsMax: number; readonly diskMsMax: number; readonly callMsMax: number };
  readonly #checkpointIntervalMs: number;
  readonly #concurrency: number;
  /** Whether the runs may read what GitHub knows of other runs. */
  readonly #mayAsk: boolean;
  readonly #over = new Set<string>();
  readonly #console = new RecordingConsole();
  /** Calls that a killed run had in flight. */
  #cutOff = 0;
  #runs = 0;

  constructor(ground: Ground, seed: number) {
    const chance = new Chance(seed);
    this.ground = ground;
    this.chance = chance;
    this.past = chance.pick(PASTS);
    this.#source = new LiteralTasks([]);
    this.#list(chance.integer(3, 8));
    this.#limits = chance.is(0.25)
      ? { run: { tokens: 1_200 }, day: { tokens: 1_200 }, month: {} }
      : { run: {}, day: { tokens: 200_000 }, month: { tokens: 1_000_000 } };
    this.#pace = {
      requestMsMax: chance.pick([50, 2_000, 20_000]),
      diskMsMax: chance.pick([5, 500]),
      callMsMax: chance.pick([1_000, 30_000, 240_000]),
    };
    this.#checkpointIntervalMs = chance.pick([10_000, 30_000, 120_000]);
    this.#concurrency = chance.integer(1, 3);
    this.#mayAsk = chance.is(0.7);
  }

  /** Whatever was before, then two to four runs at once, then one run a day until nothing is left to do. */
  async live(): Promise<void> {
    const { clock } = this.ground;
    await this.#begin();
    const spreadMs = this.chance.pick([0, 5_000, 60_000, 600_000]);
    const runs = Array.from({ length: this.chance.integer(2, 4) }, () => this.#later(spreadMs));
    if (this.chance.is(0.3)) runs.push(this.#grow(spreadMs));
    this.ends.push(...(await clock.run(Promise.all(runs))).filter(end => end !== ''));

    for (let day = 1; ; day += 1) {
      assert.ok(day <= DAYS_MAX, 'it is done some day');
      const end = await clock.run(this.run());
      if (end === 'completed' || end === 'idle') break;
      assert.equal(end, 'budget-exhausted');
      await clock.pass(DAY_MS);
    }
  }

  /** No task was paid twice, nothing is lost, and the books are right. */
  expectSound(): void {
    const ids = this.#source.tasks.map(({ id }) => id);
    assert.deepEqual(this.asked.toSorted(), ids.toSorted(), 'every task was asked for once');
    const paths = ids.map(id => `results/${id}.json`);
    assert.deepEqual(this.ground.results().toSorted(), paths.toSorted());
    for (const end of this.ends)
      assert.ok(
        ['completed', 'idle', 'overlapped', 'overlapped at once', 'budget-exhausted'].includes(end),
        end,
      );

    const { records, state } = this.#stored();
    const count = (type: string) => records.filter(({ event }) => event.type === type).length;
    assert.equal(count('TaskCompleted'), ids.length);
    const again = count('AttemptStarted') - ids.length;
    assert.ok(0 <= again && again <= this.#cutOff, `${again} attempts too many`);
    assert.equal(count('RunInterrupted'), this.past === 'killed' ? 1 : 0);
    assert.deepEqual([state.run, state.pending.size, this.ground.hasLease()], [undefined, 0, false]);
    if (this.past !== 'killed') assert.equal(state.charges.size, 0);

    let spent = 0;
    for (const [name, account] of state.days) {
      const { day } = this.#limits;
      assert.ok(account.spent.tokens + account.held.tokens <= (day.tokens ?? Infinity), name);
      spent += account.spent.tokens;
    }
    if (this.past !== 'killed') assert.equal(spent, ids.length * TOKENS_PER_CALL);
  }

  async #begin(): Promise<void> {
    const { clock } = this.ground;
    switch (this.past) {
      case 'nothing':
        return;
      case 'clean':
      case 'evicted': {
        const all = this.#source.tasks;
        this.#source.tasks = all.slice(0, 2);
        assert.equal(await clock.run(this.run()), 'completed');
        this.#source.tasks = all;
        if (this.past === 'evicted') this.ground.evict();
        break;
      }
      case 'killed':
        await clock.run(this.#dieSoon());
        this.#cutOff = this.asked.splice(0).length;
        break;
    }
    await clock.pass(this.chance.integer(0, DAY_MS));
  }

  /** A run that dies when its first answer is there: with it, its calls in flight are lost. */
  async #dieSoon(): Promise<void> {
    const [power, death] = [{ isOn: true }, Promise.withResolvers<void>()];
    const onAnswer = () => {
      power.isOn = false;
      death.resolve();
    };
    void this.run({ power, onAnswer });
    await death.promise;
    this.#over.add(this.#nameOf(this.#runs));
  }

  async #later(spreadMs: number): Promise<string> {
    await this.ground.clock.sleep(this.chance.integer(0, spreadMs));
    return this.run();
  }

  /** Somebody adds a task while they are at work. */
  async #grow(spreadMs: number): Promise<''> {
    await this.ground.clock.sleep(this.chance.integer(0, spreadMs));
    this.#list(this.#source.tasks.length + 1);
    return '';
  }

  #list(count: number): void {
    const settings = { timeoutMs: TIMEOUT_MS };
    this.#source.tasks = Array.from({ length: count }, (_, index) => aTask(`t${index}`, { settings }));
  }

  #nameOf(run: number): string {
    return `${100 + run}.1`;
  }

  /** One run, as the next workflow run, on a machine of its own. How it ended. */
  async run(life: Life = { power: { isOn: true } }): Promise<string> {
    this.#runs += 1;
    const run = this.#nameOf(this.#runs);
    const end = await runAgent(this.#ports(run, life), this.#settings(run), quiet);
    this.#over.add(run);
    return wordFor(end);
  }

  #settings(run: string): Settings {
    return {
      ...IDENTITY,
      version: '1.0.0',
      run,
      provider: 'openrouter',
      baseUrl: undefined,
      outputCapName: 'max_tokens',
      limits: this.#limits,
      pace: { concurrency: this.#concurrency, requestsPerMinute: undefined, tokensPerMinute: undefined },
      runtimeMsMax: DAY_MS,
      results: RESULTS,
      logPath: 'state/log',
    };
  }

  #ports(run: string, life: Life): AgentPorts {
    const { ground } = this;
    const { clock } = ground;
    const { requestMsMax, diskMsMax } = this.#pace;
    const { disk, store, answers, results, publisher } = ground.openMachine(run);
    const request = <Port extends object>(port: Port) => powered(this.#slow(port, requestMsMax), life.power);
    const write = <Port extends object>(port: Port) => powered(this.#slow(port, diskMsMax), life.power);
    const branch = request(ground.branch);
    const home: Home = {
      branch,
      looked: () => branch.look(LOOKED_AT),
      copies: request(ground.copies),
      copyPrefix: 'background-agent/default/',
      lookedBack: NOTHING_SEEN,
      disk,
      runs: request(this.#workflowRuns()),
      alerting: {
        tracker: undefined,
        webhook: undefined,
        clock,
        console: this.#console,
        place: undefined,
        wishes: { labels: [], assignees: [] },
      },
      checkpointIntervalMs: this.#checkpointIntervalMs,
      markIdle: (_, __, { seq, hash }) => `idle at ${seq} ${hash}\n`,
    };
    const llm = powered(this.#model(clock, life), life.power);
    return {
      ...{ clock, home, results, source: this.#source, console: this.#console },
      random: new SeededRandom(this.chance.integer(1, 1_000_000)),
      store: write(store),
      answers: write(answers),
      publisher: publisher && request(publisher),
      connect: () => Promise.resolve({ ok: true, llm }),
    };
  }

  #workflowRuns(): WorkflowRuns {
    const trouble = { kind: 'forbidden', message: 'Add "actions: read".' } as const;
    return {
      isOver: async run =>
        this.#mayAsk
          ? { ok: true, value: this.#over.has(run), date: datedAt(this.ground.clock.now()) }
          : { ok: false, trouble },
    };
  }

  #model(clock: Clock, { onAnswer }: Life): Llm {
    return {
      ask: async ({ messages }) => {
        const id = /The text of (t\d+)\./.exec(messages.map(({ content }) => content).join(' '))?.[1];
        this.asked.push(id ?? 'nothing that is known');
        await clock.sleep(this.chance.integer(1, this.#pace.callMsMax));
        onAnswer?.();
        return answered(`An answer to ${id}.`);
      },
      close: () => Promise.resolve(),
    };
  }

  /** What is asked of a port arrives after a while, is done at once, and its answer takes a while again. */
  #slow<Port extends object>(port: Port, msMax: number): Port {
    const { clock } = this.ground;
    const wait = () => clock.sleep(this.chance.integer(0, msMax));
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const call = (given: unknown[]): unknown => Reflect.apply(value, target, given);
        if (!LATER.has(String(name))) return (...given: unknown[]) => call(given);
        return async (...given: unknown[]) => {
          await wait();
          const done: unknown = await this.ground.during(Promise.resolve(call(given)));
          await wait();
          return done;
        };
      },
    });
  }

  #stored(): { readonly records: readonly LogRecord[]; readonly state: State } {
    const records: LogRecord[] = [];
    const log = readLog({ snapshot: () => undefined, read: () => [this.ground.log()] }, record =>
      records.push(record),
    );
    assert.ok(log.ok && log.torn === undefined, 'the log on the branch is whole');
    return { records, state: log.state };
  }
}

const LATER = new Set(['look', 'fetch', 'change', 'restore', 'save', 'isOver', 'append', 'put', 'publish']);

/** `overlapped at once`: it met a lease; `overlapped`: another was faster. */
function wordFor(end: RunEnd): string {
  switch (end.kind) {
    case 'reported':
      return end.report.outcome;
    case 'overlapped':
      return end.holder === undefined ? 'overlapped' : 'overlapped at once';
    case 'refused':
    case 'unusable':
      return `${end.kind}: ${end.message}`;
    case 'mistaken':
      return 'mistaken';
  }
}
