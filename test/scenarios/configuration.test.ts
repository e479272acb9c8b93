// A wrong setting stops what it belongs to, a model or a type; the rest goes on, and nobody is quarantined.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { answer, refusal } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';
import { particular } from '../support/troubles.ts';

describe.concurrent('a mistyped model', () => {
  const answering = particular({ models: ['small'] });
  const prices = { smalll: 'free' };

  test('in a queue of 50 quarantines nobody, and stops', async () => {
    await using scene = await openScene({
      tasks: summaries(50),
      defaults: { model: 'smalll' },
      prices,
      answering,
    });

    const run = await scene.run({ concurrency: '4' });

    assert.ok(run.requests <= 4, `${run.requests} requests`);
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 0, quarantined: 0, pending: 50 });
    assert.match(run.summary, /Model ` smalll ` was stopped for this run\. .*Check the spelling of "model"/);

    scene.list({ tasks: summaries(50), prices });
    expectEnd(await scene.run(), { exit: 0, outcome: 'completed', completed: 50, quarantined: 0 });
  });

  test('leaves the tasks of another model alone', async () => {
    const tasks = summaries(50).map((task, index) =>
      index % 10 === 9 ? task : { ...task, model: 'smalll' },
    );
    await using scene = await openScene({ tasks, prices, answering });

    const run = await scene.run();

    assert.equal(run.requests, 6);
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 5, quarantined: 0, pending: 45 });
    assert.deepEqual([...run.results.keys()].sort(), ['t10', 't20', 't30', 't40', 't50']);
  });
});

describe.concurrent('a parameter that is refused by name', () => {
  test('is adapted once for all tasks and later runs, when it is the output cap', async () => {
    await using scene = await openScene({
      tasks: summaries(3),
      answering: particular({ without: ['max_tokens'] }),
    });

    const run = await scene.run();

    assert.deepEqual(run.story.slice(0, 3), [
      't1 attempt 1',
      't1 failed: parameter-refused 400, released, not counted',
      'small adapted: max_completion_tokens',
    ]);
    assert.equal(run.requests, 4);
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 3, quarantined: 0 });
    assert.equal(scene.server.requests.at(-1)?.body.max_completion_tokens, 100);

    scene.list({ tasks: summaries(4) });
    assert.equal((await scene.run()).requests, 1);
  });

  test('is left out from then on, when it is the temperature', async () => {
    await using scene = await openScene({
      tasks: summaries(3),
      defaults: { parameters: { temperature: 0 } },
      answering: ({ body }) =>
        'temperature' in body
          ? refusal(400, { param: 'temperature', code: 'unsupported_value' })
          : answer(body),
    });

    const run = await scene.run();

    assert.equal(run.requests, 4);
    assert.ok(run.story.includes('small adapted: without-temperature'));
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 3, quarantined: 0 });
  });

  test('stops the model, when it is another one', async () => {
    await using scene = await openScene({
      tasks: [...summaries(3), { ...summaries(4)[3], model: 'other' }],
      defaults: { parameters: { seed: 7 } },
      answering: ({ body }) =>
        body.model === 'small' ? refusal(400, { param: 'seed', code: 'unknown_parameter' }) : answer(body),
    });

    const run = await scene.run();

    assert.equal(run.requests, 2);
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 1, quarantined: 0, pending: 3 });
    assert.match(run.summary, /refused the parameter "seed"/);
  });
});

describe.concurrent('a type', () => {
  test('whose schema the provider refuses is stopped, and the others go on', async () => {
    const moods = ['a', 'b', 'c'].map(id => ({ id, type: 'analyze_sentiment', input: { text: id } }));
    await using scene = await openScene({
      tasks: [...moods, ...summaries(2)],
      answering: ({ body }) =>
        body.response_format === undefined
          ? answer(body)
          : refusal(400, { param: 'response_format', code: 'invalid_json_schema' }),
    });

    const run = await scene.run();

    assert.equal(run.requests, 3);
    assert.ok(run.story.includes('stopped type analyze_sentiment: configuration'));
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 2, quarantined: 0, pending: 3 });
  });

  test('is suspected at the third 400 in the same words, and its tasks come back', async () => {
    await using scene = await openScene({
      tasks: summaries(10),
      answering: () => refusal(400, { code: 'invalid_value' }),
    });

    const run = await scene.run();

    assert.equal(run.requests, 3);
    assert.deepEqual(run.story.slice(-3), [
      'stopped type summarize: configuration',
      't1 released: configuration',
      't2 released: configuration',
    ]);
    expectEnd(run, { exit: 3, outcome: 'provider-stopped', completed: 0, quarantined: 0, pending: 10 });
    assert.equal(run.results.size, 0);
  });

  test('that has answered is no suspect: each 400 after that is the task’s own', async () => {
    await using scene = await openScene({
      tasks: summaries(6),
      answering: ({ number, body }) =>
        number === 1 ? answer(body) : refusal(400, { code: 'invalid_value' }),
    });

    const run = await scene.run();

    expectEnd(run, { exit: 0, outcome: 'completed', completed: 1, quarantined: 5, pending: 0 });
    assert.equal(run.requests, 6);
  });
});
