// What is wrong with the account stops the provider at once: no task loses an attempt, and the rest waits.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { type Script, answer, refusal } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';
import { CANARY } from '../support/sound-run.ts';
import { particular } from '../support/troubles.ts';

test('a wrong key costs at most as many requests as calls in flight, and no attempt', async () => {
  await using scene = await openScene({
    tasks: summaries(20),
    answering: request => ({ delayMs: 50, ...particular({ key: 'another' })(request) }),
  });
  const inputs = { concurrency: '4', 'max-attempts': '1' };

  const run = await scene.run(inputs);

  assert.ok(run.requests <= 4, `${run.requests} requests`);
  expectEnd(run, {
    exit: 3,
    outcome: 'provider-stopped',
    completed: 0,
    quarantined: 0,
    pending: 20,
    tokens: 0,
  });
  assert.equal(run.story.filter(line => line === 'stopped provider: account').length, 1);
  assert.match(run.stdout, /^::error title=Background agent::Stopped .* Check the secret behind "api-key"/m);
  assert.match(run.summary, /The provider was stopped for this run\. .*Check the secret behind "api-key"/);
  assert.equal(run.results.size, 0);

  scene.answerWith(particular({ key: CANARY }));
  expectEnd(await scene.run(inputs), { exit: 0, outcome: 'completed', completed: 20, quarantined: 0 });
});

describe.concurrent('an account that cannot pay', () => {
  const refusals: readonly (readonly [string, Script, RegExp])[] = [
    ['insufficient quota', refusal(429, { code: 'insufficient_quota' }), /out of credit \(HTTP 429/],
    ['no credit', refusal(402, {}), /out of credit \(HTTP 402/],
    [
      'the limit of the key',
      refusal(402, { metadata: { limit_source: 'openrouter_key_limit' } }),
      /The key has reached its own limit/,
    ],
  ];
  for (const [name, script, advice] of refusals) {
    test(`because of ${name} keeps every task`, async () => {
      await using scene = await openScene({
        tasks: summaries(6),
        answering: ({ number, body }) => (number <= 2 ? answer(body) : script),
      });

      const run = await scene.run();

      assert.equal(run.requests, 3);
      expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 2, quarantined: 0, pending: 4 });
      assert.deepEqual([...run.results.keys()], ['t1', 't2']);
      assert.match(run.summary, advice);
    });
  }
});
