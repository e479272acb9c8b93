// Ten runs on ten machines, each with new work. Whatever becomes of the cache between them, nothing that was answered is
// paid again, nobody is told of an interruption that was none, and nothing of a budget is lost.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { EventOf } from '../../src/domain/event.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { HomeWorld } from '../support/home-world.ts';

const RUNS = 10;

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open([]);
});
afterEach(() => world.close());

/** One day's run, with a task more than the day before; an answer takes it past a checkpoint. */
async function day(number: number): Promise<string> {
  world.loseMachine();
  world.source.tasks = [...world.source.tasks, aTask(`t${number}`)];
  world.llm.callMs = 45_000;
  const end = await world.start();
  assert.ok(end.kind === 'reported', JSON.stringify(end));
  assert.equal(end.report.outcome, 'completed');
  await world.clock.pass(24 * 3_600_000);
  return end.source;
}

function expectSound(): void {
  assert.equal(world.llm.calls.length, RUNS, 'every task was asked for once');
  const interrupted = world
    .events()
    .filter((event): event is EventOf<'RunInterrupted'> => event.type === 'RunInterrupted');
  assert.deepEqual(interrupted, []);
  const { charges, run, days } = world.stored();
  assert.deepEqual([charges.size, run], [0, undefined]);
  for (const [name, account] of days)
    assert.deepEqual([account.spent.tokens, account.held.tokens], [40, 0], name);
}

test.each(Array.from({ length: RUNS - 1 }, (_, index) => index + 1))(
  'the whole cache is lost after run %i of ten',
  async lost => {
    const sources: string[] = [];
    for (let number = 1; number <= RUNS; number += 1) {
      sources.push(await day(number));
      if (number === lost) world.copies.evictAll();
    }
    const expected = sources.map((_, index) =>
      index === 0 ? 'fresh' : index === lost ? 'repository' : 'cache',
    );
    assert.deepEqual(sources, expected);
    expectSound();
  },
);

describe('the cache', () => {
  test('is lost after every run', async () => {
    for (let number = 1; number <= RUNS; number += 1) {
      await day(number);
      world.copies.evictAll();
    }
    expectSound();
  });

  test('is never there at all', async () => {
    world.copies.restoring = { kind: 'off', reason: 'There is none.' };
    world.copies.saving = { kind: 'off', reason: 'There is none.' };
    for (let number = 1; number <= RUNS; number += 1) await day(number);
    expectSound();
  });

  test('offers each time a copy that is a run, or many runs, too old', async () => {
    const all = world.copies.copies;
    let seed = 7;
    for (let number = 1; number <= RUNS; number += 1) {
      await day(number);
      const kept = [...all];
      seed = (seed * 31 + 11) % 97;
      const [key, files] = kept[seed % kept.length] ?? [];
      if (key === undefined || files === undefined) continue;
      all.delete(key);
      all.set(key, files);
    }
    expectSound();
  });
});
