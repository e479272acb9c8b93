// The command line is killed at random moments of its work, again and again, until each list is done. A server of
// its own counts what was asked; the log says what was durable. Nothing durable may be asked for again.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { test } from 'vitest';

import { AnswerFolder } from '../../src/adapters/local-disk/answer-folder.ts';
import { LogFolder } from '../../src/adapters/local-disk/log-folder.ts';
import { type ReadLog, readLog } from '../../src/app/open-journal.ts';
import type { Limits } from '../../src/domain/budget.ts';
import type { LogRecord } from '../../src/domain/event.ts';
import { seal } from '../../src/log/chain.ts';
import { parseResult } from '../../src/report/result-file.ts';
import { Audit } from '../support/audit.ts';
import { Chance } from '../support/chance.ts';
import { type Workspace, newWorkspace } from '../support/command-line.ts';
import { type ModelServer, type Received, answer, startModelServer } from '../support/model-server.ts';

const SEED = 20_261_122;
const KILLS = 200;
/** Lists that are worked through, and killed, side by side. */
const LANES = 2;
/** Then the list is left to finish, so that there is always one run after the last kill. */
const KILLS_PER_LIST = 8;
const TASKS = 100;
const IN_FLIGHT = 8;

const LIMITS: Limits = {
  run: { tokens: 100_000, nanoUsd: 1_000_000_000 },
  day: { tokens: 5_000_000, nanoUsd: 5_000_000_000 },
  month: { tokens: undefined, nanoUsd: undefined },
};
const FLAGS = [
  ...['--provider', 'compatible', '--model', 'm', '--tasks', 'tasks.json'],
  // However often a task is in flight when the process dies, it is not to be set aside here.
  ...['--concurrency', String(IN_FLIGHT), '--max-attempts', '100'],
  ...['--token-budget', '100000', '--cost-budget', '1', '--daily-token-budget', '5000000'],
  ...['--daily-cost-budget', '5'],
];

test(`killed at ${KILLS} random moments, it repeats at most what was in flight`, async () => {
  const tally = { kills: 0, lists: 0, requests: 0, charged: 0, torn: 0, recovered: 0 };
  const failure = new AbortController();
  async function lane(number: number): Promise<void> {
    for (let list = 0; tally.kills < KILLS && !failure.signal.aborted; list += 1) {
      const seed = SEED + 1_000 * number + list;
      await new KilledList(seed, tally).workThrough();
      tally.lists += 1;
    }
  }
  const lanes = Array.from({ length: LANES }, async (_, number) => {
    try {
      await lane(number);
    } catch (error) {
      failure.abort();
      throw error;
    }
  });
  // When one fails, the other still ends its list: the folders are gone with the test.
  await Promise.allSettled(lanes);
  await Promise.all(lanes);

  console.log(`Seeds from ${SEED} on: ${JSON.stringify(tally)}`);
  assert.ok(tally.kills >= KILLS);
  assert.ok(tally.charged > KILLS, 'kills hit calls in flight');
  assert.ok(tally.recovered > 0, 'some logs had a torn end');
}, 400_000);

type Tally = {
  kills: number;
  lists: number;
  requests: number;
  charged: number;
  torn: number;
  recovered: number;
};

type Seen = {
  readonly log: Extract<ReadLog, { ok: true }>;
  readonly records: readonly LogRecord[];
  readonly done: ReadonlySet<string>;
};

/** One list of tasks, worked through by as many processes as it takes. */
class KilledList {
  readonly #chance: Chance;
  readonly #tally: Tally;
  readonly #name: string;
  readonly #workspace: Workspace;
  readonly #bell = new EventEmitter();
  #kills = 0;
  /** What may be asked for once more, over all kills. */
  #repeatsMax = 0;
  #torn: { readonly offset: number; readonly bytes: Buffer } | undefined;

  constructor(seed: number, tally: Tally) {
    this.#chance = new Chance(seed);
    this.#tally = tally;
    this.#name = `seed ${seed}`;
    this.#workspace = newWorkspace({ 'tasks.json': JSON.stringify(taskFile()) });
  }

