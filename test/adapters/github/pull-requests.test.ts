import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { pullRequests } from '../../../src/adapters/github/pull-requests.ts';
import { reviewBranches } from '../../../src/adapters/github/review-branches.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';

// Answers that GitHub gives rarely, or that come from something in between.

let server: http.Server;
let api: GitHubApi;
let answer: unknown;

beforeEach(async () => {
  server = http.createServer((_, response) => void response.end(JSON.stringify(answer)));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token: 'ghs_canary', clock, random, proxyEnv: {} });
});

afterEach(async () => {
  api.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

const SHA = 'a'.repeat(40);
const pull = (number: number, full_name: string | undefined, ref = 'ours') => ({
  number,
  html_url: `https://github.com/octo/example/pull/${number}`,
  body: null,
  state: 'open',
  base: { ref: 'main' },
  head: { ref, sha: SHA, repo: full_name === undefined ? null : { full_name } },
});

const pulls = () => pullRequests({ api, owner: 'octo', name: 'example' });
const branches = () => reviewBranches({ api, random: new SeededRandom(), owner: 'octo', name: 'example' });

test('a pull request of a fork is not seen, also when the fork has the same owner or is gone', async () => {
  answer = [
    pull(4, 'octo/example-fork'),
    pull(3, undefined),
    pull(2, 'Octo/Example'),
    pull(1, 'octo/example', 'another'),
  ];
  const listed = await pulls().list('ours');
  assert.ok(listed.ok);
  assert.deepEqual(listed.value, [
    {
      number: 2,
      url: 'https://github.com/octo/example/pull/2',
      body: '',
      base: 'main',
      tip: SHA,
      isOpen: true,
    },
  ]);
});

test('branches that only begin alike are not seen', async () => {
  const refs = ['x/a', 'x/a.2', 'x/a.12', 'x/a.b', 'x/a-2', 'x/a.2.3', 'x/ab'];
  answer = refs.map(name => ({ ref: `refs/heads/${name}`, object: { sha: SHA } }));
  const listed = await branches().list('x/a');
  assert.ok(listed.ok);
  assert.deepEqual(
    listed.value.map(({ branch }) => branch),
    ['x/a', 'x/a.2', 'x/a.12'],
  );
});

test('an answer that is none of GitHub’s is trouble, and no empty list', async () => {
  answer = { fine: true };
  const asked = [
    await pulls().list('ours'),
    await pulls().look(1),
    await branches().list('x'),
    await branches().contains(SHA, SHA),
  ];
  for (const each of asked) assert.equal(!each.ok && each.trouble.kind, 'unreachable');
});
