import assert from 'node:assert/strict';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

const path = '.github/workflows/agent.yml';
const startMs = Date.parse('2026-11-20T12:00:00Z');

let github: GitHub;
let nowMs: number;
beforeEach(async () => {
  nowMs = startMs;
  const files = { [path]: 'on: { workflow_dispatch: }\n', '.github/workflows/README.md': '' };
  github = await startGitHub({ now: () => nowMs, files });
});
afterEach(() => github.close());

const start = (ref: string) => ask(github, 'POST', '/actions/workflows/agent.yml/dispatches', { ref });
const state = async () => valueAt((await ask(github, 'GET', '/actions/workflows/agent.yml')).body, 'state');

describe('a workflow', () => {
  test('is there since its file is, by name or id', async () => {
    nowMs += 1000;
    github.push({ files: { [path]: 'on: push\n' } });
    const { body } = await ask(github, 'GET', '/actions/workflows/agent.yml');
    assert.equal(valueAt(body, 'path'), path);
    assert.equal(valueAt(body, 'created_at'), '2026-11-20T12:00:00Z');
    const byId = await ask(github, 'GET', `/actions/workflows/${String(valueAt(body, 'id'))}`);
    assert.deepEqual(byId.body, body);
  });

  test.each(['README.md', 'gone.yml'])('is not %s', async name => {
    assert.equal((await ask(github, 'GET', `/actions/workflows/${name}`)).status, 404);
    assert.equal((await ask(github, 'GET', `/actions/workflows/${name}/runs`)).status, 404);
    assert.equal((await ask(github, 'PUT', `/actions/workflows/${name}/enable`)).status, 404);
  });

  test('is listed with the others, also without its file', async () => {
    github.setWorkflow('.github/workflows/gone.yml', { state: 'deleted' });
    const { body } = await ask(github, 'GET', '/actions/workflows?per_page=1&page=2');
    assert.equal(valueAt(body, 'total_count'), 2);
    assert.equal(valueAt(body, 'workflows', 0, 'state'), 'deleted');
  });

  test('is switched off and on', async () => {
    assert.equal((await ask(github, 'PUT', '/actions/workflows/agent.yml/disable')).status, 204);
    assert.equal(await state(), 'disabled_manually');
    github.setWorkflow(path, { state: 'disabled_inactivity' });
    assert.equal(await state(), 'disabled_inactivity');
    assert.equal((await ask(github, 'PUT', '/actions/workflows/agent.yml/enable')).status, 204);
    assert.equal(await state(), 'active');
  });
});

describe('a start by hand', () => {
  test('makes a run that waits, by whoever asked, at the branch', async () => {
    const tip = github.push({ branch: 'side', from: 'main', files: { a: 'a' } });
    assert.equal((await start('side')).status, 204);
    const [run] = github.runs;
    assert.deepEqual(
      [run?.event, run?.status, run?.actor.login, run?.branch, run?.headSha, run?.workflow],
      ['workflow_dispatch', 'queued', 'github-actions[bot]', 'side', tip, path],
    );
    const { body } = await ask(github, 'GET', '/actions/workflows/agent.yml/runs');
    assert.equal(valueAt(body, 'workflow_runs', 0, 'status'), 'queued');
  });

  test.each(['on: workflow_dispatch', 'on: [push, workflow_dispatch]', 'on:\n  workflow_dispatch:'])(
    'is taken by %j',
    async text => {
      github.push({ files: { [path]: text } });
      assert.equal((await start('refs/heads/main')).status, 204);
    },
  );

  test.each(['on: push', 'on: [push]', 'on:\n  push:', 'name: a', '', 'on: {', 'on:'])(
    'is not taken by %j',
    async text => {
      github.push({ files: { [path]: text } });
      const { status, body } = await start('main');
      assert.equal(status, 422);
      assert.equal(valueAt(body, 'message'), "Workflow does not have 'workflow_dispatch' trigger");
    },
  );

  test.each(['nowhere', 'the commit'])('is refused at %s', async ref => {
    const { status, body } = await start(ref === 'nowhere' ? ref : (github.commits('main')[0]?.oid ?? ''));
    assert.equal(status, 422);
    assert.match(String(valueAt(body, 'message')), /^No ref found for: /);
  });

  test('is refused while the workflow is off', async () => {
    github.setWorkflow(path, { state: 'disabled_inactivity' });
    const { status, body } = await start('main');
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'message'), "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
    assert.deepEqual(github.runs, []);
  });

  test('is refused to who may only read', async () => {
    github.setPermissions({ actions: 'read' });
    const { status, headers } = await start('main');
    assert.equal(status, 403);
    assert.equal(headers.get('x-accepted-github-permissions'), 'actions=write');
  });
});

describe('the last push', () => {
  const pushedAt = async () => valueAt((await ask(github, 'GET', '')).body, 'pushed_at');

  test('is the start of the repository, at first, and not now', async () => {
    nowMs += 1000;
    assert.equal(await pushedAt(), '2026-11-20T12:00:00.000Z');
  });

  test('is one by a person, to any branch', async () => {
    nowMs += 1000;
    github.push({ branch: 'side', files: { a: 'a' } });
    nowMs += 1000;
    assert.equal(await pushedAt(), '2026-11-20T12:00:01.000Z');
  });

  test('is one by the API', async () => {
    nowMs += 1000;
    const input = {
      branch: { repositoryNameWithOwner: 'octo/example', branchName: 'main' },
      expectedHeadOid: github.commits('main')[0]?.oid,
      message: { headline: 'Publish' },
      fileChanges: { additions: [{ path: 'a', contents: '' }] },
    };
    await askGraphql(
      github,
      'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
      { input },
    );
    assert.equal(await pushedAt(), '2026-11-20T12:00:01.000Z');
  });
});
