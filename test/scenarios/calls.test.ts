// Failures that are a call's own: each costs an attempt, is tried again, and the last one sets the task aside.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { answer, refusal } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';

/** Byte by byte it takes the server far more than two seconds. */
const LONG_STORY = 'One thing after another. '.repeat(50);

describe.concurrent('a call that takes too long', () => {
  for (const [name, fault] of [
    ['because nobody answers', 'hang'],
    ['because the answer drips in', 'drip'],
  ] as const) {
    test(`${name}, is broken off, charged and tried again`, async () => {
      await using scene = await openScene({
        tasks: summaries(1),
        answering: ({ number, body }) =>
          number === 1 ? { ...answer(body, LONG_STORY), fault } : answer(body),
      });

      const run = await scene.run({ timeout: '2s' });

      assert.deepEqual(run.story, [
        't1 attempt 1',
        't1 failed: timeout, charged',
        't1 attempt 2',
        't1 completed, settled',
      ]);
      expectEnd(run, { exit: 0, outcome: 'completed', completed: 1, failed: 0 });
      assert.equal(run.results.get('t1')?.attempts, 2);
    });
  }
});

test('a server that names a time with its failure is left alone until then', async () => {
  await using scene = await openScene({
    tasks: summaries(1),
    answering: ({ number, body }) => (number === 1 ? refusal(503, {}, { 'retry-after': '2' }) : answer(body)),
  });

  const run = await scene.run();

  expectEnd(run, { exit: 0, outcome: 'completed', completed: 1 });
  const [first = 0, second = 0] = scene.server.requests.map(({ atMs }) => atMs);
  assert.ok(second - first >= 1_900);
});

describe.concurrent('an answer that does not match its schema', () => {
  const tasks = [{ id: 'mood', type: 'analyze_sentiment', input: { text: 'What a wonderful day!' } }];

  test('comes back with the complaint, and the next one counts', async () => {
    await using scene = await openScene({
      tasks,
      answering: ({ number, body }) => answer(body, number === 1 ? '{"sentiment":"sunny"}' : undefined),
    });

    const run = await scene.run();

    assert.deepEqual(run.story, [
      'mood attempt 1',
      'mood failed: invalid-answer, settled',
      'mood attempt 2',
      'mood completed, settled',
    ]);
    const [first, second] = scene.server.requests.map(({ body }) => body.messages);
    assert.deepEqual(second?.slice(0, -1), first);
    assert.match(second?.at(-1)?.content ?? '', /^Your last answer was not accepted: .*confidence/);
    assert.deepEqual(run.results.get('mood')?.status, 'completed');
  });

  test('sets the task aside when it was the last attempt, and the others go on', async () => {
    await using scene = await openScene({
      tasks: [...tasks, ...summaries(2)],
      answering: ({ body }) => (body.response_format === undefined ? answer(body) : answer(body, 'Sunny!')),
    });

    const run = await scene.run({ 'max-attempts': '2' });

    assert.deepEqual(
      run.story.filter(line => line.startsWith('mood')),
      [
        'mood attempt 1',
        'mood failed: invalid-answer, settled',
        'mood attempt 2',
        'mood failed: invalid-answer, settled',
        'mood quarantined: invalid-answer',
      ],
    );
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 2, quarantined: 1, pending: 0 });
    assert.equal(run.results.get('mood')?.status, 'quarantined');
    assert.match(run.summary, /\| ` mood ` \| ` analyze_sentiment ` \| 2 \| .*did not match the schema/);
    assert.match(run.stdout, /^::warning title=Background agent::mood: quarantined\. /m);

    const again = await scene.run({ 'max-attempts': '2' });
    assert.equal(again.requests, 0);
    expectEnd(again, { exit: 0, outcome: 'idle', quarantined: 0, skipped: 2 });
  });
});

describe.concurrent('the breaker', () => {
  test('opens at five failures in a row, and takes no attempt from any task', async () => {
    await using scene = await openScene({ tasks: summaries(8), answering: () => refusal(502, {}) });
    const once = { 'max-attempts': '1' };

    const run = await scene.run(once);

    assert.equal(run.requests, 5);
    assert.equal(run.story.at(-5), 'stopped provider: breaker');
    assert.deepEqual(
      run.story.slice(-4),
      [1, 2, 3, 4].map(number => `t${number} released: breaker`),
    );
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 0, pending: 7, failed: 1 });
    assert.match(run.summary, /The provider was stopped for this run\./);
    assert.equal(run.results.size, 0);

    scene.answerWith(({ body }) => answer(body));
    const next = await scene.run(once);
    expectEnd(next, { exit: 0, outcome: 'completed', completed: 8, quarantined: 0 });
  });

  test('stays closed when a success comes in between', async () => {
    await using scene = await openScene({
      tasks: summaries(10),
      answering: ({ number, body }) => (number % 5 === 0 ? answer(body) : refusal(502, {})),
    });

    const run = await scene.run({ 'max-attempts': '1' });

    expectEnd(run, { exit: 0, outcome: 'completed', completed: 2, quarantined: 8 });
  });
});
