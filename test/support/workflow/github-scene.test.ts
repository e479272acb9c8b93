import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, test } from 'vitest';

import type { Event } from '../../../src/domain/event.ts';
import { ask, valueAt } from '../github/ask-github.ts';
import { added, started } from '../literals.ts';
import { RUN, appendsOf } from '../log-bytes.ts';
import { answer } from '../model-server.ts';
import { summaries } from '../scene.ts';
import { openGitHubScene } from './github-scene.ts';
import type { JobOptions } from './running-job.ts';
import { smallAction } from './small-action.ts';

/** The agent by itself: its state stays on the disk of the runner. */
const ALONE = { publish: 'none', 'github-token': '' } as const;

test('a job checks out the repository and runs the packaged action with its inputs', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(2), with: ALONE });
  let results: string[] = [];
  const end = await scene.run({ look: workspace => (results = readdirSync(join(workspace, 'results'))) });

  assert.equal(end.conclusion, 'success');
  assert.equal(end.exitCode, 0);
  assert.equal(end.outputs.get('outcome'), 'completed');
  assert.equal(end.requests.model.length, 2);
  assert.deepEqual(results.sort(), ['t1.json', 't2.json']);
});

test('another task file is there from the next run on', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(1), with: ALONE });
  scene.list({ tasks: summaries(3) });
  const { outputs } = await scene.run();
  assert.equal(outputs.get('completed'), '3');
});

test('a run may have other inputs than the next', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(2), with: ALONE });
  const offline = await scene.run({ with: { provider: 'offline', 'base-url': '', 'api-key': '' } });
  assert.deepEqual([offline.outputs.get('completed'), offline.requests.model.length], ['2', 0]);
  const usual = await scene.run();
  assert.deepEqual([usual.outputs.get('completed'), usual.requests.model.length], ['2', 2]);
});

test('jobs that run at once are told apart', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(4), with: ALONE });
  scene.answerWith(({ body }) => ({ delayMs: 50, ...answer(body) }));
  const [one, two] = await Promise.all([scene.start(), scene.start()]);
  await Promise.all([one.received(1), two.received(1)]);
  const ends = await Promise.all([one.ended, two.ended]);
  assert.deepEqual(
    ends.map(({ requests }) => requests.model.length),
    [4, 4],
  );
  assert.notEqual(one.run, two.run);
});

test('GitHub knows the run, and how it ended', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(1), with: ALONE });
  const job = await scene.start({ runId: 77 });
  const told = async () => {
    const { body } = await ask(scene.github, 'GET', '/actions/runs/77');
    return ['status', 'conclusion', 'event', 'path'].map(name => valueAt(body, name));
  };
  const path = '.github/workflows/background-agent.yml';
  assert.deepEqual(await told(), ['in_progress', null, 'schedule', path]);
  await job.loseMachine();
  await job.ended;
  assert.deepEqual(await told(), ['completed', 'failure', 'schedule', path]);
});

test('a lost machine of which GitHub has not heard yet still runs, as GitHub has it', async () => {
  await using scene = await openGitHubScene({ tasks: summaries(1), with: ALONE });
  await scene.run({ runId: 77, kill: { what: 'machine', when: 0 }, isNoticed: false });
  const { body } = await ask(scene.github, 'GET', '/actions/runs/77');
  assert.equal(valueAt(body, 'status'), 'in_progress');
});

describe('an event', () => {
  const workflow = `
on:
  schedule: [{ cron: '1 2 * * *' }]
  push:
  workflow_dispatch:
    inputs:
      word: { type: choice, options: [a, b], default: a }
      sure: { type: boolean }
concurrency: { group: 'agent-\${{ github.ref }}', cancel-in-progress: false }
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ github.event_name }} \${{ github.ref_name }} <\${{ inputs.word }} \${{ inputs.sure }}>"
      - run: cat "$GITHUB_EVENT_PATH"
`;
  const run = async (options: JobOptions) => {
    await using scene = await openGitHubScene({ tasks: [], workflow });
    scene.github.push({ branch: 'other', from: 'main', files: {} });
    return await scene.run(options);
  };

  test.each([
    [{}, 'schedule main < >'],
    [{ event: 'push', branch: 'other' }, 'push other < >'],
    [{ event: 'workflow_dispatch' }, 'workflow_dispatch main <a false>'],
    [{ event: 'workflow_dispatch', inputs: { word: 'b', sure: true } }, 'workflow_dispatch main <b true>'],
  ] as const)('%j starts it', async (options, said) => {
    const { steps } = await run(options);
    assert.equal(steps[0]?.stdout, `${said}\n`);
    assert.match(steps[1]?.stdout ?? '', /"full_name":"octo\/example"/);
  });

  test.each([
    [{ event: 'repository_dispatch' }, /Expected "on: repository_dispatch" in .*, got schedule, push/],
    [{ event: 'workflow_dispatch', inputs: { wrod: 'a' } }, /got wrod/],
    [{ event: 'workflow_dispatch', inputs: { word: 'c' } }, /Expected one of a, b for word, got c/],
    [{ branch: 'other' }, /a schedule knows no other, got other/],
  ] as const)('%j starts nothing', async (options, complaint) => {
    await assert.rejects(run(options), complaint);
  });

  test('names the group that its runs queue in', async () => {
    const { concurrency } = await run({});
    assert.deepEqual(concurrency, { group: 'agent-refs/heads/main', 'cancel-in-progress': 'false' });
  });
});

