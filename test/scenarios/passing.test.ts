// Failures that pass by themselves: the run waits and slows down, and no task loses an attempt.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { answer, refusal } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';

const inFlightBudget = { code: 402, metadata: { error_type: 'in_flight_budget_exhausted' } };

describe.concurrent('a provider that asks to slow down', () => {
  for (const [name, refused] of [
    ['429 with a time', refusal(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '1' })],
    ['402 because of calls in flight', refusal(402, inFlightBudget, { 'retry-after': '1' })],
  ] as const) {
    test(`${name} is waited for`, async () => {
      await using scene = await openScene({
        tasks: summaries(2),
        answering: ({ number, body }) => (number === 1 ? refused : answer(body)),
      });

      const run = await scene.run({ 'max-attempts': '1' });

      assert.deepEqual(run.story.slice(0, 3), [
        't1 attempt 1',
        `t1 failed: rate-limited ${refused.status}, released, not counted`,
        'slower',
      ]);
      expectEnd(run, { exit: 0, outcome: 'completed', completed: 2, quarantined: 0 });
      const [first, second] = scene.server.requests.map(({ atMs }) => atMs);
      assert.ok((second ?? 0) - (first ?? 0) >= 900, 'the time that the provider named has passed');
    });
  }

  test('for longer than a run waits leaves the rest to a later run', async () => {
    await using scene = await openScene({
      tasks: summaries(3),
      answering: () => refusal(429, {}, { 'retry-after': '3600' }),
    });

    const run = await scene.run();
    expectEnd(run, { exit: 0, outcome: 'waiting', completed: 0, quarantined: 0 });
    assert.equal(run.requests, 1);

    const next = await scene.run();
    expectEnd(next, { exit: 0, outcome: 'waiting' });
    assert.equal(next.requests, 0);
  });

  test('is asked by fewer calls at once', async () => {
    await using scene = await openScene({
      tasks: summaries(12),
      answering: ({ number, body }) =>
        number <= 4 ? refusal(429, {}, { 'retry-after': '1' }) : { delayMs: 100, ...answer(body) },
    });

    const run = await scene.run({ concurrency: '4' });

    expectEnd(run, { exit: 0, outcome: 'completed', completed: 12, quarantined: 0 });
    assert.equal(run.story.filter(line => line.endsWith('not counted')).length, 4);
    // Four were refused at once, so two go at once from then on, and the third waits for an answer.
    const [first = 0, , third = 0] = scene.server.requests.slice(4).map(({ atMs }) => atMs);
    assert.ok(third - first >= 90, `${third - first} ms`);
  });
});
