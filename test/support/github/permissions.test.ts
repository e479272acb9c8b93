import assert from 'node:assert/strict';

import { afterEach, beforeEach, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
beforeEach(async () => void (github = await startGitHub()));
afterEach(() => github.close());

test('a token that nobody knows is refused', async () => {
  assert.equal((await ask(github, 'GET', '', undefined, { token: 'ghs_unknown' })).status, 401);
  assert.equal((await askGraphql(github, '{ viewer { login } }', {}, { token: 'ghs_unknown' })).status, 401);
});

test.each([
  ['contents', 'POST', '/git/blobs', { content: 'x' }, 'contents=write'],
  ['issues', 'POST', '/issues', { title: 'x' }, 'issues=write'],
  ['pull-requests', 'POST', '/pulls', { title: 'x', head: 'a', base: 'main' }, 'pull_requests=write'],
  ['actions', 'GET', '/actions/runs', undefined, 'actions=read'],
] as const)('without %s, %s %s is refused in GitHub’s words', async (scope, method, path, body, accepted) => {
  github.setPermissions({ [scope]: 'none' });
  const answer = await ask(github, method, path, body);
  assert.equal(answer.status, 403);
  assert.equal(valueAt(answer.body, 'message'), 'Resource not accessible by integration');
  assert.equal(answer.headers.get('x-accepted-github-permissions'), accepted);
});

test('who may only read cannot write', async () => {
  github.setPermissions({ contents: 'read', issues: 'read', 'pull-requests': 'read' });
  assert.equal((await ask(github, 'GET', '/git/ref/heads/main')).status, 200);
  assert.equal((await ask(github, 'DELETE', '/git/refs/heads/main')).status, 403);
  assert.equal((await ask(github, 'POST', '/issues', { title: 'x' })).status, 403);
});

test('an issue may be changed by who may write pull requests only, as GitHub has it', async () => {
  github.createIssue({ title: 'x' });
  github.setPermissions({ issues: 'none' });
  assert.equal((await ask(github, 'POST', '/issues/1/comments', { body: 'x' })).status, 201);
});

test('GraphQL refuses in its own form', async () => {
  github.setPermissions({ contents: 'read', issues: 'none' });
  const input = { refId: 'REF_x' };
  const written = await askGraphql(
    github,
    'mutation ($input: DeleteRefInput!) { deleteRef(input: $input) { clientMutationId } }',
    { input },
  );
  assert.equal(valueAt(written.body, 'errors', 0, 'type'), 'FORBIDDEN');

  const query = `{ repository(owner: "octo", name: "example") {
    viewerPermission issues(first: 1) { totalCount } ref(qualifiedName: "main") { name }
  } }`;
  const { body } = await askGraphql(github, query);
  assert.equal(valueAt(body, 'errors', 0, 'type'), 'FORBIDDEN');
  assert.equal(valueAt(body, 'data', 'repository'), null);
});

test('another token has another identity', async () => {
  const token = github.addToken('other[bot]');
  await ask(github, 'POST', '/issues', { title: 'x' }, { token });
  assert.equal(github.issue(1).author.login, 'other[bot]');
});
