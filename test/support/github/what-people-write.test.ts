import assert from 'node:assert/strict';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.parse('2026-01-31T12:00:00Z');
  github = await startGitHub({ now: () => nowMs });
  github.createIssue({ title: 'Broken', body: 'one', by: 'github-actions[bot]' });
});
afterEach(() => github.close());

async function issueSeen(fields: string): Promise<unknown> {
  const query = `{ repository(owner: "octo", name: "example") { issue(number: 1) { ${fields} } } }`;
  const { body } = await askGraphql(github, query);
  return valueAt(body, 'data', 'repository', 'issue');
}

describe('the text of an issue', () => {
  const EDITS = 'userContentEdits(first: 9) { nodes { editedAt diff deletedAt editor { login } } }';

  test('that nobody has changed has no history', async () => {
    await ask(github, 'PATCH', '/issues/1', { title: 'Another title', body: 'one', state: 'closed' });
    assert.deepEqual(valueAt(await issueSeen(EDITS), 'userContentEdits', 'nodes'), []);
  });

  test('keeps every text that it has had, newest first, and who wrote it', async () => {
    nowMs += 60_000;
    github.editIssue(1, { body: 'two', by: 'bob' });
    nowMs += 60_000;
    await ask(github, 'PATCH', '/issues/1', { body: 'three' });
    github.deleteEdit(1, 1);
    assert.deepEqual(valueAt(await issueSeen(EDITS), 'userContentEdits', 'nodes'), [
      {
        editedAt: '2026-01-31T12:02:00Z',
        diff: 'three',
        deletedAt: null,
        editor: { login: 'github-actions' },
      },
      {
        editedAt: '2026-01-31T12:01:00Z',
        diff: null,
        deletedAt: '2026-01-31T12:02:00Z',
        editor: { login: 'bob' },
      },
      {
        editedAt: '2026-01-31T12:00:00Z',
        diff: 'one',
        deletedAt: null,
        editor: { login: 'github-actions' },
      },
    ]);
  });
});

describe('a comment', () => {
  const react = (comment: number, content: string) =>
    ask(github, 'POST', `/issues/comments/${comment}/reactions`, { content });

  test('takes one reaction of a kind from everybody', async () => {
    const comment = github.comment(1, 'Hello', 'bob');
    assert.equal((await react(comment.id, 'rocket')).status, 201);
    assert.equal((await react(comment.id, 'rocket')).status, 200);
    assert.equal((await react(comment.id, 'eyes')).status, 201);
    github.react(comment, 'rocket', 'bob');
    assert.deepEqual(
      comment.reactions.map(({ content, user }) => [content, user.login]),
      [
        ['rocket', 'github-actions[bot]'],
        ['eyes', 'github-actions[bot]'],
        ['rocket', 'bob'],
      ],
    );
  });

  test('takes none when it is not there, or its issue is locked or gone', async () => {
    const { id } = github.comment(1, 'Hello');
    assert.equal((await react(id + 1, 'eyes')).status, 404);
    github.lockIssue(1);
    assert.equal((await react(id, 'eyes')).status, 403);
    github.deleteIssue(1);
    assert.equal((await react(id, 'eyes')).status, 404);
  });

  test('is told with who reacted, and whether the viewer did, and wrote it', async () => {
    const comment = github.comment(1, 'Hello', 'bob');
    github.react(comment, '+1', 'github-actions[bot]');
    github.react(comment, 'heart', 'ada');
    const { id } = github.comment(1, 'Own', 'github-actions[bot]');
    const seen = await issueSeen(`comments(last: 9) { nodes {
      fullDatabaseId viewerDidAuthor reactionGroups { content viewerHasReacted reactors(first: 9) { totalCount } }
    } }`);
    const group = (n: number) => valueAt(seen, 'comments', 'nodes', 0, 'reactionGroups', n);
    assert.deepEqual(group(0), {
      content: 'THUMBS_UP',
      viewerHasReacted: true,
      reactors: { totalCount: 1 },
    });
    assert.deepEqual(group(5), { content: 'HEART', viewerHasReacted: false, reactors: { totalCount: 1 } });
    const own = valueAt(seen, 'comments', 'nodes', 1);
    assert.deepEqual([valueAt(own, 'fullDatabaseId'), valueAt(own, 'viewerDidAuthor')], [String(id), true]);
  });

  test('has an id that is too large for GraphQL’s own numbers', async () => {
    github.comment(1, 'Hello');
    await issueSeen('comments(last: 1) { nodes { databaseId } }');
    assert.match(github.violations.splice(0).join(), /Int cannot represent/);
  });
});

test('what somebody wrote who has left is by nobody in GraphQL, and by a ghost in REST', async () => {
  github.comment(1, 'Bye', 'bob');
  github.deleteUser('bob');
  const seen = await issueSeen('comments(last: 1) { nodes { author { login } } }');
  assert.equal(valueAt(seen, 'comments', 'nodes', 0, 'author'), null);
  const { body } = await ask(github, 'GET', '/issues/1/comments');
  assert.equal(valueAt(body, 0, 'user', 'login'), 'ghost');
});

test('an issue that is not there is an error', async () => {
  const { body } = await askGraphql(
    github,
    '{ repository(owner: "octo", name: "example") { issue(number: 9) { number } } }',
  );
  assert.equal(valueAt(body, 'errors', 0, 'type'), 'NOT_FOUND');
});

describe('what somebody may do', () => {
  async function permissionOf(login: string): Promise<readonly unknown[]> {
    const { status, body } = await ask(github, 'GET', `/collaborators/${login}/permission`);
    return [status, valueAt(body, 'permission'), valueAt(body, 'role_name')];
  }

  test.each([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
    ['none', 'none'],
  ] as const)('as %s counts as %s', async (role, permission) => {
    github.setRole('Bob', role);
    assert.deepEqual(await permissionOf('bob'), [200, permission, role]);
  });

  test('is everything for the owner, to read for everybody where all can see, and nothing to ask of who left', async () => {
    assert.deepEqual(await permissionOf('octo'), [200, 'admin', 'admin']);
    assert.deepEqual(await permissionOf('mallory'), [200, 'read', 'read']);
    github.setRepository({ private: true });
    assert.deepEqual(await permissionOf('mallory'), [200, 'none', 'none']);
    github.deleteUser('mallory');
    assert.equal((await permissionOf('mallory'))[0], 404);
  });
});
