// An answer that the output cap cut short is asked for once more with twice the cap, if the budget has room.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { type Answering, answer } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';

const usage = {
  prompt_tokens: 40,
  completion_tokens: 100,
  total_tokens: 140,
  completion_tokens_details: { reasoning_tokens: 90 },
};
const cutShort: Answering = ({ body }) => answer(body, 'The text says', { finishReason: 'length', usage });

describe.concurrent('an answer that is cut short', () => {
  test('is asked for with twice the cap, and is then whole', async () => {
    await using scene = await openScene({
      tasks: summaries(1),
      answering: request => (request.body.max_tokens === 100 ? cutShort(request) : answer(request.body)),
    });

    const run = await scene.run({ 'max-attempts': '1' });

    assert.deepEqual(run.story, [
      't1 attempt 1',
      't1 failed: length, settled, not counted',
      't1 attempt 2',
      't1 completed, settled',
    ]);
    assert.deepEqual(
      scene.server.requests.map(({ body }) => body.max_tokens),
      [100, 200],
    );
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 1 });
  });

  test('a second time is set aside, with the cap to set and what reasoning took', async () => {
    await using scene = await openScene({ tasks: summaries(1), answering: cutShort });

    const run = await scene.run();

    assert.equal(run.requests, 2);
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 0, quarantined: 1, tokens: 280 });
    const result = run.results.get('t1');
    assert.ok(result?.status === 'quarantined');
    assert.equal(
      result.failure.message,
      'The answer was cut off at 200 tokens, 90 of them spent on reasoning. Raise "max-output-tokens" above that.',
    );
  });

  test('waits for a later run when only the rest of the budget has no room for twice the cap', async () => {
    await using scene = await openScene({
      tasks: summaries(1),
      answering: request => (request.body.max_tokens === 100 ? cutShort(request) : answer(request.body)),
    });

    const run = await scene.run({ 'token-budget': '1000' });
    assert.equal(run.requests, 1);
    expectEnd(run, { exit: 0, outcome: 'budget-exhausted', quarantined: 0, pending: 1, tokens: 140 });

    const next = await scene.run({ 'token-budget': '1000' });
    assert.deepEqual(next.story, ['t1 attempt 2', 't1 completed, settled']);
    assert.equal(scene.server.requests.at(-1)?.body.max_tokens, 200);
  });

  test('is set aside at once when no whole budget has room for twice the cap', async () => {
    await using scene = await openScene({ tasks: summaries(1), answering: cutShort });

    const run = await scene.run({ 'token-budget': '950' });

    assert.equal(run.requests, 1);
    expectEnd(run, { exit: 0, outcome: 'completed', quarantined: 1, tokens: 140 });
  });
});
