import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { COMMIT_MUTATION } from '../../../src/adapters/github/branch-queries.ts';
import type { Exchange, Outgoing, Received } from '../../../src/adapters/github/exchange.ts';
import { issueTracker } from '../../../src/adapters/github/issues.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { NOW_MS } from '../../support/literals.ts';
import { blobIdOf } from './commits.ts';
import { SimulatedGitHub } from './simulated-github.ts';

const BRANCH = 'background-agent/default';
const URL_OF_API = 'https://api.github.test';

function scene() {
  let nowMs = NOW_MS;
  const clock = { now: () => nowMs, elapsed: () => nowMs, sleep: async (ms: number) => void (nowMs += ms) };
  const github = new SimulatedGitHub({ nowMs: clock.now });
  const api = apiOver(github, clock);
  return { github, clock, api, ...portsOver(api) };
}

function apiOver(github: SimulatedGitHub, clock: ReturnType<typeof scene>['clock']): GitHubApi {
  const exchange: Exchange = { send: async outgoing => github.handle(outgoing), close: () => {} };
  const token = `ghs_${'1'.repeat(36)}`;
  const urls = { url: URL_OF_API, graphqlUrl: `${URL_OF_API}/graphql` };
  return openApi({ ...urls, token, clock, random: new SeededRandom(), proxyEnv: {}, exchange });
}

function portsOver(api: GitHubApi) {
  const at = { api, owner: 'octo', name: 'example' };
  return {
    branch: stateBranch({ ...at, random: new SeededRandom(), branch: BRANCH }),
    tracker: issueTracker(at),
  };
}

const outgoing = (method: string, path: string, body?: object): Outgoing => ({
  method,
  url: new URL(URL_OF_API + path),
  headers: { authorization: 'Bearer x' },
  body: body === undefined ? undefined : JSON.stringify(body),
});
const here = (path: string) => `/repos/octo/example${path}`;

function commit(expectedHeadOid: string, text: string): Outgoing {
  const input = {
    branch: { repositoryNameWithOwner: 'octo/example', branchName: BRANCH },
    ...{ expectedHeadOid, message: { headline: 'Change', body: '' } },
    fileChanges: { additions: [{ path: 'a', contents: btoa(text) }], deletions: [] },
  };
  return outgoing('POST', '/graphql', { query: COMMIT_MUTATION, variables: { input } });
}

const typeIn = ({ body }: Received) => /"type":"(\w+)"/.exec(body)?.[1];
const tipOf = (github: SimulatedGitHub) => github.branches.get(BRANCH)?.at(-1);

describe('a request that arrives twice', () => {
  test('opens two issues, and says the same word twice', () => {
    const { github } = scene();
    const issue = outgoing('POST', here('/issues'), { title: 'x', body: '', labels: [], assignees: [] });
    assert.deepEqual([github.handle(issue).status, github.handle(issue).status], [201, 201]);
    const comment = outgoing('POST', here('/issues/1/comments'), { body: 'x' });
    github.handle(comment);
    github.handle(comment);
    assert.deepEqual(
      github.issues.map(({ number, comments }) => [number, comments.length]),
      [
        [1, 2],
        [2, 0],
      ],
    );
  });

  test('commits once: the second time the tip is another', () => {
    const { github } = scene();
    const first = github.push({ branch: BRANCH, files: { a: '1' } });
    const change = commit(first, '2');
    assert.equal(typeIn(github.handle(change)), undefined);
    assert.equal(typeIn(github.handle(change)), 'STALE_DATA');
    assert.equal(github.branches.get(BRANCH)?.length, 2);
  });

  test('makes a branch once', () => {
    const { github } = scene();
    const sha = github.branches.get('main')?.at(-1)?.id;
    const ref = outgoing('POST', here('/git/refs'), { ref: `refs/heads/${BRANCH}`, sha });
    assert.deepEqual([github.handle(ref).status, github.handle(ref).status], [201, 422]);
  });
});

