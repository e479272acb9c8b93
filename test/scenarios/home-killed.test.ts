// Runs with several calls in flight are killed at random moments: with their machine, or the process alone, after which the
// post step runs. Lists are worked through by as many runs as that takes, each on a machine of its own. What a run did is read
// from its disk before that goes; what was kept of it, from the cache and the state branch.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { test } from 'vitest';

import { readLog } from '../../src/app/open-journal.ts';
import type { LogRecord } from '../../src/domain/event.ts';
import { Chance } from '../support/chance.ts';
import { type Received, answer } from '../support/model-server.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import { recordsInCache, recordsOnDisk } from '../support/workflow/log-copies.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

const SEED = 20_261_127;
const KILLS = 50;
/** Lists that are worked through, and killed, side by side. */
const LANES = 4;
/** Then the list is left to finish, so that there is always one run after the last kill. */
const KILLS_PER_LIST = 4;
const TASKS = 24;
const IN_FLIGHT = 4;
/** Long enough for a checkpoint or two before the end of a list. */
const LATENCY_MS = { min: 200, max: 800 };

/** Nearly what a call holds at most: whoever forgets one is over the budget soon. */
const USAGE = { prompt_tokens: 760, completion_tokens: 100, total_tokens: 860 };
const CALL_NANO_USD = 174_000;
const WORST = { usage: { ...USAGE, cost: CALL_NANO_USD / 1e9 } };
const RUN = { tokens: 22_000, nanoUsd: 5_000_000 };

type Victim = 'machine' | 'main';
type Limits = Readonly<Record<'day' | 'month', { readonly tokens: number; readonly nanoUsd: number }>>;

const ROOMY: Limits = { day: times(RUN, 30), month: times(RUN, 60) };
/** A run and a half, of which nobody knows what they spent, use these up. */
const TIGHT: readonly [Limits, Limits] = [
  { day: times(RUN, 1.5), month: times(RUN, 60) },
  { day: times(RUN, 60), month: times(RUN, 1.5) },
];

test(`the machine is lost at ${KILLS} random moments: what was kept is not paid again`, async () => {
  const tally = await killEverywhere('machine');
  assert.ok(tally.sinceUpload > 0, 'answers were lost with their machine');
}, 400_000);

test(`main is killed at ${KILLS} random moments: only what was in flight is paid again`, async () => {
  const tally = await killEverywhere('main');
  assert.ok(tally.inFlight > 0, 'kills hit calls in flight');
  assert.equal(tally.sinceUpload, 0);
}, 400_000);

test('nothing is known of a lost run, so all that it drew from the day counts', async () => {
  const day = times(RUN, 1.25);
  await using scene = await openGitHubScene({
    tasks: summaries(TASKS),
    answering: ({ body }) => ({ ...answer(body, undefined, WORST), delayMs: 50 }),
    with: { concurrency: String(IN_FLIGHT), ...budgets('', RUN), ...budgets('daily-', day) },
  });
  const lost = await scene.run({ kill: { what: 'machine', when: { calls: 12 } } });
  assert.ok(lost.requests.model.length >= 12);
  for (let run = 2; run <= 3; run += 1) {
    const { outputs, log } = await scene.run();
    assert.equal(outputs.get('outcome'), 'budget-exhausted', log);
    assert.ok(scene.model.requests.length * USAGE.total_tokens <= day.tokens);
  }
}, 60_000);

test('a checkpoint has all that was durable when the one before it was over', async () => {
  await using scene = await openGitHubScene({
    tasks: summaries(80),
    answering: ({ body }) => ({ ...answer(body), delayMs: 250 }),
    with: { concurrency: '4', 'checkpoint-interval': '1s' },
  });
  let disk: readonly LogRecord[] = [];
  const job = await scene.start({ look: workspace => (disk = recordsOnDisk(workspace)) });
  while (scene.cache.entries.length < 2) await sleep(20);
  await job.loseMachine();
  const [end, kept] = [await job.ended, await recordsInCache(scene.cache)];
  assert.equal(uploadsOf(end).length, 2);
  assert.ok(doneIn(disk).size > 0 && doneIn(disk).size < 80);
  expectFreshUploads(end, disk, kept);
}, 60_000);

type Tally = {
  /** Runs that were killed before they ended by themselves. */
  kills: number;
  lists: number;
  requests: number;
  /** Calls that the killed runs had in flight, and those answered since their last upload. */
  inFlight: number;
  sinceUpload: number;
  uploadsOfKilled: number;
  /** Calls for a task that had been asked for before. */
  askedAgain: number;
  exhausted: number;
};

async function killEverywhere(victim: Victim): Promise<Tally> {
  const tally: Tally = {
    ...{ kills: 0, lists: 0, requests: 0, inFlight: 0 },
    ...{ sinceUpload: 0, uploadsOfKilled: 0, askedAgain: 0, exhausted: 0 },
  };
  const failure = new AbortController();
  async function lane(number: number): Promise<void> {
    for (let list = 0; tally.kills < KILLS && !failure.signal.aborted; list += 1) {
      await workThrough(SEED + 1_000 * number + list, victim, tally);
      tally.lists += 1;
    }
  }
  const lanes = Array.from({ length: LANES }, (_, number) =>
    lane(number).catch((error: unknown) => {
      failure.abort(error);
    }),
  );
  await Promise.all(lanes);
  failure.signal.throwIfAborted();
  console.log(`${victim}, seeds from ${SEED} on: ${JSON.stringify(tally)}`);
  assert.ok(tally.kills >= KILLS);
  assert.ok(tally.askedAgain <= tally.inFlight + tally.sinceUpload);
  return tally;
}