  async workThrough(): Promise<void> {
    const server = await startModelServer({
      answering: ({ body }) => {
        this.#bell.emit('request');
        return { ...answer(body), delayMs: this.#chance.integer(5, 20) };
      },
    });
    try {
      let before: Seen = this.#look();
      for (let finished = false; !finished;) {
        const from = server.requests.length;
        finished = await this.#runOrKill(server, TASKS - before.done.size);
        await server.idle();
        const asked = server.requests.slice(from);

        const after = this.#look();
        this.#checkRun(asked, before, after);
        if (!finished) this.#noteKill(after);
        before = after;
      }
      this.#checkEnd(server, before);
    } finally {
      await server.close();
    }
  }

  /** Resolves with whether it ended by itself. */
  async #runOrKill(server: ModelServer, open: number): Promise<boolean> {
    const { child, ended } = this.#workspace.start(['run', ...FLAGS, '--base-url', server.url]);
    if (this.#kills < KILLS_PER_LIST) {
      const closed = new AbortController();
      void ended.then(() => closed.abort());
      void this.#killingMoment(server, open, closed.signal).then(
        () => child.kill('SIGKILL'),
        () => {},
      );
    }
    const said = await ended;
    if (said.exit === 'SIGKILL') return false;
    assert.equal(said.exit, 0, `${this.#name}: ${said.err}`);
    return true;
  }

  /** Mostly amid the calls; also while the process starts, and while it writes the results. */
  async #killingMoment(server: ModelServer, open: number, signal: AbortSignal): Promise<void> {
    const kind = this.#chance.fraction();
    if (kind < 0.1 || open === 0) return sleep(this.#chance.fraction() * 800, undefined, { signal });

    const calls = kind < 0.85 ? Math.min(open, this.#chance.integer(1, 20)) : open;
    const extraMs = this.#chance.fraction() * (kind < 0.85 ? 15 : 60);
    for (const target = server.requests.length + calls; server.requests.length < target;)
      await once(this.#bell, 'request', { signal });
    return sleep(extraMs, undefined, { signal });
  }

  #look(): Seen {
    const records: LogRecord[] = [];
    const log = readLog(new LogFolder(this.#path('log')), record => records.push(record));
    assert.ok(log.ok, `${this.#name}: the log is whole or torn`);
    return { log, records, done: new Set(completions(records).map(({ task }) => task)) };
  }

  /** What one process did, killed or not. */
  #checkRun(asked: readonly Received[], before: Seen, after: Seen): void {
    const name = this.#name;
    const tasks = asked.map(taskOf);
    assert.equal(new Set(tasks).size, tasks.length, `${name}: a process asked twice for the same answer`);
    for (const task of tasks)
      assert.ok(!before.done.has(task), `${name}: ${task} was done, and was asked for again`);

    const { state } = after.log;
    const started = after.records
      .slice(before.records.length)
      .flatMap(({ event }) => (event.type === 'AttemptStarted' ? [event.task] : []));
    for (const task of tasks) assert.ok(started.includes(task), `${name}: ${task} was asked for, not logged`);

    const unanswered = tasks.filter(task => !after.done.has(task));
    assert.ok(unanswered.length <= IN_FLIGHT);
    for (const task of unanswered) assert.ok(state.inFlight.has(task), `${name}: ${task} has no hold`);

    const answers = new AnswerFolder(this.#path('answers'));
    for (const task of state.tasks.values()) {
      if (task.status !== 'completed' || task.published !== undefined) continue;
      const answer = answers.get(task.answer);
      assert.ok(answer !== undefined, `${name}: ${task.id} is done, its answer is not there`);
    }

    if (this.#torn === undefined || after.log.torn !== undefined) return;
    const { offset, bytes } = this.#torn;
    const kept = readdirSync(this.#path('log'))
      .filter(file => file.startsWith(`torn-at-${offset}-`))
      .map(file => readFileSync(this.#path(`log/${file}`)));
    assert.ok(
      kept.some(aside => aside.equals(bytes)),
      `${name}: what was torn off is kept`,
    );
    this.#torn = undefined;
  }

  #noteKill({ log }: Seen): void {
    this.#kills += 1;
    this.#tally.kills += 1;
    this.#repeatsMax += log.state.inFlight.size;
    assert.ok(log.state.inFlight.size <= IN_FLIGHT);
    if (log.torn === undefined && log.head.seq > 0 && this.#chance.is(0.2)) this.#tear(log);
  }

  /** A kill amid a write is too rare to wait for, so it is made: the beginning of what could have come next. */
  #tear({ head, at }: Seen['log']): void {
    const { bytes } = seal(head, at, 'local-torn', [
      { type: 'RunStarted', version: '0', provider: 'compatible' },
    ]);
    const cut = Buffer.from(bytes.subarray(0, this.#chance.integer(1, bytes.length - 1)));
    const segment = this.#path('log/000000000000.jsonl');
    this.#torn = { offset: statSync(segment).size, bytes: cut };
    appendFileSync(segment, cut);
    this.#tally.torn += 1;
  }

  #checkEnd(server: ModelServer, { log, records }: Seen): void {
    const name = this.#name;
    const completed = completions(records);
    assert.equal(completed.length, TASKS, `${name}: each task was completed once`);
    assert.equal(log.torn, undefined);
    assert.ok(
      server.requests.length <= TASKS + this.#repeatsMax,
      `${name}: only what was in flight is repeated`,
    );

    const files = readdirSync(join(this.#workspace.path, 'results')).sort();
    assert.deepEqual(
      files,
      taskFile().tasks.map(({ id }) => `${id}.json`),
    );
    for (const { id } of taskFile().tasks) {
      const result = parseResult(this.#workspace.read(`results/${id}.json`));
      assert.equal(result?.status === 'completed' && result.output, textOf(id), `${name}: ${id}`);
    }
    assert.deepEqual(readdirSync(this.#path('answers')), [], `${name}: published answers are let go`);
    assert.ok(!existsSync(this.#path('lock')));

    const audit = new Audit();
    for (const record of records) audit.note(record, LIMITS);
    assert.deepEqual(audit.overshoots, []);
    audit.checkAgainst(log.state);
    assert.equal(log.state.inFlight.size, 0);

    this.#tally.requests += server.requests.length;
    this.#tally.charged += records.filter(({ event }) => event.type === 'HoldCharged').length;
    this.#tally.recovered += records.filter(({ event }) => event.type === 'LogRecovered').length;
  }

  #path(name: string): string {
    return join(this.#workspace.path, '.background-agent/default', name);
  }
}

function taskFile() {
  const ids = Array.from({ length: TASKS }, (_, index) => `t${String(index).padStart(2, '0')}`);
  return {
    version: 1,
    prices: { m: { input: 0.15, output: 0.6 } },
    tasks: ids.map(id => ({ id, type: 'summarize', input: { text: textOf(id) } })),
  };
}

function textOf(id: string): string {
  return `This is the text of ${id}.`;
}

function taskOf({ prompt }: Received): string {
  return /the text of (t\d+)\./.exec(prompt)?.[1] ?? assert.fail(`no task in the prompt: ${prompt}`);
}

function completions(records: readonly LogRecord[]) {
  return records.flatMap(({ event }) => (event.type === 'TaskCompleted' ? [event] : []));
}
