// What a run, a day and a call may use: a limit that is reached is a green end, and the rest waits.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { type Answering, type ChatBody, answer, completion } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';

/** Each call comes close to the worst case that it was held for. */
const expensive: Answering = ({ body }) =>
  answer(body, 'One thing.', {
    usage: { prompt_tokens: 700, completion_tokens: 100, total_tokens: 800, cost: 0.000_165 },
  });

describe.concurrent('a budget', () => {
  for (const [input, limit, reached] of [
    ['token-budget', '2000', 'tokens a run'],
    ['cost-budget', '0.0004', 'cost a run'],
    ['daily-token-budget', '2000', 'tokens a day'],
    ['daily-cost-budget', '0.0004', 'cost a day'],
    ['monthly-token-budget', '2000', 'tokens a month'],
    ['monthly-cost-budget', '0.0004', 'cost a month'],
  ] as const) {
    test(`of ${reached} ends the run green before it is passed`, async () => {
      await using scene = await openScene({ tasks: summaries(6), answering: expensive });
      const inputs = { concurrency: '4', [input]: limit };

      const run = await scene.run(inputs);

      assert.equal(run.requests, 2);
      assert.equal(run.story.at(-1), `budget reached: ${reached}`);
      expectEnd(run, {
        exit: 0,
        outcome: 'budget-exhausted',
        completed: 2,
        pending: 4,
        tokens: 1_600,
        'cost-usd': 0.00033,
      });
      assert.match(run.summary, new RegExp(`Budget reached: ${reached}`));
      assert.match(run.summary, /about 2 more runs will do the rest/);

      // A run's own budget is new with each run; that of a day or a month is not.
      const next = await scene.run(inputs);
      expectEnd(next, { exit: 0, outcome: 'budget-exhausted', completed: reached.endsWith('run') ? 2 : 0 });
    });
  }

  test('is red for those who ask for it', async () => {
    await using scene = await openScene({ tasks: summaries(6), answering: expensive });

    const run = await scene.run({ 'token-budget': '2000', 'fail-on': 'quarantine, budget' });

    expectEnd(run, { exit: 3, outcome: 'budget-exhausted', completed: 2 });
  });

  test('that one task could never fit into lets all the others through', async () => {
    const big = { id: 'big', type: 'summarize', input: { text: 'Words. '.repeat(500) } };
    await using scene = await openScene({ tasks: [big, ...summaries(10)] });

    const run = await scene.run({ 'token-budget': '2000' });

    assert.equal(run.requests, 10);
    expectEnd(run, { exit: 0, completed: 10, quarantined: 0, pending: 1 });
    assert.match(run.summary, /` big ` can never run: its worst case alone is above the tokens a run budget/);
  });
});

describe.concurrent('an answer', () => {
  test('without usage is charged with the whole hold', async () => {
    await using scene = await openScene({ tasks: summaries(1), answering: ({ body }) => withoutUsage(body) });

    const run = await scene.run();

    assert.deepEqual(run.story, ['t1 attempt 1', 't1 completed, charged']);
    const started = run.events.find(event => event.type === 'AttemptStarted');
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 1, tokens: started?.holdTokens ?? 0 });
    const result = run.results.get('t1');
    assert.ok(result?.status === 'completed' && result.usage === undefined && result.costUsd === undefined);
  });

  test('above the output cap stops its model, and no other', async () => {
    const tasks = [
      ...summaries(3),
      { id: 'last', type: 'summarize', model: 'other', input: { text: 'Last.' } },
    ];
    await using scene = await openScene({
      tasks,
      answering: ({ body }) => (body.model === 'small' ? aboveTheCap(body) : answer(body)),
    });

    const run = await scene.run();

    assert.deepEqual(run.story, [
      't1 attempt 1',
      't1 completed, settled',
      'stopped model small: hold-exceeded',
      'last attempt 1',
      'last completed, settled',
    ]);
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 2, pending: 2 });
  });
});

test('a quarantine is red for those who ask for it', async () => {
  await using scene = await openScene({
    tasks: summaries(2),
    answering: ({ number, body }) => (number === 1 ? answer(body) : { status: 413 }),
  });

  const run = await scene.run({ 'fail-on': 'quarantine' });

  expectEnd(run, { exit: 1, outcome: 'completed', completed: 1, quarantined: 1 });
});

test('a run whose time is up sends nothing more, and is green', async () => {
  await using scene = await openScene({
    tasks: summaries(5),
    answering: ({ body }) => ({ delayMs: 700, ...answer(body) }),
  });

  const run = await scene.run({ 'max-runtime': '1s' });

  const done = run.requests;
  assert.ok(done <= 2);
  expectEnd(run, { exit: 0, outcome: 'deadline', completed: done, pending: 5 - done, failed: 0 });
  assert.match(run.summary, /The time of this run was up/);

  scene.answerWith(({ body }) => answer(body));
  expectEnd(await scene.run(), { exit: 0, outcome: 'completed', completed: 5 - done, skipped: done });
});

function withoutUsage(body: ChatBody): ReturnType<Answering> {
  return { body: { ...completion(body, { role: 'assistant', content: 'One thing.' }), usage: undefined } };
}

function aboveTheCap(body: ChatBody): ReturnType<Answering> {
  const usage = { prompt_tokens: 40, completion_tokens: 5_000, total_tokens: 5_040 };
  return answer(body, 'Far too long.', { usage });
}
