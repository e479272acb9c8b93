import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { beforeEach, describe, test } from 'vitest';

import { openJournal } from '../../src/app/open-journal.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { LogRecord } from '../../src/domain/event.ts';
import { BACKOFF } from '../../src/domain/retry.ts';
import { GENESIS } from '../../src/log/chain.ts';
import { AgentWorld, IDENTITY } from '../support/fakes/agent-world.ts';
import { MemoryLog } from '../support/fakes/memory-log.ts';
import { NOW_MS, later } from '../support/literals.ts';

let world: AgentWorld;
beforeEach(() => {
  world = new AgentWorld();
});

/** A log with a run that has begun. */
async function startedLog(): Promise<Buffer> {
  const journal = await world.journal();
  await journal.commit({ type: 'CreateLog', log: 'log-1', ...IDENTITY });
  await journal.commit({ type: 'StartRun', version: '1.0.0', provider: 'openrouter' });
  return world.store.bytes;
}

async function problemOf(identity = IDENTITY): Promise<{ kind: string; message: string }> {
  const policy = { limits: NO_LIMITS, backoff: BACKOFF };
  const opened = await openJournal(world, { identity, run: 'run-9', policy });
  assert.ok(!opened.ok);
  return opened.problem;
}

/** Refusing a log must not touch it: not a byte is written, cut or kept aside. */
function expectUntouched(bytes: Uint8Array): void {
  assert.deepEqual(world.store.bytes, Buffer.from(bytes));
  assert.equal(world.store.appends.length, 0);
  assert.equal(world.store.aside.size, 0);
}

describe('where there is no log', () => {
  test('the journal is open for one, and nothing is written yet', async () => {
    const opened = await world.open();
    assert.ok(opened.ok);
    assert.equal(opened.source, 'fresh');
    assert.equal(opened.notice, undefined);
    assert.deepEqual(world.records(), []);
  });
});

describe('an intact log', () => {
  test('is opened without a byte written', async () => {
    world.store = new MemoryLog(await startedLog());
    const bytes = world.store.bytes;
    const opened = await world.open();
    assert.ok(opened.ok);
    assert.equal(opened.source, 'disk');
    assert.equal(opened.notice, undefined);
    assert.equal(opened.journal.state.run?.id, 'run-1');
    expectUntouched(bytes);
  });

  test('goes on where it ended', async () => {
    world.store = new MemoryLog(await startedLog());
    const journal = await world.journal();
    await journal.commit({ type: 'FinishRun', outcome: 'completed' });
    assert.deepEqual(
      world.records().map(({ seq, run, event }) => `${seq} ${run} ${event.type}`),
      ['1 run-1 LogCreated', '2 run-1 RunStarted', '3 run-2 RunFinished'],
    );
  });
});

describe('a log whose end is torn', () => {
  test('is cut behind its last seal, the torn bytes are kept, and the log says so', async () => {
    const whole = await startedLog();
    const journal = await world.journal();
    await journal.commit({ type: 'FinishRun', outcome: 'completed' });
    const torn = world.store.bytes.subarray(0, whole.length + 40);
    world.store = new MemoryLog(torn);

    const opened = await world.open();
    assert.ok(opened.ok);
    assert.equal(opened.source, 'disk');
    assert.equal(opened.notice?.includes('40 bytes'), true);
    assert.equal(opened.notice?.includes(`torn-at-${whole.length}`), true);
    assert.deepEqual(world.store.aside.get(`torn-at-${whole.length}`), torn.subarray(whole.length));
    assert.deepEqual(world.events().at(-1), { type: 'LogRecovered', damage: 'torn', bytes: 40 });
    assert.equal(opened.journal.state.run?.id, 'run-1');
  });

  test('begins anew when its very first append was torn', async () => {
    const whole = await startedLog();
    world.store = new MemoryLog(whole.subarray(0, 30));
    const opened = await world.open();
    assert.ok(opened.ok);
    assert.equal(opened.source, 'fresh');
    assert.deepEqual(
      world.events().map(({ type }) => type),
      ['LogRecovered'],
    );
  });

  test('that an earlier run cut, and died before it could say so, is said to have been cut', async () => {
    const whole = await startedLog();
    world.store = new MemoryLog(Buffer.concat([whole, Buffer.from('{"v":1,"seq":3,')]));
    world.store.cutAt(whole.length);
    assert.ok((await world.open()).ok);
    assert.deepEqual(world.events().at(-1), { type: 'LogRecovered', damage: 'torn', bytes: 15 });

    const recovered = world.store.bytes;
    assert.ok((await world.open()).ok);
    assert.deepEqual(world.store.bytes, recovered);
  });

  test('is left as it is when it is another repository’s', async () => {
    const torn = Buffer.concat([await startedLog(), Buffer.from('{"v":1,"seq":3,')]);
    world.store = new MemoryLog(torn);
    assert.equal((await problemOf({ repository: '43', agent: 'default' })).kind, 'foreign');
    expectUntouched(torn);
  });
});

describe('refused, and left as it is, is', () => {
  test('a log with one wrong bit, with the event where it begins', async () => {
    const bytes = Buffer.from(await startedLog());
    const place = bytes.indexOf('openrouter');
    bytes[place] = 'O'.charCodeAt(0);
    world.store = new MemoryLog(bytes);
    const { kind, message } = await problemOf();
    assert.equal(kind, 'corrupt');
    assert.match(message, /^The log is damaged at event 2\. .* nothing was spent\..*"log reset"/);
    expectUntouched(bytes);
  });

  test('a log that a newer release wrote', async () => {
    const bytes = newerLog();
    world.store = new MemoryLog(bytes);
    const { kind, message } = await problemOf();
    assert.equal(kind, 'newer');
    assert.match(message, /^The log cannot be read from event 1 on\. .*update to go on/);
    expectUntouched(bytes);
  });

  test.each([
    [
      { repository: '43', agent: 'default' },
      /repository 42, expected agent "default" of repository 43\. "log adopt".*"log reset"/,
    ],
    [
      { repository: '42', agent: 'nightly' },
      /agent "default" of repository 42, expected agent "nightly".*another state folder, or the name "default"/,
    ],
  ])('the log of another repository or agent, with two ways out', async (identity, words) => {
    const bytes = await startedLog();
    world.store = new MemoryLog(bytes);
    const { kind, message } = await problemOf(identity);
    assert.equal(kind, 'foreign');
    assert.match(message, words);
    expectUntouched(bytes);
  });

  test('a log from more than 24 hours ahead of the clock', async () => {
    const bytes = await startedLog();
    world.store = new MemoryLog(bytes);
    world.clock.set(NOW_MS - 24 * 3_600_000 - 1);
    const { kind, message } = await problemOf();
    assert.equal(kind, 'clock');
    assert.match(message, /from 2026-01-31T12:00:00.000Z, more than 24 hours ahead/);
    expectUntouched(bytes);
  });
});

test('a log from exactly 24 hours ahead is opened, and its time does not go back', async () => {
  world.store = new MemoryLog(await startedLog());
  world.clock.set(NOW_MS - 24 * 3_600_000);
  const journal = await world.journal();
  await journal.commit({ type: 'FinishRun', outcome: 'completed' });
  const last: LogRecord | undefined = world.records().at(-1);
  assert.equal(last?.at, later(0));
});

/** A log of the format after this one: sealed as every format will be. */
function newerLog(): Buffer {
  const body = `{"v":2,"seq":1,"at":"${later(0)}","run":"run-1","event":{"type":"LogCreated"}`;
  return Buffer.from(`${body},"hash":"${hash('sha256', GENESIS.hash + body)}"}\n`);
}
