import assert from 'node:assert/strict';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { ask, askGraphql, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.parse('2026-11-20T12:00:00Z');
  github = await startGitHub({ repositoryId: 42, now: () => nowMs, files: { 'docs/a b.md': 'hello' } });
});
afterEach(() => github.close());

describe('REST', () => {
  test('tells of the repository', async () => {
    const { body } = await ask(github, 'GET', '');
    assert.equal(valueAt(body, 'id'), 42);
    assert.equal(valueAt(body, 'default_branch'), 'main');
    assert.equal(valueAt(body, 'permissions', 'push'), true);
  });

  test('gives a file, as JSON or raw, at any commit', async () => {
    const [first] = github.commits('main');
    github.push({ files: { 'docs/a b.md': 'changed' } });

    const json = await ask(github, 'GET', '/contents/docs/a%20b.md');
    assert.equal(Buffer.from(String(valueAt(json.body, 'content')), 'base64').toString(), 'changed');
    const accept = 'application/vnd.github.raw+json';
    const raw = await ask(github, 'GET', `/contents/docs/a%20b.md?ref=${first?.oid}`, undefined, { accept });
    assert.equal(raw.body, 'hello');
    assert.equal((await ask(github, 'GET', '/contents/nothing.md')).status, 404);
  });

  test('gives a folder, and a blob', async () => {
    const folder = await ask(github, 'GET', '/contents/docs');
    assert.equal(valueAt(folder.body, 0, 'path'), 'docs/a b.md');
    const blob = await ask(github, 'GET', `/git/blobs/${String(valueAt(folder.body, 0, 'sha'))}`);
    assert.equal(valueAt(blob.body, 'size'), 5);
    const root = await ask(github, 'GET', '/contents');
    assert.equal(valueAt(root.body, 0, 'type'), 'dir');
  });

  test('lists commits, of a path if asked, newest first', async () => {
    nowMs += 1000;
    github.push({ files: { 'results/a.json': '1' }, message: 'One', by: 'bob' });
    nowMs += 1000;
    github.push({ files: { 'results/a.json': '2' }, message: 'Two' });
    const all = await ask(github, 'GET', '/commits?per_page=2');
    assert.equal(valueAt(all.body, 0, 'commit', 'message'), 'Two');
    assert.equal(valueAt(all.body, 1, 'author', 'login'), 'bob');
    assert.match(all.headers.get('link') ?? '', /rel="next"/);
    const docs = await ask(github, 'GET', '/commits?path=docs&sha=main');
    assert.equal(valueAt(docs.body, 'length'), undefined);
    assert.equal(Object.values(docs.body ?? {}).length, 1);
    const one = await ask(github, 'GET', '/commits/main');
    assert.equal(valueAt(one.body, 'files', 0, 'status'), 'modified');
    const since = await ask(github, 'GET', `/commits?since=${new Date(nowMs).toISOString()}`);
    assert.equal(Object.values(since.body ?? {}).length, 1);
  });

  test('compares two branches', async () => {
    github.push({ branch: 'side', from: 'main', files: { side: 's' } });
    nowMs += 1000;
    github.push({ files: { main: 'm' } });
    const { body } = await ask(github, 'GET', '/compare/main...side');
    assert.equal(valueAt(body, 'status'), 'diverged');
    assert.equal(valueAt(body, 'ahead_by'), 1);
    assert.equal(valueAt(body, 'behind_by'), 1);
    assert.equal(valueAt(body, 'files', 0, 'filename'), 'side');
  });

  test('lists references below a name', async () => {
    github.push({ branch: 'background-agent/a', files: { a: '' } });
    const { body } = await ask(github, 'GET', '/git/matching-refs/heads/background-agent/');
    assert.equal(valueAt(body, 0, 'ref'), 'refs/heads/background-agent/a');
    assert.equal(Object.values(body ?? {}).length, 1);
  });

  test('tells of workflow runs, each with its newest attempt', async () => {
    github.setRun({ id: 7, status: 'completed', conclusion: 'failure' });
    github.setRun({ id: 7, attempt: 2 });
    nowMs += 1000;
    github.setRun({ id: 8, workflow: '.github/workflows/other.yml' });

    const newest = await ask(github, 'GET', '/actions/runs/7');
    assert.equal(valueAt(newest.body, 'run_attempt'), 2);
    const first = await ask(github, 'GET', '/actions/runs/7/attempts/1');
    assert.equal(valueAt(first.body, 'conclusion'), 'failure');
    assert.equal((await ask(github, 'GET', '/actions/runs/9')).status, 404);

    const all = await ask(github, 'GET', '/actions/runs?status=in_progress');
    assert.equal(valueAt(all.body, 'total_count'), 2);
    assert.equal(valueAt(all.body, 'workflow_runs', 0, 'id'), 8);
    const own = await ask(github, 'GET', '/actions/workflows/background-agent.yml/runs?per_page=1');
    assert.equal(valueAt(own.body, 'workflow_runs', 0, 'id'), 7);
  });

  test('an empty repository has neither branch nor file', async () => {
    const empty = await startGitHub({ files: null });
    assert.equal((await ask(empty, 'GET', '/git/ref/heads/main')).status, 404);
    assert.equal((await ask(empty, 'GET', '/commits')).status, 409);
    assert.equal((await ask(empty, 'GET', '/contents/a')).status, 404);
    await empty.close();
  });
});

