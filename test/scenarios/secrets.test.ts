// A server that gives back what it was sent, in every place where it may say something.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { answer, refusal } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';
import { CANARY } from '../support/sound-run.ts';

describe.concurrent('the key', () => {
  test('is masked before the first word, and taken out of an answer that holds it', async () => {
    await using scene = await openScene({ tasks: summaries(1) });

    const run = await scene.run();

    assert.ok(run.stdout.startsWith(`::add-mask::${CANARY}\n`));
    assert.equal(scene.server.requests[0]?.headers.authorization, `Bearer ${CANARY}`);
    const result = run.results.get('t1');
    assert.ok(result?.status === 'completed');
    assert.equal(result.output, 'Text 1 says one thing. (Bearer ***)');
  });

  test('may come from the environment and is as secret there', async () => {
    await using scene = await openScene({ tasks: summaries(1), defaults: { model: 'openai/gpt-4o-mini' } });

    const run = await scene.run({ provider: 'openrouter', 'api-key': '' }, { OPENROUTER_API_KEY: CANARY });

    assert.equal(scene.server.requests[0]?.headers.authorization, `Bearer ${CANARY}`);
    assert.ok(run.stdout.startsWith(`::add-mask::${CANARY}\n`));
  });

  test('may be in a header of its own and is as secret there', async () => {
    await using scene = await openScene({
      tasks: summaries(2),
      answering: ({ number, headers, body }) =>
        number === 1
          ? answer(body, `You sent ${String(headers['x-api-key'])}.`)
          : refusal(401, { code: CANARY }),
    });

    const run = await scene.run({ 'api-key': '', headers: `X-API-Key: ${CANARY}` });

    assert.equal(scene.server.requests[0]?.headers['x-api-key'], CANARY);
    const result = run.results.get('t1');
    assert.ok(result?.status === 'completed');
    assert.equal(result.output, 'You sent ***.');
  });

  test('is kept out of a log with debug logging on', async () => {
    await using scene = await openScene({
      tasks: summaries(2),
      answering: ({ number, body }) => (number === 1 ? refusal(500, { code: CANARY }) : answer(body)),
    });

    const run = await scene.run({}, { RUNNER_DEBUG: '1' });

    assert.match(run.stdout, /^debug: t1: completed$/m);
  });
});

test('nothing that a model says becomes a command of the runner', async () => {
  const commands = [
    '::set-output name=x::y',
    '##[error]x',
    '\r::warning::x',
    '\u2028::stop-commands::x',
    '```\n::error::x',
  ];
  await using scene = await openScene({
    tasks: summaries(10),
    answering: ({ number, body }) => {
      const text = commands[number % commands.length] ?? '';
      return number <= commands.length
        ? answer(body, text, { model: text, finishReason: text })
        : refusal(422, { code: text, type: text, message: text });
    },
  });

  const run = await scene.run({ 'max-attempts': '1' }, { RUNNER_DEBUG: '1' });

  assert.equal(run.results.size, 10);
  assert.doesNotMatch(run.summary, /^(?:::|##\[)/m);
});
