import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { Journal } from '../../src/app/journal.ts';
import { readLog } from '../../src/app/open-journal.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import type { Command } from '../../src/domain/decide.ts';
import { BACKOFF } from '../../src/domain/retry.ts';
import { newState } from '../../src/domain/state.ts';
import { GENESIS } from '../../src/log/chain.ts';
import { MemoryLog } from '../support/fakes/memory-log.ts';
import { VirtualClock } from '../support/fakes/virtual-clock.ts';
import { HOLD, NOW, NOW_MS, later, listed, start } from '../support/literals.ts';

let store: MemoryLog;
let clock: VirtualClock;
let journal: Journal;

beforeEach(() => {
  store = new MemoryLog();
  clock = new VirtualClock();
  journal = journalAt('');
});

function journalAt(at: string, limits = NO_LIMITS): Journal {
  const policy = { limits, backoff: BACKOFF };
  return new Journal(store, clock, { state: newState(), head: GENESIS, at, end: 0, run: 'run-1', policy });
}

const create: Command = { type: 'CreateLog', log: 'log-1', repository: '42', agent: 'default' };
const startRun: Command = { type: 'StartRun', version: '1.0.0', provider: 'openrouter' };
const list = (...ids: string[]): Command => ({ type: 'ListTasks', tasks: ids.map(id => listed(id)) });

/** Everything on the disk, proved: `seq at type`. */
function stored(): string[] {
  const lines: string[] = [];
  const log = readLog(store, ({ seq, at, event }) => lines.push(`${seq} ${at} ${event.type}`));
  assert.ok(log.ok && log.torn === undefined);
  return lines;
}

const seals = () => store.bytes.toString().split('"hash":').length - 1;

describe('a decision', () => {
  test('is in State at once, before the disk has it', () => {
    store.stall();
    void journal.commit(create);
    assert.equal(journal.state.log?.id, 'log-1');
    assert.equal(store.bytes.length, 0);
  });

  test('is durable before the promise resolves', async () => {
    const goOn = store.stall();
    let durable = false;
    const commit = journal.commit(create).then(() => (durable = true));
    await clock.pass(0);
    assert.equal(durable, false);
    goOn();
    await commit;
    assert.deepEqual(stored(), [`1 ${NOW} LogCreated`]);
  });

  test('moves the head and the end when the disk has it, not before', async () => {
    const goOn = store.stall();
    const commit = journal.commit(create);
    await clock.pass(0);
    assert.deepEqual([journal.head, journal.end], [GENESIS, 0]);
    goOn();
    await commit;
    assert.deepEqual([journal.head.seq, journal.end], [1, store.bytes.length]);
    const log = readLog(store);
    assert.deepEqual(log.ok && log.head, journal.head);
  });

  test('resolves with the events that came of it', async () => {
    assert.deepEqual(await journal.commit(create), [
      { type: 'LogCreated', log: 'log-1', repository: '42', agent: 'default' },
    ]);
  });

  test('from which nothing follows writes nothing', async () => {
    await journal.commit(create);
    await journal.commit(startRun);
    const before = store.bytes;
    assert.deepEqual(await journal.commit(list()), []);
    assert.equal(store.bytes, before);
  });

  test('that only a bug could make is refused, and the next one is taken', async () => {
    await journal.commit(create);
    await assert.rejects(journal.commit(create), /created once/);
    await journal.commit(startRun);
    assert.equal(stored().length, 2);
  });
});

