// Somebody starts a run of three weeks ago again: the runner checks out the commit of then, and the agent has done all that
// is to do since.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'vitest';

import { summaries } from '../support/scene.ts';
import { type GitHubScene, openGitHubScene } from '../support/workflow/github-scene.ts';
import type { JobOptions } from '../support/workflow/running-job.ts';

const THREE_WEEKS_MS = 21 * 24 * 3_600_000;
const FIRST_RUN = 500;

/** What people would see of a change. */
function seen({ github, cache }: GitHubScene) {
  const commits = (branch: string) => github.commits(branch).map(({ oid }) => oid);
  return {
    commits: Object.fromEntries(github.branches().map(branch => [branch, commits(branch)])),
    issues: github.issues.map(issue => [issue.number, issue.updatedAtMs, issue.comments.length]),
    copies: cache.entries.map(({ key }) => key),
  };
}

/** A run at the first commit, and two after the list was changed and has grown; then all is done. */
async function oldAndDone(scene: GitHubScene, { sha }: { readonly sha: string }): Promise<void> {
  await expectCompleted(scene, { sha, runId: FIRST_RUN }, 2);
  scene.list({ tasks: [{ ...summaries(1)[0], input: { text: 'Another text.' } }, ...summaries(3).slice(2)] });
  await expectCompleted(scene, {}, 2);
  scene.list({ tasks: [{ ...summaries(1)[0], input: { text: 'Another text.' } }, ...summaries(4).slice(2)] });
  await expectCompleted(scene, {}, 1);
}

async function expectCompleted(scene: GitHubScene, options: JobOptions, calls: number): Promise<void> {
  const { outputs, requests, log } = await scene.run(options);
  assert.equal(outputs.get('outcome'), 'completed', log);
  assert.equal(requests.model.length, calls);
}

test('a run of three weeks ago that is started again asks nothing and changes nothing', async () => {
  const now = Date.now();
  await using scene = await openGitHubScene({
    tasks: summaries(2),
    files: { '.gitignore': '.background-agent/\n' },
    github: { now: () => now - THREE_WEEKS_MS },
  });
  const sha = scene.github.commits('main')[0]?.oid ?? '';
  scene.github.setClock(() => Date.now());
  await oldAndDone(scene, { sha });

  const before = seen(scene);
  let changed = '';
  const look = (workspace: string) => {
    const git = (...args: string[]) => execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8' });
    assert.equal(git('rev-parse', 'HEAD').trim(), sha, 'the runner has checked out the commit of then');
    changed = git('status', '--porcelain', '--untracked-files=all');
  };
  const again = await scene.run({ sha, runId: FIRST_RUN, runAttempt: 2, look });
  assert.deepEqual([again.conclusion, again.outputs.get('outcome')], ['success', 'idle'], again.log);
  assert.equal(again.requests.model.length, 0);
  assert.equal(changed, '');
  assert.deepEqual(seen(scene), before);
  assert.deepEqual(
    again.requests.github.filter(({ writes }) => writes),
    [],
  );
});
