// A model that works: what comes of it, and what the runs after it leave alone.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

import { expectEnd } from '../support/expect-end.ts';
import { answer } from '../support/model-server.ts';
import { openScene, summaries } from '../support/scene.ts';

const QUICKSTART = readFileSync(join(import.meta.dirname, '../../examples/quickstart/tasks.yml'), 'utf8');

test('the five tasks of the quick start, rehearsed offline and then asked of a model', async () => {
  await using scene = await openScene({ tasks: [] });
  scene.machine.write('.github/background-agent/tasks.yml', QUICKSTART);

  const rehearsal = await scene.run({ provider: 'offline', 'base-url': '', 'api-key': '' });
  expectEnd(rehearsal, {
    exit: 0,
    outcome: 'completed',
    completed: 5,
    'cost-usd': 0,
    'state-source': 'fresh',
  });
  const entities = JSON.stringify(rehearsal.results.get('nobel-journey'));
  for (const name of ['Marie Curie', 'Stockholm', 'December 1911']) assert.match(entities, new RegExp(name));

  // A rehearsal is not an answer.
  scene.answerWith(({ body }) => ({ delayMs: 50, ...answer(body, undefined, { costUsd: 0.0001 }) }));
  const inputs = { provider: 'openrouter', model: 'openai/gpt-4o-mini', concurrency: '4' };
  const run = await scene.run(inputs);

  expectEnd(run, {
    exit: 0,
    outcome: 'completed',
    completed: 5,
    quarantined: 0,
    skipped: 0,
    pending: 0,
    failed: 0,
    'cost-usd': 0.0005,
    'state-source': 'disk',
    'results-path': 'results',
    'log-path': '.background-agent/default/log',
    'report-path': '.background-agent/default/report.json',
  });
  assert.equal(run.requests, 5);
  assert.ok(scene.server.inFlightMax <= 4);
  assert.match(run.summary, /^## Background agent ` default `: completed/);
  assert.match(run.summary, /\| 5 \| 0 \| 0 \| 0 \| 0 \| 5 \| [\d,]+ \| `\$0\.0005` \|/);
  assert.match(run.summary, /The answers are in ` results `, for example ` results\/[a-z-]+\.json `\./);
  assert.match(run.stdout, /^completed: 5 completed, 0 done before \(5 calls, /m);

  const happy = run.results.get('happy-feedback');
  assert.ok(happy?.status === 'completed');
  assert.deepEqual(happy.output, { sentiment: 'positive', confidence: 0 });
  assert.equal(happy.model, 'openai/gpt-4o-mini');
  assert.equal(happy.costUsd, 0.0001);
  const report = JSON.parse(scene.machine.read('.background-agent/default/report.json') ?? '');
  assert.deepEqual(
    report.tasks.map((task: { path: string }) => task.path).sort(),
    [...run.results.keys()].map(id => `results/${id}.json`).sort(),
  );
  const [request] = scene.server.requests;
  assert.equal(request?.headers['x-openrouter-title'], 'Background Agent');
  assert.deepEqual(Object.keys(request?.body['provider'] ?? {}), ['max_price']);
});

test('a report that the disk does not take is missed, and nothing else', async () => {
  await using scene = await openScene({ tasks: summaries(1) });
  // A folder stands in its way.
  scene.machine.write('.background-agent/default/report.json/x', '');
  const run = await scene.run();
  expectEnd(run, { exit: 0, outcome: 'completed', completed: 1, 'report-path': '' });
  assert.match(
    run.stdout,
    /^::warning .*Cannot write the report ".*report\.json": the disk reported EISDIR\./m,
  );
});

describe.concurrent('a later run', () => {
  test('that finds nothing to do sends nothing and changes no byte', async () => {
    await using scene = await openScene({ tasks: summaries(3) });
    await scene.run();
    const before = scene.bytes();

    const run = await scene.run();

    assert.equal(run.requests, 0);
    assert.deepEqual(run.events, []);
    assert.deepEqual(scene.bytes(), before);
    expectEnd(run, { exit: 0, outcome: 'idle', completed: 0, skipped: 3, tokens: 0, 'cost-usd': 0 });
    assert.match(run.stdout, /^idle: 0 completed, 3 done before .* Nothing to do/m);
    assert.match(run.summary, /nothing was sent or spent/);
  });

  test('replays the log when it cannot know that from the mark of the last one, and is idle all the same', async () => {
    await using scene = await openScene({ tasks: summaries(3) });
    await scene.run();
    rmSync(join(scene.machine.workspace, '.background-agent/default/idle.json'));
    const before = scene.bytes();

    const run = await scene.run();

    assert.deepEqual(scene.bytes(), before);
    expectEnd(run, { exit: 0, outcome: 'idle', skipped: 3 });
  });

  test('asks for nothing but the task that was edited, and replaces its result', async () => {
    await using scene = await openScene({ tasks: summaries(3) });
    const first = await scene.run();
    scene.list({
      tasks: summaries(3).with(1, { id: 't2', type: 'summarize', input: { text: 'New words.' } }),
    });

    const run = await scene.run();

    assert.deepEqual(run.story, ['t2 attempt 1', 't2 completed, settled']);
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 1, skipped: 2 });
    assert.notDeepEqual(run.results.get('t2'), first.results.get('t2'));
    assert.deepEqual(run.results.get('t1'), first.results.get('t1'));
  });

  test('leaves the result of a removed task where it is', async () => {
    await using scene = await openScene({ tasks: summaries(3) });
    await scene.run();
    scene.list({ tasks: summaries(2) });

    const run = await scene.run();

    assert.equal(run.requests, 0);
    assert.deepEqual(
      run.events.filter(({ type }) => type === 'TaskRemoved'),
      [{ type: 'TaskRemoved', task: 't3' }],
    );
    assert.ok(run.results.has('t3'));
  });

  test('leaves an edited result alone, and says so', async () => {
    await using scene = await openScene({ tasks: summaries(1) });
    await scene.run();
    const edited = `${scene.machine.read('results/t1.json')}\n`;
    scene.machine.write('results/t1.json', edited);

    scene.list({ tasks: summaries(2) });
    const run = await scene.machine.start({ provider: 'compatible', 'base-url': scene.server.url }).ended;

    assert.equal(run.exitCode, 0);
    assert.equal(scene.machine.read('results/t1.json'), edited);
    assert.match(
      run.summary,
      /Edited or deleted in the repository, so left alone .*\n\n- ` results\/t1\.json `/,
    );
  });
});