test('a change that arrives when another has come first is stale', () => {
  const { github } = scene();
  const first = github.push({ branch: BRANCH, files: { a: '1' } });
  const late = commit(first, 'late');
  github.handle(commit(first, 'in time'));
  assert.equal(typeIn(github.handle(late)), 'STALE_DATA');
  assert.equal(tipOf(github)?.files.get('a')?.toString(), 'in time');
});

test('two who begin a branch with the same in the same second make the same commit', async () => {
  const { github, branch } = scene();
  const change = {
    follows: undefined,
    message: 'Begin',
    put: new Map([['a', Buffer.from('1')]]),
    remove: [],
  };
  const both = [await branch.change(change), await branch.change(change)];
  const made = { kind: 'changed', tip: tipOf(github)?.id };
  assert.deepEqual(
    both.map(asked => asked.ok && asked.value),
    [made, made],
  );
  assert.equal(github.branches.get(BRANCH)?.length, 1);
});

describe('a copy', () => {
  test('goes its own way, and so does what it was copied from', async () => {
    const { github, clock } = scene();
    const first = github.push({ branch: BRANCH, files: { a: '1' } });
    github.createIssue({ title: 'One' });
    const copy = github.clone();
    copy.handle(commit(first, 'copy'));
    copy.comment(1, 'Only there.');
    copy.protect('main');
    github.handle(commit(first, 'here'));
    github.createIssue({ title: 'Two' });
    assert.equal(tipOf(copy)?.files.get('a')?.toString(), 'copy');
    assert.equal(tipOf(github)?.files.get('a')?.toString(), 'here');
    assert.deepEqual([copy.issues.length, github.issues.length], [1, 2]);
    assert.deepEqual([copy.issues[0]?.comments.length, github.issues[0]?.comments.length], [1, 0]);

    const { tracker } = portsOver(apiOver(copy, clock));
    const created = await tracker.create({
      ...{ title: 'Two', body: '', labels: [] },
      wishes: { labels: [], assignees: [] },
    });
    assert.equal(created.ok && created.value.issue.number, 2);
  });

  test('may have a clock of its own', () => {
    const { github } = scene();
    const copy = github.clone(() => Date.UTC(2030, 0));
    const date = copy.handle(outgoing('GET', here('/issues?labels=x'))).headers.date;
    assert.equal(date, 'Tue, 01 Jan 2030 00:00:00 GMT');
  });
});

