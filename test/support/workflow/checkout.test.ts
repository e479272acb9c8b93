import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, onTestFinished, test } from 'vitest';

import { type GitHubScene, openGitHubScene } from './github-scene.ts';
import type { JobOptions } from './running-job.ts';

describe('a checkout', () => {
  test('is one commit of the branch, without a way back to the test GitHub', async () => {
    await using scene = await openGitHubScene({ tasks: [], workflow: workflowOf() });
    const tip = scene.github.push({ files: { 'new.txt': 'new' } });
    const { git } = await seenIn(scene);
    assert.deepEqual(git('rev-list', 'HEAD'), [tip]);
    assert.deepEqual(git('symbolic-ref', 'HEAD'), ['refs/heads/main']);
    assert.deepEqual(git('rev-parse', 'origin/main'), [tip]);
    assert.deepEqual(git('status', '--porcelain'), []);
    assert.deepEqual(git('remote', 'get-url', 'origin'), ['https://github.com/octo/example']);
  });

  test('has the whole history with a depth of 0', async () => {
    await using scene = await openGitHubScene({ tasks: [], workflow: workflowOf({ 'fetch-depth': 0 }) });
    scene.github.push({ files: { 'new.txt': 'new' } });
    const { git } = await seenIn(scene);
    assert.equal(git('rev-list', 'HEAD').length, 2);
  });

  test('of an old run is an old commit', async () => {
    await using scene = await openGitHubScene({ tasks: [], workflow: workflowOf() });
    const [old] = scene.github.commits('main').map(({ oid }) => oid);
    assert.ok(old);
    scene.github.push({ files: { 'new.txt': 'new' } });
    const { git, run } = await seenIn(scene, { sha: old, runId: 7, runAttempt: 2 });
    assert.equal(run, '7.2');
    assert.deepEqual(git('rev-list', 'HEAD'), [old]);
  });

  test('of a pull request is its trial merge', async () => {
    await using scene = await openGitHubScene({ tasks: [], workflow: workflowOf() });
    scene.github.push({ branch: 'change', from: 'main', files: { 'change.txt': 'x' } });
    const base = scene.github.push({ files: { 'new.txt': 'new' } });
    const { number } = scene.github.openPull({ head: 'change' });
    const { git, files } = await seenIn(scene, { pull: number });
    assert.deepEqual([files('change.txt'), files('new.txt')], ['x', 'new']);
    assert.deepEqual(git('rev-parse', 'refs/remotes/pull/1/merge'), git('rev-parse', 'HEAD'));
    assert.match(git('cat-file', '-p', 'HEAD')[1] ?? '', new RegExp(`^parent ${base}`));
  });

  test('can be of another branch', async () => {
    await using scene = await openGitHubScene({ tasks: [], workflow: workflowOf({ ref: 'other' }) });
    const other = scene.github.push({ branch: 'other', from: 'main', files: { 'other.txt': 'x' } });
    const { git } = await seenIn(scene);
    assert.deepEqual(git('rev-parse', 'HEAD', 'origin/other'), [other, other]);
  });
});

test('each job has an empty machine', async () => {
  await using scene = await openGitHubScene({ tasks: [], workflow: workflowOf() });
  await scene.run({ look: workspace => writeFileSync(join(workspace, 'left.txt'), 'x') });
  const { files } = await seenIn(scene);
  assert.equal(files('left.txt'), undefined);
});

test('the temporary folder of the runner is new for each job, also on a machine of one’s own', async () => {
  const step = { run: 'ls "$RUNNER_TEMP" && touch "$RUNNER_TEMP/left.txt"' };
  const jobs = { job: { 'runs-on': 'x', steps: [step] } };
  const workflow = JSON.stringify({ on: { schedule: [{ cron: '1 2 * * *' }] }, jobs });
  await using scene = await openGitHubScene({ tasks: [], workflow, selfHosted: true });
  await scene.run();
  const { log } = await scene.run();
  assert.ok(!log.includes('left.txt'));
});

test('a machine of one’s own stays, and a checkout cleans it unless told otherwise', async () => {
  for (const [clean, left] of [
    [true, undefined],
    [false, 'x'],
  ] as const) {
    const workflow = workflowOf({ clean });
    await using scene = await openGitHubScene({ tasks: [], workflow, selfHosted: true });
    await scene.run({ look: workspace => writeFileSync(join(workspace, 'left.txt'), 'x') });
    const tip = scene.github.push({ files: { 'new.txt': 'new' } });
    const { files, git } = await seenIn(scene);
    assert.equal(files('left.txt'), left);
    assert.deepEqual(git('rev-parse', 'HEAD'), [tip]);
  }
});

function workflowOf(inputs: object = {}): string {
  const steps = [{ uses: 'actions/checkout@v6', with: inputs }];
  return JSON.stringify({
    on: { schedule: [{ cron: '1 2 * * *' }], pull_request: {} },
    jobs: { job: { 'runs-on': 'x', steps } },
  });
}

/** Runs a job, and keeps its workspace to look into. */
async function seenIn(scene: GitHubScene, options: JobOptions = {}) {
  const kept = mkdtempSync(join(tmpdir(), 'checkout-'));
  onTestFinished(() => rmSync(kept, { recursive: true }));
  const { run } = await scene.run({
    ...options,
    look: workspace => cpSync(workspace, kept, { recursive: true }),
  });
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: kept, encoding: 'utf8' })
      .split('\n')
      .filter(line => line !== '');
  const files = (path: string) =>
    existsSync(join(kept, path)) ? readFileSync(join(kept, path), 'utf8') : undefined;
  return { run, git, files };
}
