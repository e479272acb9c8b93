// A service waits for signs of life: on every way out of a run it hears the right one, and its trouble is not the run's.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { answer, refusal } from '../support/model-server.ts';
import { PING_SECRET, type PingService, startPingService } from '../support/ping-service.ts';
import { newWorkspace } from '../support/command-line.ts';
import { openScene, summaries } from '../support/scene.ts';
import { openGitHubScene } from '../support/workflow/github-scene.ts';

let service: PingService;
beforeEach(async () => void (service = await startPingService()));
afterEach(() => service.close());

const signs = () => service.signs.join(' ');

describe('the action', () => {
  test('tells of a run with work, and of one without', async () => {
    await using scene = await openScene({ tasks: summaries(1) });
    const first = await scene.run({ 'ping-url': service.url });
    assert.deepEqual([first.exitCode, signs()], [0, 'start success']);
    const second = await scene.run({ 'ping-url': service.url });
    assert.deepEqual([second.outputs.get('outcome'), signs()], ['idle', 'start success start success']);
    const third = await scene.run({ 'ping-url': service.url });
    assert.deepEqual([third.outputs.get('outcome'), service.signs.length], ['idle', 6]);
  });

  test('does not fail with the service, says so once, and keeps the URL to itself', async () => {
    await using scene = await openScene({ tasks: summaries(1) });
    service.answerWith(404, 404);
    const run = await scene.run({ 'ping-url': service.url });
    assert.deepEqual([run.exitCode, run.outputs.get('outcome')], [0, 'completed']);
    assert.equal(
      run.stdout.match(/was not told of the run's success\. It answered with the status 404/g)?.length,
      1,
    );
    assert.doesNotMatch(run.stdout.replaceAll(/^::add-mask::.*$/gm, ''), new RegExp(PING_SECRET));
  });

  for (const [what, inputs, tasks] of [
    ['stopped by a budget is a success', { 'token-budget': '600' }, summaries(20)],
    ['with wrong settings is a failure', { concurrency: '0' }, summaries(1)],
    ['with a wrong task file is a failure', {}, [{ id: 'a', type: 'nonsense', input: {} }]],
  ] as const) {
    test(`a run ${what}`, async () => {
      await using scene = await openScene({ tasks });
      await scene.run({ 'ping-url': service.url, ...inputs });
      assert.equal(signs(), what.endsWith('success') ? 'start success' : 'start fail');
    });
  }

  test('a revoked key is a failure', async () => {
    await using scene = await openScene({ tasks: summaries(1), answering: () => refusal(401, {}) });
    await scene.run({ 'ping-url': service.url });
    assert.equal(signs(), 'start fail');
  });

  test('a cancelled run is a failure, and ends in time although the service hangs', async () => {
    await using scene = await openScene({ tasks: summaries(2), answering: () => ({ fault: 'hang' }) });
    const step = scene.start({ 'ping-url': service.url });
    await scene.received(1);
    service.answerWith('hang', 'hang', 'hang');
    const cancelledMs = performance.now();
    step.signal('SIGINT');
    await step.checked;
    assert.ok(performance.now() - cancelledMs < 7_000);
    assert.equal(service.signs.slice(0, 2).join(' '), 'start fail');
  });

  test('on GitHub a run that was killed is told by its post step', async () => {
    await using scene = await openGitHubScene({
      tasks: summaries(2),
      with: { 'ping-url': service.url },
      answering: () => ({ fault: 'hang' }),
    });
    const job = await scene.start();
    await job.received(1);
    job.killMain();
    await job.ended;
    assert.equal(signs(), 'start fail');
    scene.answerWith(({ body }) => answer(body));
    const next = await scene.run();
    assert.deepEqual([next.outputs.get('outcome'), signs()], ['completed', 'start fail start success']);
  });
});

describe('the command line', () => {
  const tasks = JSON.stringify({
    version: 1,
    tasks: [{ id: 'a', type: 'summarize', input: { text: 'One thing is said here.' } }],
  });
  const args = (...more: string[]) => ['run', '--tasks', 'tasks.json', '--provider', 'offline', ...more];

  test('tells of its run as well', async () => {
    const { exit } = await newWorkspace({ 'tasks.json': tasks }).type(args('--ping-url', service.url));
    assert.deepEqual([exit, signs()], [0, 'start success']);
  });

  test('of one that fails, too', async () => {
    const { exit } = await newWorkspace({ 'tasks.json': '{' }).type(args('--ping-url', service.url));
    assert.deepEqual([exit, signs()], [2, 'start fail']);
  });

  test('says what is wrong with the URL', async () => {
    const { exit, err } = await newWorkspace({ 'tasks.json': tasks }).type(
      args('--ping-url', 'http://far.example/x'),
    );
    assert.equal(exit, 2);
    assert.match(err, /"ping-url" must be a URL/);
  });
});
