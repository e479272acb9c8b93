import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { pullRequestComments } from '../../../src/adapters/github/pull-request-comments.ts';
import type { PullRequestComments } from '../../../src/ports/comments.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { refusal } from '../../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

const BOT = 'github-actions[bot]';
let github: GitHub;
let api: GitHubApi;
let comments: PullRequestComments;
let pull: number;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  github.push({ branch: 'change', from: 'main', files: { a: 'a' } });
  pull = github.openPull({ head: 'change' }).number;
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  comments = pullRequestComments({ api, owner: 'octo', name: 'example' });
});

afterEach(async () => {
  api.close();
  await github.close();
});

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

const isOurs = (body: string) => body.startsWith('ours');
const bodiesFound = async () => good(await comments.find(pull, isOurs)).map(({ body }) => body);
const lists = () => github.requests.filter(({ operation }) => operation === 'issues/list-comments').length;

describe('a comment', () => {
  test('that was made is found again, and changed', async () => {
    good(await comments.create(pull, 'ours: 1'));
    const [comment] = good(await comments.find(pull, isOurs));
    assert.ok(comment !== undefined);
    good(await comments.change(comment, 'ours: 2'));
    assert.deepEqual(
      github.issue(pull).comments.map(({ body, author }) => [body, author.login]),
      [['ours: 2', BOT]],
    );
  });

  test('of somebody else is never found, whatever it says', async () => {
    github.comment(pull, 'ours: forged', 'mallory');
    github.comment(pull, 'ours: by another app', 'other[bot]');
    assert.deepEqual(await bodiesFound(), []);
  });

  test('of ours with another text is not wanted', async () => {
    github.comment(pull, 'something else', BOT);
    github.comment(pull, 'ours', BOT);
    assert.deepEqual(await bodiesFound(), ['ours']);
  });

  test('behind a hundred others is found', async () => {
    for (let n = 1; n <= 100; n += 1) github.comment(pull, 'chat');
    github.comment(pull, 'ours', BOT);
    assert.deepEqual(await bodiesFound(), ['ours']);
  });

  test('that was found is not looked for any further', async () => {
    github.comment(pull, 'ours', BOT);
    for (let n = 1; n <= 200; n += 1) github.comment(pull, 'chat');
    assert.deepEqual(await bodiesFound(), ['ours']);
    assert.equal(lists(), 1);
  });

  test('among more than a thousand is given up, and that is no "there is none"', async () => {
    for (let n = 1; n <= 1_001; n += 1) github.comment(pull, 'chat');
    const found = await comments.find(pull, isOurs);
    assert.ok(!found.ok && found.trouble.kind === 'refused');
    assert.match(found.trouble.message, /more than 1000/);
    assert.equal(lists(), 10);
  });
});

test('a token that may read only is told so', async () => {
  github.comment(pull, 'ours', BOT);
  github.setPermissions({ issues: 'read', 'pull-requests': 'read' });
  const [comment] = good(await comments.find(pull, isOurs));
  assert.ok(comment !== undefined);
  for (const asked of [await comments.create(pull, 'x'), await comments.change(comment, 'x')])
    assert.ok(!asked.ok && asked.trouble.kind === 'forbidden');
});

test('whose token it is, is asked once, and again when that was not answered', async () => {
  github.failNext('viewer', refusal(401, 'Bad credentials'));
  assert.ok(!(await comments.find(pull, isOurs)).ok);
  await bodiesFound();
  await bodiesFound();
  assert.equal(github.requests.filter(({ operation }) => operation === 'viewer').length, 2);
});