async function workThrough(seed: number, victim: Victim, tally: Tally): Promise<void> {
  const chance = new Chance(seed);
  const limits = victim === 'machine' && chance.is(0.5) ? chance.pick(TIGHT) : ROOMY;
  await using scene = await openGitHubScene({
    tasks: summaries(TASKS),
    answering: ({ body }) => ({
      ...answer(body, undefined, WORST),
      delayMs: chance.integer(LATENCY_MS.min, LATENCY_MS.max),
    }),
    with: {
      ...{ concurrency: String(IN_FLIGHT), 'checkpoint-interval': '1s' },
      // However often a task is in flight when a run dies, it is not to be set aside here.
      'max-attempts': '100',
      ...budgets('', RUN),
      ...budgets('daily-', limits.day),
      ...budgets('monthly-', limits.month),
    },
  });
  try {
    await new KilledList(scene, { chance, victim, limits, tally }).workThrough();
  } catch (error) {
    throw new Error(`With seed ${seed} and the ${victim} killed`, { cause: error });
  }
}

/** What a run left, and what was kept of it. */
type Traces = {
  readonly end: JobEnd;
  readonly disk: readonly LogRecord[];
  readonly kept: readonly LogRecord[];
};

type Setting = {
  readonly chance: Chance;
  readonly victim: Victim;
  readonly limits: Limits;
  readonly tally: Tally;
};

class KilledList {
  readonly #scene: GitHubScene;
  readonly #setting: Setting;
  readonly #asked = new Set<string>();
  /** Tasks that a run may ask for though one before it has. */
  #mayBeAskedAgain: ReadonlySet<string> = new Set();
  readonly #killedAtWork: string[] = [];

  constructor(scene: GitHubScene, setting: Setting) {
    this.#scene = scene;
    this.#setting = setting;
  }

  async workThrough(): Promise<void> {
    for (let kills = 0; kills < KILLS_PER_LIST; kills += 1) {
      const traces = await this.#run({ isKilled: true });
      this.#check(traces);
      const { exitCode, outputs } = traces.end;
      if (exitCode === 0 && outputs.get('pending') === '0') break;
    }
    const last = await this.#run({ isKilled: false });
    this.#check(last);
    this.#checkEnd(last);
  }

  async #run({ isKilled }: { readonly isKilled: boolean }): Promise<Traces> {
    const { chance, victim } = this.#setting;
    let disk: readonly LogRecord[] = [];
    const job = await this.#scene.start({ look: workspace => (disk = recordsOnDisk(workspace)) });
    if (isKilled) {
      const left = TASKS - this.#asked.size + this.#mayBeAskedAgain.size;
      const moment = chance.is(0.75)
        ? job.received(chance.integer(1, Math.max(1, left)))
        : job.mainStarted.then(() => sleep(chance.integer(0, 1_000)));
      const delayMs = chance.integer(0, LATENCY_MS.max);
      await Promise.race([moment.then(() => sleep(delayMs)), job.ended]);
      if (victim === 'machine') await job.loseMachine();
      else job.killMain();
    }
    const end = await job.ended;
    const [cached, branch] = [await recordsInCache(this.#scene.cache), this.#scene.records()];
    const tip = branch.at(-1);
    const goesOn = tip !== undefined && cached.some(record => isSame(record, tip));
    return { end, disk, kept: goesOn ? cached : branch };
  }

  #check({ end, disk, kept }: Traces): void {
    const { victim, tally } = this.#setting;
    const { run, requests } = end;
    const tasks = requests.model.map(taskIn);
    assert.equal(new Set(tasks).size, tasks.length, 'a run asks for nothing twice');
    const again = tasks.filter(task => this.#asked.has(task));
    for (const task of again) assert.ok(this.#mayBeAskedAgain.has(task), `${task} was kept, and paid again`);
    for (const task of tasks) this.#asked.add(task);
    tally.requests += tasks.length;
    tally.askedAgain += again.length;

    const own = disk.filter(record => record.run === run).map(({ event }) => event);
    const started = own.flatMap(event => (event.type === 'AttemptStarted' ? [event.task] : []));
    assert.deepEqual(new Set(tasks).difference(new Set(started)), new Set(), 'each call is in the log');
    const [done, saved] = [doneIn(disk), doneIn(kept)];
    const inFlight = started.filter(task => !done.has(task));
    const sinceUpload = [...done].filter(task => !saved.has(task));
    assert.ok(inFlight.length <= IN_FLIGHT);

    const isKilled = end.conclusion === 'lost' || end.exitCode === null;
    if (isKilled) {
      tally.kills += 1;
      tally.inFlight += inFlight.length;
      tally.sinceUpload += sinceUpload.length;
      const isOver = kept.some(({ run: by, event }) => by === run && event.type === 'RunFinished');
      if (started.length > 0 && !isOver) this.#killedAtWork.push(run);
      tally.uploadsOfKilled += uploadsOf(end).length;
      expectFreshUploads(end, disk, kept);
    } else {
      assert.match(end.outputs.get('outcome') ?? '', /^(?:completed|idle|budget-exhausted)$/, end.log);
      assert.deepEqual([inFlight, sinceUpload], [[], []]);
    }
    if (victim === 'main') {
      assert.deepEqual(sinceUpload, [], 'the post step keeps every answer');
      assert.ok(end.conclusion !== 'lost' && end.postExitCode === 0, end.log);
    }
    const stillOpen = [...this.#mayBeAskedAgain].filter(task => !saved.has(task));
    this.#mayBeAskedAgain = new Set([...stillOpen, ...inFlight, ...sinceUpload]);
    this.#checkBudgets();
  }

  #checkBudgets(): void {
    const { limits } = this.#setting;
    const { requests } = this.#scene.model;
    const days = new Set(requests.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10)));
    // More than one, if midnight came.
    const windows = Math.max(1, days.size);
    const tokens = Math.min(limits.day.tokens * windows, limits.month.tokens * windows);
    const nanoUsd = Math.min(limits.day.nanoUsd * windows, limits.month.nanoUsd * windows);
    assert.ok(requests.length * USAGE.total_tokens <= tokens, `${requests.length} calls`);
    assert.ok(requests.length * CALL_NANO_USD <= nanoUsd, `${requests.length} calls`);

    const { log } = this.#scene.state() ?? {};
    const read = readLog({ snapshot: () => undefined, read: () => (log === undefined ? [] : [log]) });
    assert.ok(read.ok);
    for (const [window, limit] of [
      [read.state.days, limits.day],
      [read.state.months, limits.month],
    ] as const)
      for (const [name, { spent, held }] of window) {
        assert.ok(spent.tokens + held.tokens <= limit.tokens, `${name}: ${JSON.stringify({ spent, held })}`);
        assert.ok(spent.nanoUsd + held.nanoUsd <= limit.nanoUsd, name);
      }
  }