describe.concurrent('the same work under two ids', () => {
  const twins = [
    { id: 'one', type: 'summarize', input: { text: 'The very same.' } },
    { id: 'two', type: 'summarize', input: { text: 'The very same.' } },
  ];

  test('is asked for once', async () => {
    await using scene = await openScene({
      tasks: twins,
      answering: ({ body }) => ({ delayMs: 100, ...answer(body) }),
    });

    const run = await scene.run({ concurrency: '4' });

    assert.deepEqual(run.story, ['one attempt 1', 'one completed, settled', 'two has the answer of one']);
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 2 });
    const [one, two] = ['one', 'two'].map(id => run.results.get(id));
    assert.ok(one?.status === 'completed' && two?.status === 'completed');
    assert.equal(two.sameAs, 'one');
    assert.deepEqual(two.output, one.output);
  });

  test('is not paid again when the second comes in a later run', async () => {
    await using scene = await openScene({ tasks: twins.slice(0, 1) });
    await scene.run();
    scene.list({ tasks: twins });

    const run = await scene.run();

    assert.deepEqual(run.story, ['two has the answer of one']);
    expectEnd(run, { exit: 0, outcome: 'completed', completed: 1, skipped: 1, tokens: 0 });
  });
});

test('a run that meets another one at work leaves it alone', async () => {
  await using scene = await openScene({
    tasks: summaries(1),
    answering: ({ body }) => ({ delayMs: 3_000, ...answer(body) }),
  });
  const first = scene.start();
  await scene.received(1);

  const second = await scene.machine.start({ provider: 'offline' }).ended;

  expectEnd(second, { exit: 0, outcome: 'overlapped', completed: 0 });
  assert.match(second.stdout, /^::notice title=Background agent::Another run is at work/m);
  expectEnd(await first.checked, { exit: 0, outcome: 'completed', completed: 1 });
});
