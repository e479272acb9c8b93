import assert from 'node:assert/strict';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { primaryRateLimit, secondaryRateLimit, serverError } from './refusal.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
beforeEach(async () => void (github = await startGitHub()));
afterEach(() => github.close());

const issue = { title: 'Broken' };

test('a lost reply has its effect', async () => {
  github.failNext('issues/create', 'drop after');
  await assert.rejects(ask(github, 'POST', '/issues', issue));
  assert.equal(github.issue(1).title, 'Broken');
  assert.equal(github.requests.at(-1)?.status, undefined);
});

test('a lost reply to a commit has its effect: the same once more is stale', async () => {
  const [start] = github.commits('main');
  const input = {
    branch: { repositoryNameWithOwner: 'octo/example', branchName: 'main' },
    expectedHeadOid: start?.oid,
    message: { headline: 'Publish' },
    fileChanges: { additions: [{ path: 'a', contents: '' }] },
  };
  const send = () =>
    askGraphql(
      github,
      'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
      { input },
    );
  github.failNext('createCommitOnBranch', 'drop after');
  await assert.rejects(send());
  assert.equal(github.commits('main').length, 2);
  assert.equal(valueAt((await send()).body, 'errors', 0, 'type'), 'STALE_DATA');
});

test('a request that was dropped before has none', async () => {
  github.failNext('issues/create', 'drop before');
  await assert.rejects(ask(github, 'POST', '/issues', issue));
  assert.equal(github.issues.length, 0);
});

describe('which requests meet a fault', () => {
  test('the next that fits, by name or by method and path, and no other', async () => {
    github.failNext(/^GET .*\/issues\/1$/, serverError(500));
    github.failNext('issues/create', serverError(502));
    assert.equal((await ask(github, 'GET', '/issues')).status, 200);
    assert.equal((await ask(github, 'POST', '/issues', issue)).status, 502);
    assert.equal((await ask(github, 'POST', '/issues', issue)).status, 201);
    assert.equal((await ask(github, 'GET', '/issues/1')).status, 500);
    assert.equal((await ask(github, 'GET', '/issues/1')).status, 200);
  });

  test('the third, and the one after it', async () => {
    github.failNext('issues/list-for-repo', serverError(503), { after: 2, times: 2 });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await ask(github, 'GET', '/issues')).status);
    assert.deepEqual(statuses, [200, 200, 503, 503, 200]);
  });

  test('every one, until no more', async () => {
    github.failNext(/./, serverError(500), { times: 'always' });
    assert.equal((await ask(github, 'GET', '')).status, 500);
    assert.equal((await ask(github, 'GET', '/issues')).status, 500);
    github.failNoMore();
    assert.equal((await ask(github, 'GET', '')).status, 200);
  });
});

test('a request is held until the test lets it go, while others pass', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  github.failNext('issues/create', { until: promise });
  const held = ask(github, 'POST', '/issues', issue);
  await ask(github, 'POST', '/issues', { title: 'Faster' });
  resolve();
  assert.equal(valueAt((await held).body, 'number'), 2);
});

test('a delayed request is answered in the end', async () => {
  github.failNext('repos/get', { delayMs: 1 });
  assert.equal((await ask(github, 'GET', '')).status, 200);
});

test('rate limits say when to come back', async () => {
  github.failNext('issues/create', secondaryRateLimit(60));
  const { status, headers } = await ask(github, 'POST', '/issues', issue);
  assert.equal(status, 403);
  assert.equal(headers.get('retry-after'), '60');

  github.failNext('repos/get', primaryRateLimit(1_800_000_000_000));
  const primary = await ask(github, 'GET', '');
  assert.equal(primary.headers.get('x-ratelimit-remaining'), '0');
  assert.equal(primary.headers.get('x-ratelimit-reset'), '1800000000');
});

test('too many writes in a minute are refused, and taken again later', async () => {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  github.setClock(() => nowMs);
  github.setLimits({ writesPerMinuteMax: 2 });
  const statuses: number[] = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await ask(github, 'POST', '/issues', issue)).status);
  assert.deepEqual(statuses, [201, 201, 403]);
  assert.equal((await ask(github, 'GET', '/issues')).status, 200);
  nowMs += 61_000;
  assert.equal((await ask(github, 'POST', '/issues', issue)).status, 201);
});

test('a request that is too large is refused', async () => {
  github.setLimits({ requestBytesMax: 1000 });
  assert.equal((await ask(github, 'POST', '/issues', { ...issue, body: 'x'.repeat(1000) })).status, 413);
});

test('every answer has the date of the clock and what is left of the rate limit', async () => {
  github.setClock(() => Date.parse('2026-11-20T12:00:00Z'));
  const { headers } = await ask(github, 'GET', '');
  assert.equal(headers.get('date'), 'Fri, 20 Nov 2026 12:00:00 GMT');
  assert.equal(headers.get('x-ratelimit-limit'), '1000');
  assert.equal(headers.get('x-ratelimit-remaining'), '999');
});

test('requests are kept with what they asked for', async () => {
  await ask(github, 'POST', '/issues', issue);
  await askGraphql(github, '{ viewer { login } }');
  assert.deepEqual(
    github.requests.map(({ operation, method, path, writes, status }) => [
      operation,
      method,
      path,
      writes,
      status,
    ]),
    [
      ['issues/create', 'POST', '/repos/octo/example/issues', true, 201],
      ['viewer', 'POST', '/graphql', false, 200],
    ],
  );
});