  #checkEnd({ end }: Traces): void {
    const { tally } = this.#setting;
    const events = this.#scene.events();
    const interrupted = events.flatMap(event => (event.type === 'RunInterrupted' ? [event.interrupted] : []));
    for (const run of this.#killedAtWork) assert.ok(interrupted.includes(run), `${run} is known to be dead`);
    assert.equal(new Set(interrupted).size, interrupted.length);
    for (const event of events)
      if (event.type === 'LogRecovered') assert.match(event.damage, /^(?:copy-missing|torn)$/);

    if (end.outputs.get('outcome') === 'budget-exhausted') tally.exhausted += 1;
    else assert.equal(this.#scene.results().size, TASKS);
    const read = readLog({
      snapshot: () => undefined,
      read: () => [this.#scene.state()?.log ?? Buffer.of()],
    });
    assert.ok(read.ok);
    const spent = [...read.state.months.values()].reduce((sum, month) => sum + month.spent.tokens, 0);
    const asked = this.#scene.model.requests.length * USAGE.total_tokens;
    assert.ok(spent >= asked, `${asked} tokens were used, and ${spent} are on the books`);
  }
}

/** A checkpoint begins after the one before it is over, and has all that was durable then. */
function expectFreshUploads(end: JobEnd, disk: readonly LogRecord[], kept: readonly LogRecord[]): void {
  const lastButOneMs = uploadsOf(end).at(-2) ?? 0;
  const sure = disk.findLast(({ at }) => Date.parse(at) < lastButOneMs);
  assert.ok((kept.at(-1)?.seq ?? 0) >= (sure?.seq ?? 0), 'a checkpoint has all of the time before it');
}

/** When each was over. */
function uploadsOf({ requests }: JobEnd): readonly number[] {
  return requests.cache.flatMap(({ step, atMs }) => (step === 'finalize' ? [atMs] : []));
}

function doneIn(records: readonly LogRecord[]): ReadonlySet<string> {
  return new Set(records.flatMap(({ event }) => (event.type === 'TaskCompleted' ? [event.task] : [])));
}

function isSame(one: LogRecord, other: LogRecord): boolean {
  return one.seq === other.seq && one.run === other.run && one.at === other.at;
}

/** By its text: `Text 7 says one thing.` */
function taskIn({ prompt }: Received): string {
  const [, number] = /Text (\d+) says/.exec(prompt) ?? [];
  assert.ok(number, prompt);
  return `t${number}`;
}

function budgets(name: string, { tokens, nanoUsd }: { readonly tokens: number; readonly nanoUsd: number }) {
  return { [`${name}token-budget`]: String(tokens), [`${name}cost-budget`]: String(nanoUsd / 1e9) };
}

function times({ tokens, nanoUsd }: typeof RUN, factor: number) {
  return { tokens: tokens * factor, nanoUsd: nanoUsd * factor };
}
