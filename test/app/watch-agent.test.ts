import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import type { RunEnd } from '../../src/app/run-agent.ts';
import type { Settings } from '../../src/app/settings.ts';
import { watchAgent } from '../../src/app/watch-agent.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { refused } from '../support/fakes/scripted-llm.ts';
import { NOW_MS } from '../support/literals.ts';

let world: AgentWorld;
let stop: AbortController;
beforeEach(() => {
  world = new AgentWorld([aTask('a')]);
  stop = new AbortController();
});

const POLL_MS = 10_000;
const watch = (settings: Partial<Settings> = {}): Promise<RunEnd> =>
  watchAgent(world, world.settings(settings), { pollMs: POLL_MS, stop: stop.signal });

async function stopped(watching: Promise<RunEnd>) {
  stop.abort();
  const end = await world.clock.run(watching);
  assert.ok(end.kind === 'reported');
  return end.report;
}

describe('while it watches', () => {
  test('it publishes what it has, and stays', async () => {
    const watching = watch();
    await world.clock.pass(60_000);
    assert.deepEqual(world.results.list(), ['results/a.json']);
    assert.notEqual(world.stored().run, undefined);
    assert.equal((await stopped(watching)).outcome, 'interrupted');
  });

  test('it reads the task files again every poll interval, and works through what is new', async () => {
    const watching = watch();
    await world.clock.pass(5_000);
    assert.equal(world.source.reads, 1);
    world.source.tasks = [aTask('a'), aTask('b')];
    await world.clock.pass(POLL_MS);
    assert.equal(world.source.reads, 2);
    assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json']);
    const report = await stopped(watching);
    assert.equal(report.counts.completed, 2);
    assert.equal(world.llm.closed, 1);
  });

  test('it keeps to the pace that was set also when each look finds something new', async () => {
    const pace = { concurrency: 4, requestsPerMinute: 1, tokensPerMinute: undefined };
    const watching = watch({ pace });
    for (let poll = 1; poll <= 11; poll += 1) {
      await world.clock.pass(POLL_MS);
      world.source.tasks = [...world.source.tasks, aTask(`new-${poll}`)];
    }
    assert.equal(world.llm.calls.length, 2);
    await stopped(watching);
  });

  test('it is one run in the log', async () => {
    const watching = watch();
    await world.clock.pass(10 * POLL_MS);
    await stopped(watching);
    const types = world.events().map(({ type }) => type);
    assert.equal(types.filter(type => type === 'RunStarted').length, 1);
    assert.deepEqual(types.at(-1), 'RunFinished');
  });

  test('it writes nothing as long as nothing is new', async () => {
    const watching = watch();
    await world.clock.pass(POLL_MS);
    const before = world.store.bytes;
    await world.clock.pass(20 * POLL_MS);
    assert.equal(world.store.bytes, before);
    await stopped(watching);
  });

  test('mistakes in the task file are said, and the list before stays in force', async () => {
    const watching = watch();
    await world.clock.pass(5_000);
    world.source.mistakes = [{ place: { path: 'tasks.yml', line: 3, column: 1 }, message: 'No.' }];
    await world.clock.pass(POLL_MS);
    assert.ok(world.console.lines.includes('warning tasks.yml:3:1: No.'));
    assert.equal(world.stored().tasks.get('a')?.status, 'completed');

    world.source.mistakes = [];
    world.source.tasks = [aTask('a'), aTask('b')];
    await world.clock.pass(POLL_MS);
    assert.equal(world.stored().tasks.get('b')?.status, 'completed');
    await stopped(watching);
  });

  test('a retry that is far away is waited for', async () => {
    world.llm.script = (_, nth) =>
      nth === 1
        ? refused({ kind: 'server-error', status: 503, retryAfterMs: 3_600_000 })
        : {
            result: { kind: 'answer', text: 'Yes.', finishReason: 'stop', servedBy: undefined },
            spend: { kind: 'known', usage: { promptTokens: 1, completionTokens: 1 }, costNanoUsd: 1 },
            pace: {},
          };
    const watching = watch();
    await world.clock.pass(3_700_000);
    assert.equal(world.stored().tasks.get('a')?.status, 'completed');
    await stopped(watching);
  });

  test('a result that could not be written is written as soon as it can be, and then is no failure', async () => {
    world.results.block('results/a.json');
    const watching = watch();
    await world.clock.pass(5 * POLL_MS);
    world.results.unblock('results/a.json');
    await world.clock.pass(POLL_MS);
    assert.deepEqual(world.results.list(), ['results/a.json']);
    const report = await stopped(watching);
    assert.deepEqual(report.unwritten, []);
    assert.equal(report.outcome, 'interrupted');
  });
});

describe('it ends', () => {
  test('at once when somebody stops it between two polls', async () => {
    const watching = watch();
    await world.clock.pass(5_000);
    await stopped(watching);
    assert.equal(world.clock.now(), NOW_MS + 5_000);
  });

  test('when the budget of the run is used up', async () => {
    world.llm.script = () => refused({ kind: 'timeout', timeoutMs: 1 }, 'unknown');
    const end = await world.clock.run(watch({ limits: { ...NO_LIMITS, run: { tokens: 1_000 } } }));
    assert.ok(end.kind === 'reported');
    assert.equal(end.report.outcome, 'budget-exhausted');
  });

  test('when the provider is stopped', async () => {
    world.llm.script = () => refused({ kind: 'unauthorized', status: 401 });
    const end = await world.clock.run(watch());
    assert.ok(end.kind === 'reported');
    assert.equal(end.report.outcome, 'provider-stopped');
  });

  test('before it began when the task files are wrong', async () => {
    const mistakes = [{ place: { path: 'tasks.yml', line: 1, column: 1 }, message: 'No.' }];
    world.source.mistakes = mistakes;
    assert.deepEqual(await watch(), { kind: 'mistaken', mistakes });
  });

  test('before it began when nobody can be asked', async () => {
    world.connected = { ok: false, message: 'There is no key.' };
    assert.deepEqual(await watch(), { kind: 'unusable', message: 'There is no key.' });
  });
});

test('the budget of a day is waited for: the next day goes on', async () => {
  world.source.tasks = [aTask('a'), aTask('b')];
  world.llm.script = () => refused({ kind: 'content-refused' }, 'unknown');
  const watching = watch({ limits: { ...NO_LIMITS, day: { tokens: 1_000 } } });
  await world.clock.pass(11 * 3_600_000);
  assert.equal(world.llm.calls.length, 1);
  assert.equal(world.story().filter(line => line === 'budget reached: tokens a day').length, 1);
  await world.clock.pass(2 * 3_600_000);
  assert.equal(world.llm.calls.length, 2);
  await stopped(watching);
});