describe('GraphQL', () => {
  const repository = (fields: string) => `repository(owner: "octo", name: "example") { ${fields} }`;
  const ofRepository = (fields: string) => `query ($expression: String) { ${repository(fields)} }`;

  test('tells all that a start needs at once', async () => {
    github.push({ branch: 'background-agent/default', files: { 'head.json': '{"seq":3}' } });
    const { body } = await askGraphql(
      github,
      ofRepository(`databaseId isArchived hasIssuesEnabled viewerPermission defaultBranchRef { name target { oid } }
        ref(qualifiedName: "refs/heads/background-agent/default") { name target { oid ... on Commit { committedDate } } }
        object(expression: $expression) { ... on Blob { text byteSize isBinary isTruncated } }`),
      { expression: 'background-agent/default:head.json' },
    );
    assert.deepEqual(valueAt(body, 'data', 'repository'), {
      databaseId: 42,
      isArchived: false,
      hasIssuesEnabled: true,
      viewerPermission: 'WRITE',
      defaultBranchRef: { name: 'main', target: { oid: github.commits('main')[0]?.oid } },
      ref: {
        name: 'background-agent/default',
        target: {
          oid: github.commits('background-agent/default')[0]?.oid,
          committedDate: '2026-11-20T12:00:00Z',
        },
      },
      object: { text: '{"seq":3}', byteSize: 9, isBinary: false, isTruncated: false },
    });
  });

  test('what is not there is null', async () => {
    const fields = 'ref(qualifiedName: "nowhere") { name } object(expression: $expression) { oid }';
    const { body } = await askGraphql(github, ofRepository(fields), { expression: 'main:nothing' });
    assert.deepEqual(valueAt(body, 'data', 'repository'), { ref: null, object: null });
  });

  test('has trees and history', async () => {
    github.push({ files: { 'b.txt': 'b' }, message: 'B' });
    const { body } = await askGraphql(
      github,
      ofRepository(`object(expression: $expression) { ... on Commit {
        tree { entries { name type object { ... on Blob { text } ... on Tree { entries { path: name } } } } }
        history(first: 1) { totalCount nodes { messageHeadline } pageInfo { hasNextPage } }
      } }`),
      { expression: 'main' },
    );
    assert.deepEqual(valueAt(body, 'data', 'repository', 'object'), {
      tree: {
        entries: [
          { name: 'b.txt', type: 'blob', object: { text: 'b' } },
          { name: 'docs', type: 'tree', object: { entries: [{ path: 'a b.md' }] } },
        ],
      },
      history: { totalCount: 2, nodes: [{ messageHeadline: 'B' }], pageInfo: { hasNextPage: true } },
    });
  });

  test('cuts long texts, and has none of bytes', async () => {
    github.push({ files: { long: 'x'.repeat(600_000), bytes: Buffer.of(1, 0, 2) } });
    const fields = 'object(expression: $expression) { ... on Blob { byteSize isBinary isTruncated text } }';
    const long = await askGraphql(github, ofRepository(fields), { expression: 'main:long' });
    assert.equal(valueAt(long.body, 'data', 'repository', 'object', 'isTruncated'), true);
    assert.equal(String(valueAt(long.body, 'data', 'repository', 'object', 'text')).length, 512_000);
    const bytes = await askGraphql(github, ofRepository(fields), { expression: 'main:bytes' });
    assert.equal(valueAt(bytes.body, 'data', 'repository', 'object', 'text'), null);
  });

  test('pages through issues, forwards and backwards', async () => {
    for (let n = 1; n <= 5; n += 1) github.createIssue({ title: `${n}`, by: 'github-actions[bot]' });
    const page = async (args: string) => {
      const fields = `issues(${args}) { nodes { title } pageInfo { endCursor startCursor } }`;
      const { body } = await askGraphql(github, `{ ${repository(fields)} }`);
      return valueAt(body, 'data', 'repository', 'issues');
    };
    const titles = (issues: unknown) =>
      Object.values(valueAt(issues, 'nodes') ?? {}).map(node => valueAt(node, 'title'));
    const first = await page('first: 2, filterBy: { createdBy: "github-actions", states: [OPEN] }');
    assert.deepEqual(titles(first), ['1', '2']);
    const cursor = String(valueAt(first, 'pageInfo', 'endCursor'));
    assert.deepEqual(titles(await page(`first: 2, after: "${cursor}"`)), ['3', '4']);
    assert.deepEqual(titles(await page('last: 2, orderBy: { field: CREATED_AT, direction: DESC }')), [
      '2',
      '1',
    ]);
  });

  test('makes, moves and removes references', async () => {
    const [start] = github.commits('main');
    const next = github.push({ files: { a: 'a' } });
    const made = await askGraphql(
      github,
      'mutation ($input: CreateRefInput!) { createRef(input: $input) { ref { id name } } }',
      { input: { repositoryId: 'R_NDI', name: 'refs/heads/side', oid: start?.oid } },
    );
    const refId = valueAt(made.body, 'data', 'createRef', 'ref', 'id');
    const update =
      'mutation ($input: UpdateRefInput!) { updateRef(input: $input) { ref { target { oid } } } }';
    const moved = await askGraphql(github, update, { input: { refId, oid: next } });
    assert.equal(valueAt(moved.body, 'data', 'updateRef', 'ref', 'target', 'oid'), next);
    const back = await askGraphql(github, update, { input: { refId, oid: start?.oid } });
    assert.equal(valueAt(back.body, 'errors', 0, 'type'), 'UNPROCESSABLE');
    await askGraphql(
      github,
      'mutation ($input: DeleteRefInput!) { deleteRef(input: $input) { clientMutationId } }',
      { input: { refId } },
    );
    assert.deepEqual(github.branches(), ['main']);
  });
});
