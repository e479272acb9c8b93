// Machines are lost, or only their processes killed, at many moments of a run with several calls in flight. The next run
// asks for no more again than what was in flight and not yet kept, and no budget is passed, though nobody knows what the
// lost run spent.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { Limits } from '../../src/domain/budget.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered } from '../support/fakes/scripted-llm.ts';
import { HomeWorld } from '../support/home-world.ts';

const TASKS = 12;
const CONCURRENCY = 3;
const PACE = { concurrency: CONCURRENCY, requestsPerMinute: undefined, tokensPerMinute: undefined };
const MOMENTS = Array.from({ length: TASKS }, (_, index) => index + 1);

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open(Array.from({ length: TASKS }, (_, index) => aTask(`t${index}`)));
  world.llm.callMs = 20_000;
});
afterEach(() => world.close());

/** A run that dies when its so-manieth answer arrives. */
async function killAt(moment: number): Promise<void> {
  world.llm.script = (_, nth) => {
    if (nth === moment) world.kill();
    return answered(`Answer ${nth}.`);
  };
  await world.startAndKill({ pace: PACE });
  world.llm.script = (_, nth) => answered(`Answer ${nth}.`);
}

/** Tasks whose answer is in the log as it is kept somewhere. */
const doneIn = (records: ReturnType<HomeWorld['records']>) =>
  records.filter(({ event }) => event.type === 'TaskCompleted').length;

describe.each(MOMENTS)('at answer %i', moment => {
  test('the machine is lost', async () => {
    await killAt(moment);
    const kept = Math.max(doneIn(world.cached()), doneIn(world.records()));
    world.loseMachine();
    const before = world.llm.calls.length;
    const report = await world.report({ pace: PACE });
    assert.equal(report.outcome, 'completed');
    assert.equal(world.llm.calls.length - before, TASKS - kept);
    assert.equal(world.results.list().length, TASKS);
    assert.equal(world.events().filter(({ type }) => type === 'RunInterrupted').length, 1);
  });

  test('only the process is killed, and the post step keeps what it did', async () => {
    await killAt(moment);
    const done = doneIn(world.onDisk());
    assert.ok(moment - 1 - done < CONCURRENCY);
    assert.equal(await world.rescue(), 'kept');
    world.loseMachine();
    if (moment % 2 === 0) world.copies.evictAll();
    const before = world.llm.calls.length;
    assert.equal((await world.report({ pace: PACE })).outcome, 'completed');
    assert.equal(world.llm.calls.length - before, TASKS - done);
    assert.equal(world.stored().charges.size, 0);
    assert.equal(world.events().filter(({ type }) => type === 'RunInterrupted').length, 1);
  });
});

test('the budget of a day holds although every run of it is lost without a trace', async () => {
  world.limits = { run: { tokens: 1_000 }, day: { tokens: 3_500 }, month: {} } satisfies Limits;
  let dearest = 0;
  for (let lost = 0; lost < 6; lost += 1) {
    world.llm.script = (_, nth) => {
      if (nth % 2 === 0) world.kill();
      return answered(`Answer ${nth}.`);
    };
    const before = world.llm.calls.length;
    const end = await world.startOrKill();
    world.copies.evictAll();
    world.loseMachine();
    dearest = Math.max(dearest, world.llm.calls.length - before);
    if (end !== 'killed') {
      assert.ok(end.kind === 'reported');
      assert.equal(end.report.outcome, 'budget-exhausted');
    }
  }
  assert.ok(dearest > 0);
  const day = world.stored().days.get('2026-01-31');
  assert.ok(day !== undefined && day.spent.tokens + day.held.tokens <= 3_500, JSON.stringify(day));
  assert.ok(world.llm.calls.length * 40 <= 3_500);
  const asked = world.llm.calls.length;
  world.llm.script = (_, nth) => answered(`Answer ${nth}.`);
  await world.report();
  assert.equal(world.llm.calls.length, asked, 'the day is used up');
});