describe('files', () => {
  test('have the ids that git gives them', () => {
    assert.equal(blobIdOf(Buffer.of()), 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
    assert.equal(blobIdOf(Buffer.from('what is up, doc?')), 'bd9dbf5aae1a3862dd1526723246b20206e5fc37');
  });

  test('that did not change are shared by the commits', () => {
    const { github } = scene();
    const first = github.push({ branch: BRANCH, files: { a: '1', b: '2' } });
    github.handle(commit(first, '3'));
    const [before, after] = (github.branches.get(BRANCH) ?? []).map(({ files }) => files);
    assert.ok(before !== undefined && after !== undefined);
    assert.equal(before.get('b')?.toString(), '2');
    assert.equal(before.get('b'), after.get('b'));
    assert.notEqual(before.get('a'), after.get('a'));
  });

  test('are as they were when somebody pushes by force', () => {
    const { github } = scene();
    const first = github.push({ branch: BRANCH, files: { a: '1' } });
    github.push({ branch: BRANCH, files: { a: null, b: '2' } });
    github.setBranch(BRANCH, first);
    assert.deepEqual([...(tipOf(github)?.files.keys() ?? [])], ['a']);
    assert.equal(github.branches.get(BRANCH)?.length, 1);
  });
});

describe('a client that is too fast', () => {
  const wishes = { labels: [], assignees: [] };
  const issue = { title: 'x', body: '', labels: [], wishes };

  test('is told when to come back, may read meanwhile, and writes then', async () => {
    const { github, clock, branch, tracker } = scene();
    github.limit({ how: 'secondary', untilMs: NOW_MS + 30_000 });
    assert.equal((await branch.look([])).ok, true);
    assert.equal(clock.now(), NOW_MS);
    assert.equal((await tracker.create(issue)).ok, true);
    assert.equal(clock.now(), NOW_MS + 30_000);
  });

  test('commits when it may again', async () => {
    const { github, clock, branch } = scene();
    const follows = github.push({ branch: BRANCH, files: { a: '1' } });
    github.limit({ how: 'secondary', untilMs: NOW_MS + 30_000 });
    const changed = await branch.change({ follows, message: 'x', put: new Map(), remove: ['a'] });
    assert.equal(changed.ok && changed.value.kind, 'changed');
    assert.equal(clock.now(), NOW_MS + 30_000);
  });

  test('may not be told at all', async () => {
    const { github, tracker } = scene();
    github.limit({ how: 'silent', untilMs: NOW_MS + 30_000 });
    const created = await tracker.create(issue);
    assert.equal(!created.ok && created.trouble.kind, 'forbidden');
  });

  test('that has used up its hour waits with all that it asks', async () => {
    const { github, clock, branch, api } = scene();
    github.limit({ how: 'hour', untilMs: NOW_MS + 90_000 });
    assert.equal((await api.read(here('/issues'))).ok, true);
    assert.equal(clock.now(), NOW_MS + 90_000);
    github.limit({ how: 'hour', untilMs: NOW_MS + 150_000 });
    assert.equal((await branch.look([])).ok, true);
    github.limit({ how: 'hour', untilMs: Infinity });
    github.limit(undefined);
    assert.equal((await branch.look([])).ok, true);
  });
});

test('a token that has expired is known to nobody', async () => {
  const { github, branch, tracker } = scene();
  github.expireToken();
  for (const asked of [await branch.look([]), await tracker.comment(1, 'x')])
    assert.equal(!asked.ok && asked.trouble.kind, 'unauthorized');
});

test('with issues switched off none is opened, touched or listed', async () => {
  const { github, tracker } = scene();
  github.createIssue({ title: 'x', labels: ['a'], by: 'github-actions[bot]' });
  github.setIssuesEnabled(false);
  const created = await tracker.create({
    ...{ title: 'x', body: '', labels: [], wishes: { labels: [], assignees: [] } },
  });
  for (const asked of [created, await tracker.comment(1, 'x')])
    assert.match(asked.ok ? '' : asked.trouble.message, /issues are switched off/);
  const listed = await tracker.list('a', '');
  assert.deepEqual(listed.ok && listed.value, []);
});

describe('what it was not taught is an error of the test', () => {
  const graphql = (query: string) => outgoing('POST', '/graphql', { query, variables: {} });
  test.each([
    ['a document', graphql('{ viewer { login } }')],
    ['a document that asks for more', graphql(COMMIT_MUTATION.replace('{ oid }', '{ oid message }'))],
    ['a path', outgoing('GET', here('/topics'))],
    ['another repository', outgoing('GET', '/repos/octo/other/issues')],
    ['a method', outgoing('PUT', here('/issues'))],
    ['a question in the query', outgoing('GET', here('/issues?creator=ada'))],
    ['a commit with a parent', outgoing('POST', here('/git/commits'), { parents: ['x'] })],
    ['a tree on another', outgoing('POST', here('/git/trees'), { base_tree: 'x', tree: [] })],
    ['a new title of a pull request', outgoing('PATCH', here('/pulls/1'), { title: 'x' })],
    ['the name of a tag', outgoing('POST', here('/git/refs'), { ref: 'refs/tags/x', sha: 'x' })],
  ])('%s', (_, asked) => {
    const { github } = scene();
    const main = github.branches.get('main')?.at(-1)?.id ?? '';
    github.handle(outgoing('POST', here('/git/refs'), { ref: 'refs/heads/review', sha: main }));
    github.push({ branch: 'review', files: { a: '1' } });
    github.handle(outgoing('POST', here('/pulls'), { title: 'x', body: '', head: 'review', base: 'main' }));
    assert.throws(() => github.handle(asked), /Teach|Expected the whole name/);
  });
});
