import assert from 'node:assert/strict';

import { afterEach, beforeEach, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub();
  github.push({ branch: 'results', from: 'main', files: { 'results/a.json': '{}' } });
});
afterEach(() => github.close());

const fresh = { title: 'Results', head: 'results', base: 'main', body: 'One result.' };

test('a pull request is opened once for its branches', async () => {
  const { status, body } = await ask(github, 'POST', '/pulls', fresh);
  assert.equal(status, 201);
  assert.equal(valueAt(body, 'commits'), 1);
  assert.equal(valueAt(body, 'changed_files'), 1);
  assert.equal(valueAt(body, 'head', 'label'), 'octo:results');
  assert.equal(valueAt(body, 'user', 'login'), 'github-actions[bot]');

  const { status: again, body: refused } = await ask(github, 'POST', '/pulls', fresh);
  assert.equal(again, 422);
  assert.match(String(valueAt(refused, 'errors', 0, 'message')), /already exists for octo:results/);
});

test('one without a commit, or without a branch, is refused', async () => {
  github.setBranch('empty', github.commits('main')[0]?.oid ?? '');
  for (const head of ['empty', 'nowhere'])
    assert.equal((await ask(github, 'POST', '/pulls', { ...fresh, head })).status, 422);
});

test('it is found by its head, and its files are listed', async () => {
  await ask(github, 'POST', '/pulls', fresh);
  const found = await ask(github, 'GET', '/pulls?head=octo:results&base=main&state=open');
  assert.equal(valueAt(found.body, 0, 'number'), 1);
  assert.deepEqual((await ask(github, 'GET', '/pulls?head=octo:other')).body, []);
  const files = await ask(github, 'GET', '/pulls/1/files');
  assert.equal(valueAt(files.body, 0, 'filename'), 'results/a.json');
  assert.equal(valueAt(files.body, 0, 'status'), 'added');
});

test.each(['merge', 'squash'] as const)('a %s brings its files to the base and ends it', async method => {
  await ask(github, 'POST', '/pulls', fresh);
  const oid = github.mergePull(1, method);

  assert.equal(github.read('main', 'results/a.json'), '{}');
  assert.equal(github.commits('main')[0]?.parents.length, method === 'merge' ? 2 : 1);
  const { body } = await ask(github, 'GET', '/pulls/1');
  assert.equal(valueAt(body, 'merged'), true);
  assert.equal(valueAt(body, 'merge_commit_sha'), oid);
  const { status } = await ask(github, 'PATCH', '/pulls/1', { state: 'open' });
  assert.equal(status, 422);
});

test('it is closed when its branch is deleted', async () => {
  await ask(github, 'POST', '/pulls', fresh);
  const tip = github.commits('results')[0]?.oid;
  await ask(github, 'DELETE', '/git/refs/heads/results');
  const { body } = await ask(github, 'GET', '/pulls/1');
  assert.equal(valueAt(body, 'head', 'sha'), tip);
  assert.equal(valueAt(body, 'state'), 'closed');
  assert.equal(valueAt(body, 'merged'), false);
});

test('it is edited, closed, and opened again', async () => {
  await ask(github, 'POST', '/pulls', fresh);
  const { body } = await ask(github, 'PATCH', '/pulls/1', { title: 'Two results', state: 'closed' });
  assert.equal(valueAt(body, 'title'), 'Two results');
  assert.equal(valueAt(body, 'state'), 'closed');
  const { body: open } = await ask(github, 'PATCH', '/pulls/1', { state: 'open' });
  assert.equal(valueAt(open, 'state'), 'open');
});

test('GraphQL sees it, and one of a fork', async () => {
  await ask(github, 'POST', '/pulls', fresh);
  github.openPull({ head: 'results', fork: 'mallory', by: 'mallory' });
  const query = `{ repository(owner: "octo", name: "example") {
    pullRequests(states: [OPEN], headRefName: "results", first: 10) {
      totalCount nodes { number isCrossRepository author { login __typename } }
    }
  } }`;
  const { body } = await askGraphql(github, query);
  const found = valueAt(body, 'data', 'repository', 'pullRequests');
  assert.deepEqual(found, {
    totalCount: 2,
    nodes: [
      { number: 1, isCrossRepository: false, author: { login: 'github-actions', __typename: 'Bot' } },
      { number: 2, isCrossRepository: true, author: { login: 'mallory', __typename: 'User' } },
    ],
  });
  assert.equal(valueAt((await ask(github, 'GET', '/pulls/2')).body, 'head', 'repo', 'fork'), true);
});