describe('what is on the state branch', () => {
  const branch = 'background-agent/default';
  const created: Event = { type: 'LogCreated', log: 'a-log', repository: '1', agent: 'default' };
  const finished: Event = { type: 'RunFinished', outcome: 'completed' };

  test('is read file by file, and the pieces of the log in their order', async () => {
    await using scene = await openGitHubScene({ tasks: [], with: ALONE });
    assert.deepEqual([scene.state(), scene.records()], [undefined, []]);
    const [first = Buffer.of(), second = Buffer.of()] = appendsOf([[created, added('t1')], [finished]]);
    const place = String(first.length).padStart(12, '0');
    scene.github.push({
      branch,
      files: {
        'head.json': '{"seq":3}',
        [`log/${place}.jsonl`]: second,
        'log/000000000000.jsonl': first,
        'answers/a': 'b',
      },
    });
    assert.deepEqual(scene.state()?.head, { seq: 3 });
    assert.deepEqual([...(scene.state()?.answers ?? [])], [['a', 'b']]);
    assert.deepEqual(scene.events(RUN), [created, added('t1'), finished]);
    assert.deepEqual(scene.events('another run'), []);
  });

  test('fails the test when the log is not intact', async () => {
    await using scene = await openGitHubScene({ tasks: [], with: ALONE });
    scene.github.push({ branch, files: { 'log/000000000000.jsonl': '{"v":1' } });
    assert.throws(() => scene.records(), /torn/);
  });

  test('tells whether each call was counted', async () => {
    await using scene = await openGitHubScene({ tasks: summaries(1), with: ALONE });
    const end = await scene.run();
    assert.equal(end.requests.model.length, 1);
    assert.equal(scene.isCounted(end), false);
    const told = [[created, added('t1')], [started('t1')]];
    const log = Buffer.concat(appendsOf(told)).toString('utf8');
    scene.github.push({ branch, files: { 'log/000000000000.jsonl': log } });
    assert.equal(scene.isCounted({ ...end, run: RUN }), true);
  });
});

test('requests to the cache are those of the job', async () => {
  const ask = (step: string, body: string) => `
    await fetch(env.ACTIONS_RESULTS_URL + 'twirp/github.actions.results.api.v1.CacheService/${step}', {
      method: 'POST',
      headers: { authorization: 'Bearer ' + env.ACTIONS_RUNTIME_TOKEN },
      body: JSON.stringify(${body}),
    }).then(answer => answer.json())`;
  const version = 'f'.repeat(64);
  using action = smallAction({
    main: `
      const { signed_upload_url: url } = ${ask('CreateCacheEntry', `{ key: env.GITHUB_RUN_ID, version: '${version}' }`)};
      await fetch(url, { method: 'PUT', body: 'x' });
      console.log(env.ACTIONS_CACHE_MODE);`,
  });
  const workflow = `{ on: { schedule: [{ cron: '1 2 * * *' }] }, jobs: { job: { runs-on: x, steps: [{ uses: ./ }] } } }`;
  await using scene = await openGitHubScene({ tasks: [], workflow, action: action.folder });
  const env = { ACTIONS_CACHE_MODE: 'read' };
  const ends = await Promise.all([scene.run({ env }), scene.run({ env })]);
  for (const { requests, stdout } of ends) {
    assert.deepEqual(
      requests.cache.map(({ step }) => step),
      ['create', 'upload'],
    );
    assert.equal(stdout, 'read\n');
  }
});
