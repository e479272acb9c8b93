// The packaged action where it does not usually stand: other folders, other names, other checkouts.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

import { summaries } from '../support/scene.ts';
import { type GitHubScene, type RunOptions, openGitHubScene } from '../support/workflow/github-scene.ts';

const AGENT = {
  uses: 'background-agent/background-agent@v1',
  with: {
    provider: 'compatible',
    'base-url': '${{ vars.LLM_URL }}',
    'api-key': '${{ secrets.LLM_KEY }}',
  },
};

const workflow = (...steps: readonly object[]) =>
  JSON.stringify({
    on: { schedule: [{ cron: '1 2 * * *' }] },
    permissions: { contents: 'write', issues: 'write', actions: 'read' },
    jobs: { agent: { 'runs-on': 'ubuntu-latest', steps } },
  });

/** A run that works, one that goes on with new work from the cache, one from the branch alone, and one with nothing to do. */
async function expectHistory(scene: GitHubScene, agent = 'default', options: RunOptions = {}): Promise<void> {
  const sources: unknown[] = [];
  for (const count of [1, 2, 3]) {
    scene.list({ tasks: summaries(count) });
    if (count === 3) scene.cache.evict();
    const { conclusion, outputs, requests, annotations } = await scene.run(options);
    assert.deepEqual([conclusion, outputs.get('outcome'), annotations], ['success', 'completed', []]);
    assert.equal(requests.model.length, 1);
    sources.push(outputs.get('state-source'));
  }
  assert.deepEqual(sources, ['fresh', 'cache', 'repository']);
  const idle = await scene.run(options);
  assert.deepEqual([idle.outputs.get('outcome'), idle.requests.model.length], ['idle', 0]);
  assert.ok(scene.cache.entries.every(({ key }) => key.startsWith(`background-agent/${agent}/`)));
  assert.equal(scene.events(undefined, agent).filter(({ type }) => type === 'AttemptStarted').length, 3);
  assert.deepEqual([...scene.results().keys()], ['t1', 't2', 't3']);
}

describe.concurrent('state is kept', () => {
  test('with a folder for it outside the workspace, of which nothing gets into the checkout', async () => {
    await using scene = await openGitHubScene({
      tasks: [],
      with: { state: '${{ runner.temp }}/agent state' },
    });
    const look = (workspace: string) => {
      assert.ok(!existsSync(join(workspace, '.background-agent')));
      assert.ok(readdirSync(join(workspace, '..', 'temp', 'agent state')).includes('log'));
    };
    await expectHistory(scene, 'default', { look });
  });

  test('under a name of its own, with a branch and copies of its own', async () => {
    await using scene = await openGitHubScene({ tasks: [], with: { name: 'nightly' } });
    await expectHistory(scene, 'nightly');
    assert.deepEqual(scene.github.branches(), ['background-agent/nightly', 'main']);
  });

  test('where the checkout leaves no credentials', async () => {
    const checkout = {
      uses: 'actions/checkout@v6',
      with: { 'persist-credentials': false, 'fetch-depth': 0 },
    };
    await using scene = await openGitHubScene({ tasks: [], workflow: workflow(checkout, AGENT) });
    await expectHistory(scene);
  });

  test('where there are spaces in the path of the machine', async () => {
    await using scene = await openGitHubScene({ tasks: [], machineName: 'my own machine' });
    await expectHistory(scene);
  });
});
