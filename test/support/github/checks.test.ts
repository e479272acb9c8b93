import assert from 'node:assert/strict';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { refusal, Refusal } from './refusal.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
beforeEach(async () => void (github = await startGitHub()));
afterEach(() => github.close());

describe('a request that GitHub does not describe is a violation', () => {
  test.each([
    ['an issue without a title', 'POST', '/issues', { body: 'x' }, /required property 'title'/],
    ['a misspelt field', 'POST', '/issues', { title: 'x', boddy: 'y' }, /"boddy"/],
    ['a misspelt field inside', 'POST', '/git/trees', { tree: [{ path: 'a', shaa: 'b' }] }, /"shaa"/],
    ['a field of the wrong type', 'PATCH', '/git/refs/heads/main', { sha: 1 }, /sha: must be string/],
    ['a misspelt parameter', 'GET', '/issues?label=agent', undefined, /"label"/],
    ['a parameter out of range', 'GET', '/issues?state=opened', undefined, /state: must be equal to one/],
    ['a number that is none', 'GET', '/issues/one', undefined, /issue_number: must be integer/],
    ['a body where none belongs', 'DELETE', '/git/refs/heads/x', {}, /expected no body/],
    ['another path', 'GET', '/git/refs/heads/main', undefined, /no operation of the description/],
  ])('%s', async (_, method, path, body, complaint) => {
    const { status } = await ask(github, method, path, body);
    assert.ok(status >= 400);
    assert.match(github.violations.splice(0).join('\n'), complaint);
  });

  test('also when the request is made to fail', async () => {
    github.failNext('issues/create', 'drop before');
    await assert.rejects(ask(github, 'POST', '/issues', {}));
    assert.match(github.violations.splice(0).join('\n'), /'title'/);
  });
});

describe('a GraphQL request that the schema does not know is a violation', () => {
  test.each([
    ['a field', '{ viewer { logn } }', {}, /Cannot query field "logn"/],
    ['syntax', '{ viewer { login }', {}, /Syntax Error/],
    [
      'a variable',
      'query ($n: Int!) { repository(owner: "octo", name: "example") { issues(first: $n) { totalCount } } }',
      { n: 'x' },
      /\$n/,
    ],
    ['a field that is not taught', '{ viewer { login bio } }', {}, /was taught, got User\.bio\./],
    [
      'an argument that is not taught',
      '{ repository(owner: "octo", name: "example") { issues(first: 1, filterBy: {since: "2026-01-01T00:00:00Z"}) { totalCount } } }',
      {},
      /got since/,
    ],
  ])('%s', async (_, query, variables, complaint) => {
    const { body } = await askGraphql(github, query, variables);
    assert.notEqual(valueAt(body, 'errors'), undefined);
    assert.match(github.violations.splice(0).join('\n'), complaint);
  });
});

test('an answer that GitHub does not describe is a violation', async () => {
  github.failNext('issues/list-for-repo', new Refusal(200, [{ number: 'one' }]));
  await ask(github, 'GET', '/issues');
  assert.match(
    github.violations.splice(0).join('\n'),
    /answer 200 of issues\/list-for-repo\/0.*required property/,
  );
});

test('an error in a form of its own is a violation, too', async () => {
  github.failNext('issues/get', new Refusal(500, { error: 'no' }));
  await ask(github, 'GET', '/issues/1');
  assert.match(github.violations.splice(0).join('\n'), /answer 500 of issues\/get.*'message'/);
});

test('the address of a bot is an email, as it is to GitHub', async () => {
  github.push({ files: { 'a.md': 'a' }, by: 'github-actions[bot]' });
  github.setRun({ id: 7, headSha: github.commits('main')[0]?.oid ?? '' });
  const { body } = await ask(github, 'GET', '/actions/runs/7');
  assert.match(String(valueAt(body, 'head_commit', 'author', 'email')), /\[bot\]@/);
});

test('a violation makes close throw, so that no test can pass with one', async () => {
  const other = await startGitHub();
  await ask(other, 'POST', '/issues', {});
  await assert.rejects(other.close(), /required property 'title'/);
});

test('no violation, and close is quiet', async () => {
  const other = await startGitHub();
  other.failNext('issues/create', refusal(422, 'Validation Failed'));
  assert.equal((await ask(other, 'POST', '/issues', { title: 'x' })).status, 422);
  await other.close();
});