describe('decisions', () => {
  test('of one turn share the first append', async () => {
    await Promise.all([journal.commit(create), journal.commit(startRun), journal.commit(list('a'))]);
    assert.equal(store.appends.length, 1);
    assert.equal(seals(), 1);
    assert.equal(stored().length, 3);
  });

  test('made while the disk is busy share the next append and its one seal', async () => {
    const goOn = store.stall();
    const first = journal.commit(create);
    await clock.pass(0);
    const others = [journal.commit(startRun), journal.commit(list('a')), journal.commit(list('a', 'b'))];
    goOn();
    await Promise.all([first, ...others]);
    assert.equal(store.appends.length, 2);
    assert.equal(seals(), 2);
    assert.equal(stored().length, 4);
  });

  test('have the same seq and time in State and in the log', async () => {
    await journal.commit(create);
    await journal.commit(startRun);
    await journal.commit(list('a', 'b'));
    clock.set(NOW_MS + 5);
    const goOn = store.stall();
    const calls = [journal.commit(start('a', HOLD, journal.stamp()))];
    await clock.pass(0);
    clock.set(NOW_MS + 9);
    calls.push(journal.commit(start('b', HOLD, journal.stamp())));
    goOn();
    await Promise.all(calls);

    const log = readLog(store);
    assert.ok(log.ok);
    assert.deepEqual(journal.state, log.state);
    assert.equal(journal.state.inFlight.get('a')?.at, later(5));
    assert.equal(journal.state.inFlight.get('b')?.at, later(9));
    assert.deepEqual(journal.head, log.head);
  });

  test('bear the stamp that was given for them, also when they wait for the disk', async () => {
    const goOn = store.stall();
    const first = journal.commit(create);
    await clock.pass(0);
    const second = journal.commit(startRun);
    clock.set(NOW_MS + 86_400_000);
    assert.equal(journal.stamp(), NOW);
    goOn();
    await Promise.all([first, second]);
    assert.equal(journal.stamp(), later(86_400_000));
  });
});

describe('a clock that was set back', () => {
  test('does not take the log back', async () => {
    await journal.commit(create);
    clock.set(NOW_MS - 60_000);
    await journal.commit(startRun);
    assert.deepEqual(stored(), [`1 ${NOW} LogCreated`, `2 ${NOW} RunStarted`]);
  });

  test('does not take it back behind what was there when the journal was opened', async () => {
    journal = journalAt(later(1_000));
    await journal.commit(create);
    assert.deepEqual(stored(), [`1 ${later(1_000)} LogCreated`]);
  });
});

test('a list of tasks that is too long for one append is split, and replays to the same State', async () => {
  const ids = Array.from({ length: 25_000 }, (_, index) => `t${index}`);
  await journal.commit(create);
  await journal.commit(startRun);
  await journal.commit(list(...ids));
  assert.equal(seals(), 5);
  assert.equal(store.appends.length, 3);

  const log = readLog(store);
  assert.ok(log.ok);
  assert.deepEqual(journal.state, log.state);
  assert.deepEqual(journal.head, log.head);
});

describe('a disk that fails', () => {
  const full = new Error('The disk is full.');

  test('rejects the decision it could not take', async () => {
    store.break(full);
    await assert.rejects(journal.commit(create), full);
  });

  test('rejects those that waited behind it', async () => {
    const goOn = store.stall();
    const first = assert.rejects(journal.commit(create), full);
    await clock.pass(0);
    const second = assert.rejects(journal.commit(startRun), full);
    store.break(full);
    goOn();
    await Promise.all([first, second]);
  });

  test('makes every later decision reject before State takes it, with the failure as the cause', async () => {
    store.break(full);
    await assert.rejects(journal.commit(create), full);
    store.repair();
    const later = await journal.commit(startRun).catch((error: unknown) => error);
    assert.ok(later instanceof Error);
    assert.equal(later.message, 'The log can no longer be written.');
    assert.equal(later.cause, full);
    assert.equal(journal.state.run, undefined);
    assert.equal(store.bytes.length, 0);
  });

  test('leaves no promise behind that nobody waits for, when a decision came to nothing meanwhile', async () => {
    await journal.commit(create);
    await journal.commit(startRun);
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const goOn = store.stall();
    const first = assert.rejects(journal.commit(list('a')), full);
    await clock.pass(0);
    journal.stamp();
    store.break(full);
    goOn();
    await first;
    await clock.pass(0);
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });
});
