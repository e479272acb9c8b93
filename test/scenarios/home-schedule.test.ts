// The ordinary life of an agent: three scheduled runs, each on a machine of its own. The first works until its budget is
// reached, the second goes on from there, and for the third nothing is left.
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, test } from 'vitest';

import { alertIssues } from '../support/alert-issues.ts';
import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobEnd } from '../support/workflow/running-job.ts';

/** Room for two calls: each holds less than 900 tokens, and takes about 50. */
const INPUTS = { 'token-budget': '920' };

let scene: GitHubScene;
let [works, goesOn, idles]: readonly [JobEnd, JobEnd, JobEnd] = [] as never;
let [beforeIdle, afterIdle] = ['', ''];

beforeAll(async () => {
  scene = await openGitHubScene({ tasks: summaries(3), with: INPUTS });
  const [first, second] = [await scene.run(), await scene.run()];
  beforeIdle = everything();
  [works, goesOn, idles] = [first, second, await scene.run()];
  afterIdle = everything();
}, 60_000);
afterAll(() => scene[Symbol.asyncDispose]());

/** What a run could have changed: branches and their tips, issues and what is said in them, copies. */
function everything(): string {
  const { github, cache } = scene;
  const tips = github.branches().map(branch => [branch, github.commits(branch)[0]?.oid]);
  return JSON.stringify({ tips, issues: github.issues, copies: cache.entries.map(({ key }) => key) });
}

const told = ({ conclusion, outputs }: JobEnd, ...names: readonly string[]) => [
  conclusion,
  ...names.map(name => outputs.get(name)),
];

test('the first run works, and stops at its budget', () => {
  assert.deepEqual(told(works, 'outcome', 'completed', 'pending', 'state-source'), [
    ...['success', 'budget-exhausted', '2', '1', 'fresh'],
  ]);
  assert.equal(works.outputs.get('alerts-opened'), '1');
});

test('the second goes on where it stopped, and closes the issue about the budget', () => {
  assert.deepEqual(told(goesOn, 'outcome', 'completed', 'skipped', 'state-source'), [
    ...['success', 'completed', '1', '2', 'cache'],
  ]);
  assert.equal(goesOn.requests.model.length, 1);
  assert.deepEqual(
    alertIssues(scene.github).map(({ state }) => state),
    ['closed'],
  );
});

describe('the third', () => {
  test('is idle', () => {
    assert.deepEqual(told(idles, 'outcome', 'completed', 'skipped', 'alerts-opened'), [
      ...['success', 'idle', '0', '3', '0'],
    ]);
  });

  test('asks GitHub six times at most, and neither the cache nor the model', () => {
    const { github, cache, model } = idles.requests;
    assert.ok(github.length > 0 && github.length <= 6, github.map(({ operation }) => operation).join());
    assert.deepEqual([cache.length, model.length], [0, 0]);
  });

  test('writes nothing and opens nothing', () => {
    assert.ok(idles.requests.github.every(({ writes }) => !writes));
    assert.equal(afterIdle, beforeIdle);
  });
});

test('each task was asked for once, and its result is in the repository', () => {
  assert.equal(scene.model.requests.length, 3);
  assert.deepEqual([...scene.results().keys()].sort(), ['t1', 't2', 't3']);
  for (const end of [works, goesOn]) assert.ok(scene.isCounted(end));
});

test('a working run asks GitHub and the cache 22 times at most', () => {
  const { github, cache } = goesOn.requests;
  assert.ok(github.length + cache.length <= 22, `${github.length} + ${cache.length}`);
});
