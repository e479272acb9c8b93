// Somebody cancels: no new call, what is on its way is waited for, but not for long, and the next run goes on.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { answer } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';

/** Five seconds are promised; two more are for a machine that starts other processes meanwhile. */
const EXIT_MS_MAX = 7_000;
const GRACE_MS = 3_000;

describe.concurrent('a cancelled run', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`keeps the answers that were on their way at ${signal}`, async () => {
      await using scene = await openScene({
        tasks: summaries(12),
        answering: ({ body }) => ({ delayMs: 1_500, ...answer(body) }),
      });
      const step = scene.start({ concurrency: '4' });
      await scene.received(4);
      const sentAtMs = performance.now();
      step.signal(signal);

      const run = await step.checked;

      assert.ok(performance.now() - sentAtMs < EXIT_MS_MAX);
      assert.equal(run.requests, 4);
      expectEnd(run, {
        exit: 1,
        outcome: 'interrupted',
        completed: 4,
        quarantined: 0,
        pending: 8,
        failed: 0,
      });
      assert.match(run.stdout, /^::notice title=Background agent::Cancelled: no new calls/m);
      assert.match(run.summary, /The run was cancelled\. What was finished is kept/);

      scene.answerWith(({ body }) => answer(body));
      const next = await scene.run({ concurrency: '4' });
      assert.equal(next.requests, 8);
      expectEnd(next, { exit: 0, outcome: 'completed', completed: 8, skipped: 4 });
      const prompts = scene.server.requests.map(({ prompt }) => prompt);
      assert.equal(new Set(prompts).size, 12, 'nothing that was answered is asked for again');
    });
  }

  test('aborts after three seconds what does not come back, and charges it', async () => {
    await using scene = await openScene({ tasks: summaries(6), answering: () => ({ fault: 'hang' }) });
    const inputs = { concurrency: '2', 'max-attempts': '1' };
    const step = scene.start(inputs);
    await scene.received(2);
    const sentAtMs = performance.now();
    step.signal('SIGINT');

    const run = await step.checked;

    const tookMs = performance.now() - sentAtMs;
    assert.ok(tookMs > GRACE_MS - 100 && tookMs < EXIT_MS_MAX, `${tookMs} ms`);
    assert.deepEqual(run.story.slice(2).sort(), [
      't1 aborted, charged, not counted',
      't2 aborted, charged, not counted',
    ]);
    expectEnd(run, { exit: 1, outcome: 'interrupted', completed: 0, quarantined: 0, pending: 6 });
    assert.ok(Number(run.outputs.get('tokens')) > 0);

    scene.answerWith(({ body }) => answer(body));
    expectEnd(await scene.run(inputs), { exit: 0, outcome: 'completed', completed: 6, quarantined: 0 });
  });

  test('costs a task an attempt from the third time in a row on', async () => {
    await using scene = await openScene({ tasks: summaries(1), answering: () => ({ fault: 'hang' }) });
    const once = { 'max-attempts': '1' };

    const ends: (string | undefined)[] = [];
    for (const requests of [1, 2, 3]) {
      const step = scene.start(once);
      await scene.received(requests);
      step.signal('SIGINT');
      ends.push((await step.checked).story.at(-1));
    }
    assert.deepEqual(ends, [
      't1 aborted, charged, not counted',
      't1 aborted, charged, not counted',
      't1 aborted, charged',
    ]);

    scene.answerWith(({ body }) => answer(body));
    const run = await scene.run(once);
    assert.deepEqual(run.story, ['t1 quarantined: interrupted']);
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 0, quarantined: 1 });
  });
});
