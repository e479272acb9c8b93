// The packaged action with `mode: plan`, started by a pull request from a workflow file, as `init` writes one.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { summaries, taskFileText } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

const TASKS = '.github/background-agent/tasks.yml';

const workflow = (inputs: object = {}) =>
  JSON.stringify({
    on: { pull_request: { paths: [TASKS] } },
    permissions: { contents: 'read', 'pull-requests': 'write' },
    jobs: {
      plan: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/checkout@v6' },
          { uses: 'background-agent/background-agent@v1', with: { mode: 'plan', ...inputs } },
        ],
      },
    },
  });

/** A repository whose two tasks are done, and a pull request with these tasks. */
async function open(text: string, fork?: string): Promise<GitHubScene & { readonly pull: number }> {
  const scene = await openGitHubScene({ tasks: summaries(2) });
  await scene.run();
  scene.github.push({ branch: 'more', from: 'main', files: { [TASKS]: text }, by: 'bob' });
  const { number } = scene.github.openPull({
    head: 'more',
    by: 'bob',
    ...(fork === undefined ? {} : { fork }),
  });
  return { ...scene, pull: number };
}

const commentsOn = ({ github, pull }: GitHubScene & { readonly pull: number }) =>
  github.issue(pull).comments.map(({ author, body }) => `${author.login}: ${body}`);

/** Branches, issues, caches and calls are as they were. */
function expectNothingElse(scene: GitHubScene, end: JobEnd, was: readonly unknown[]): void {
  assert.deepEqual(worldOf(scene), was);
  assert.deepEqual([end.requests.model, end.requests.cache], [[], []]);
}

const worldOf = ({ github, cache }: GitHubScene) => [
  github.branches().map(branch => github.commits(branch)[0]?.oid),
  github.issues.length,
  cache.entries.length,
];

describe.concurrent('a pull request that changes the tasks', () => {
  test('is told what it would run against the state of the base, in one comment, without a key', async () => {
    await using scene = await open(taskFileText({ tasks: summaries(4) }));
    const was = worldOf(scene);

    const ends = [];
    for (const run of [1, 2])
      ends.push(
        await scene.run({ pull: scene.pull, workflow: workflow(), secrets: {}, runAttempt: run, runId: 50 }),
      );

    for (const end of ends) {
      assert.deepEqual([end.conclusion, end.exitCode], ['success', 0]);
      assert.deepEqual(
        ['outcome', 'planned', 'reruns'].map(name => end.outputs.get(name)),
        ['planned', '2', '0'],
      );
      assert.ok(Number(end.outputs.get('expected-cost-usd')) > 0);
      assert.ok(Number(end.outputs.get('max-cost-usd')) > Number(end.outputs.get('expected-cost-usd')));
      assert.match(end.summary, /2 of 4 tasks would run: 2 new work/);
      expectNothingElse(scene, end, was);
    }
    const [comment, ...others] = commentsOn(scene);
    assert.match(comment ?? '', /^github-actions\[bot\]: [^]*2 of 4 tasks would run/);
    assert.deepEqual(others, []);
  });

  test('and breaks the file is red, with its mistakes on the diff and in the comment, until it is mended', async () => {
    await using scene = await open(
      'version: 1\ntasks:\n  - id: t1\n    type: sumarize\n    input: { text: x }\n',
    );
    const was = worldOf(scene);

    const end = await scene.run({ pull: scene.pull, workflow: workflow(), secrets: {} });

    assert.deepEqual([end.conclusion, end.exitCode], ['failure', 2]);
    assert.match(
      end.annotations.join('\n'),
      /^::error file=\.github\/background-agent\/tasks\.yml,line=4,col=\d+,title=Background agent::.*sumarize/m,
    );
    assert.match(commentsOn(scene).join('\n'), /tasks\.yml:4/);
    expectNothingElse(scene, end, was);

    scene.github.push({
      branch: 'more',
      files: { [TASKS]: taskFileText({ tasks: summaries(3) }) },
      by: 'bob',
    });
    const mended = await scene.run({ pull: scene.pull, workflow: workflow(), secrets: {} });
    assert.equal(mended.conclusion, 'success');
    assert.match(commentsOn(scene).join('\n'), /1 of 3 tasks would run/);
    assert.equal(commentsOn(scene).length, 1);
  });

  test('and costs more than max-plan-cost is red', async () => {
    await using scene = await open(taskFileText({ tasks: summaries(9) }));
    const end = await scene.run({
      pull: scene.pull,
      workflow: workflow({ 'max-plan-cost': '0.0001' }),
      secrets: {},
    });
    assert.equal(end.conclusion, 'failure');
    assert.match(end.annotations.join('\n'), /max-plan-cost/);
    assert.equal(end.outputs.get('planned'), '7');
  });

  test('from a fork, where nothing may be written and no secret is seen, has its plan in the summary only', async () => {
    await using scene = await open(taskFileText({ tasks: summaries(3) }), 'bob');
    const was = worldOf(scene);
    const end = await scene.run({ pull: scene.pull, workflow: workflow() });
    assert.deepEqual([end.conclusion, end.outputs.get('planned')], ['success', '1']);
    assert.match(end.summary, /1 of 3 tasks would run/);
    assert.deepEqual(commentsOn(scene), []);
    assert.ok(end.requests.github.every(({ writes }) => !writes));
    expectNothingElse(scene, end, was);
  });

  test('is never run: mode "run" is refused, whoever opened it', async () => {
    await using scene = await open(taskFileText({ tasks: summaries(3) }));
    const was = worldOf(scene);
    const end = await scene.run({ pull: scene.pull });
    assert.equal(end.exitCode, 2);
    assert.match(
      end.annotations.join('\n'),
      /Mode "run" does not work under the event "pull_request".* Set "mode: plan"/,
    );
    expectNothingElse(scene, end, was);
  });
});
