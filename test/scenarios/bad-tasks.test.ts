// Tasks that are bad in a way that looks like an outage: none is paid for without end, and none keeps the others from their turn.
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'vitest';

import { UNCOUNTED_MAX } from '../../src/domain/breaker.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { Reply } from '../../src/ports.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered, refused } from '../support/fakes/scripted-llm.ts';
import { HomeWorld } from '../support/home-world.ts';

const NIGHT_MS = 24 * 3_600_000;
const ATTEMPTS_MAX = 3;

let world: HomeWorld;
afterEach(() => world.close());

const late = refused({ kind: 'timeout', timeoutMs: 1_000 }, 'unknown');

/** It was billed, and there is nothing in it. */
const wordless: Reply = {
  ...answered(''),
  result: { kind: 'failure', failure: { kind: 'empty-answer', finishReason: 'stop' } satisfies Failure },
};

/** What became of the tasks in each night, until a night has nothing to do; `x` is how often a bad one was asked for. */
async function nightsOf(bad: readonly string[], good: readonly string[], reply: Reply) {
  world = await HomeWorld.open([...bad, ...good].map(id => aTask(id)));
  world.limits = { run: {}, day: {}, month: {} };
  world.llm.script = ({ messages }) =>
    bad.some(id => messages.some(({ content }) => content.includes(id))) ? reply : answered('One sentence.');
  const nights: { calls: number; good: number; bad: number }[] = [];
  for (let calls = -1; calls !== 0;) {
    calls = (await world.report()).calls;
    await world.clock.pass(NIGHT_MS);
    const statuses = (ids: readonly string[], status: string) =>
      ids.filter(id => world.stored().tasks.get(id)?.status === status).length;
    nights.push({ calls, good: statuses(good, 'completed'), bad: statuses(bad, 'quarantined') });
    assert.ok(nights.length < 30, 'there is no end to it');
  }
  return nights;
}

const callsIn = (nights: readonly { calls: number }[]) => nights.reduce((sum, { calls }) => sum + calls, 0);

describe.each([[['bad-1', 'bad-2']], [['bad-1', 'bad-2', 'bad-3', 'bad-4', 'bad-5', 'bad-6']]])('%j', bad => {
  const good = ['good-1', 'good-2', 'good-3'];

  test('that are billed for nothing stop a run as an outage does, and cost no more than their attempts', async () => {
    const nights = await nightsOf(bad, good, wordless);
    assert.deepEqual(nights.at(-1), { calls: 0, good: good.length, bad: bad.length });
    assert.equal(callsIn(nights), good.length + bad.length * ATTEMPTS_MAX);
    assert.ok(nights[0]?.calls !== undefined && nights[0].calls <= 9);
  });

  test('that always run into their time are spared some outages, and no more', async () => {
    const nights = await nightsOf(bad, good, late);
    assert.deepEqual(nights.at(-1), { calls: 0, good: good.length, bad: bad.length });
    assert.ok(callsIn(nights) <= good.length + bad.length * (UNCOUNTED_MAX + 5 + ATTEMPTS_MAX));
    const done = nights.findIndex(night => night.good === good.length);
    assert.ok(done >= 0 && done < 6, `the others were done in night ${done + 1}`);
  });
});

test.each([
  ['one task that nobody can be reached for', 1, refused({ kind: 'network', code: 'ENOTFOUND' })],
  ['two tasks beside a provider that is down', 2, refused({ kind: 'server-error', status: 503 })],
  ['six tasks beside a provider that cannot be reached', 6, refused({ kind: 'network' })],
])('%s are not given up in thirty nights, and done in the next', async (_, count, reply) => {
  world = await HomeWorld.open(Array.from({ length: count }, (_task, n) => aTask(`t-${n}`)));
  world.limits = { run: {}, day: {}, month: {} };
  world.llm.script = () => reply;
  for (let night = 0; night < 30; night += 1) {
    assert.equal((await world.report()).outcome, 'provider-stopped');
    await world.clock.pass(NIGHT_MS);
  }
  world.llm.script = () => answered('One sentence.');
  assert.equal((await world.report()).counts.completed, count);
});

test('five bad tasks that have failed before and cost nothing keep nobody from a turn', async () => {
  const bad = ['bad-1', 'bad-2', 'bad-3', 'bad-4', 'bad-5'];
  const good = Array.from({ length: 30 }, (_, n) => `good-${n}`);
  world = await HomeWorld.open([...bad, ...good].map(id => aTask(id)));
  world.limits = { run: {}, day: {}, month: {} };
  let calls = 0;
  const isBad = (text: string) => bad.some(id => text.includes(id));
  world.llm.script = ({ messages }) => {
    calls += 1;
    if (messages.some(({ content }) => isBad(content))) return refused({ kind: 'server-error', status: 500 });
    return answered('One sentence.');
  };
  for (let night = 0; night < 40; night += 1) {
    await world.report();
    await world.clock.pass(NIGHT_MS);
  }
  const statuses = [...world.stored().tasks.values()].map(({ status }) => status);
  assert.equal(statuses.filter(status => status === 'completed').length, good.length);
  assert.ok(calls < 300, `${calls} calls`);
});
