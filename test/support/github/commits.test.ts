import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, test } from 'vitest';

import { type Asked, ask, askGraphql, valueAt } from './ask-github.ts';
import { type GitHub, startGitHub } from './start-github.ts';

let github: GitHub;
beforeEach(async () => void (github = await startGitHub({ now: () => Date.parse('2026-11-20T12:00:00Z') })));
afterEach(() => github.close());

describe('createCommitOnBranch', () => {
  test('makes one signed commit of the bot on the tip that the caller knows', async () => {
    const { body } = await commit({ additions: { 'results/a.json': '{}' }, deletions: ['README.md'] });

    const [commit_, start] = github.commits('main');
    assert.equal(valueAt(body, 'data', 'createCommitOnBranch', 'commit', 'oid'), commit_?.oid);
    assert.equal(valueAt(body, 'data', 'createCommitOnBranch', 'ref', 'name'), 'main');
    assert.deepEqual(commit_?.paths, ['README.md', 'results/a.json']);
    assert.deepEqual(commit_.parents, [start?.oid]);
    assert.equal(commit_.author.name, 'github-actions[bot]');
    assert.equal(commit_.message, 'Publish\n\nTwo results.');
    assert.ok(commit_.signed);
    assert.deepEqual(github.files('main'), ['results/a.json']);
  });

  test('refuses a tip that is not the tip any more, and changes nothing', async () => {
    const stale = tip();
    const moved = github.push({ files: { 'notes.md': 'by ada' } });

    const { status, body } = await commit({ additions: { 'a.json': '{}' }, expectedHeadOid: stale });

    assert.equal(status, 200);
    assert.equal(valueAt(body, 'errors', 0, 'type'), 'STALE_DATA');
    assert.match(String(valueAt(body, 'errors', 0, 'message')), new RegExp(stale));
    assert.equal(valueAt(body, 'data', 'createCommitOnBranch'), null);
    assert.equal(tip(), moved);
  });

  test('of many at once on the same tip, one lands', async () => {
    const expectedHeadOid = tip();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => commit({ additions: { [`${n}.json`]: '{}' }, expectedHeadOid })),
    );
    assert.equal(answers.filter(({ body }) => valueAt(body, 'errors') === undefined).length, 1);
    assert.equal(github.commits('main').length, 2);
  });

  test('refuses a branch that is not there', async () => {
    const { body } = await commit({ additions: { a: '' }, branch: 'nowhere' });
    assert.equal(valueAt(body, 'errors', 0, 'type'), 'NOT_FOUND');
  });

  test('refuses to delete what is not there', async () => {
    const { body } = await commit({ deletions: ['nothing.md'] });
    assert.match(
      String(valueAt(body, 'errors', 0, 'message')),
      /requested for deletion which does not exist/,
    );
  });

  test('leaves no folder behind that has nothing in it', async () => {
    await commit({ additions: { 'a/b/c.txt': 'c', 'a.txt': 'a' } });
    await commit({ deletions: ['a/b/c.txt'] });
    assert.deepEqual(github.files('main'), ['README.md', 'a.txt']);
    assert.equal((await ask(github, 'GET', '/contents/a')).status, 404);
  });

  test('takes bytes as they are', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    await commit({ additions: { 'a.bin': bytes } });
    assert.deepEqual(github.readBytes('main', 'a.bin'), bytes);
  });
});

describe('a real git', () => {
  test('clones the repository and sees the commits', async () => {
    await commit({ additions: { 'results/a.json': '{}', 'results/b/c.json': '[]', 'results.md': 'x' } });
    const folder = clone();
    assert.equal(readFileSync(join(folder, 'results/b/c.json'), 'utf8'), '[]');
    assert.equal(
      git(folder, 'log', '--format=%s|%an|%cn'),
      'Publish|github-actions[bot]|GitHub\nStart|ada|ada',
    );
    assert.equal(git(folder, 'fsck', '--strict'), '');
    rmSync(folder, { recursive: true });
  });

  test('pushes, and what it pushed is there, packed or not', async () => {
    const folder = clone();
    writeFileSync(join(folder, 'README.md'), 'by hand');
    const name = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org'];
    git(folder, ...name, 'commit', '--quiet', '--all', '--message', 'By hand');
    git(folder, 'push', '--quiet', 'origin', 'main');
    git(github.gitDir, 'gc', '--quiet');

    const { body } = await ask(github, 'GET', '/git/ref/heads/main');
    assert.equal(valueAt(body, 'object', 'sha'), git(folder, 'rev-parse', 'HEAD'));
    assert.equal(github.read('main', 'README.md'), 'by hand');
    rmSync(folder, { recursive: true });

    await commit({ additions: { 'a.json': '{}' } });
    assert.equal(github.commits('main').length, 3);
  });
});

describe('rules', () => {
  test('a protected branch refuses the bot, over GraphQL and REST, and takes what a person brings', async () => {
    github.protect('main');
    const before = tip();

    const { body } = await commit({ additions: { 'a.json': '{}' } });
    assert.equal(valueAt(body, 'errors', 0, 'type'), 'BRANCH_PROTECTION_RULE_VIOLATION');
    assert.match(
      String(valueAt(body, 'errors', 0, 'message')),
      /Changes must be made through a pull request/,
    );

    const next = await childOf(before);
    const { status, body: refused } = await ask(github, 'PATCH', '/git/refs/heads/main', { sha: next });
    assert.equal(status, 422);
    assert.match(String(valueAt(refused, 'message')), /Repository rule violations found/);
    assert.equal(tip(), before);

    const token = github.addToken('ada');
    const { status: taken } = await ask(github, 'PATCH', '/git/refs/heads/main', { sha: next }, { token });
    assert.equal(taken, 200);
    assert.equal(tip(), next);
  });

  test('other branches are free', async () => {
    github.protect('main');
    await ask(github, 'POST', '/git/refs', { ref: 'refs/heads/state', sha: tip() });
    const { body } = await commit({ additions: { 'a.json': '{}' }, branch: 'state' });
    assert.equal(valueAt(body, 'errors'), undefined);
  });

  test.each([
    [
      'a secret',
      () => github.refuseSecret(/ghp_\w{5}/, 'GitHub Token'),
      /Secret detected in content: GitHub Token/,
    ],
    ['a path', () => github.refusePath(/poisoned/), /File path is restricted: poisoned\.txt/],
    ['a size', () => github.setLimits({ fileBytesMax: 10 }), /exceeds the file size limit of 10 bytes/],
  ])('%s is refused with the whole commit', async (_, forbid, words) => {
    forbid();
    const { body } = await commit({ additions: { good: 'good', 'poisoned.txt': 'here: ghp_12345' } });
    assert.match(String(valueAt(body, 'errors', 0, 'message')), words);
    assert.deepEqual(github.files('main'), ['README.md']);
    const { body: other } = await commit({ additions: { good: 'good' } });
    assert.equal(valueAt(other, 'errors'), undefined);
  });
});

describe('git objects over REST', () => {
  test('a commit of blobs and trees moves a reference forward', async () => {
    const blob = await ask(github, 'POST', '/git/blobs', { content: 'aGk=', encoding: 'base64' });
    const [start] = github.commits('main');
    const tree = await ask(github, 'POST', '/git/trees', {
      base_tree: start?.tree,
      tree: [
        { path: 'log/1.jsonl', mode: '100644', type: 'blob', sha: valueAt(blob.body, 'sha') },
        { path: 'log/2.jsonl', mode: '100644', type: 'blob', content: 'two' },
        { path: 'README.md', mode: '100644', type: 'blob', sha: null },
      ],
    });
    const made = await ask(github, 'POST', '/git/commits', {
      message: 'Keep state',
      tree: valueAt(tree.body, 'sha'),
      parents: [tip()],
    });
    const sha = valueAt(made.body, 'sha');
    assert.equal(valueAt(made.body, 'verification', 'verified'), true);
    const { status } = await ask(github, 'PATCH', '/git/refs/heads/main', { sha, force: false });

    assert.equal(status, 200);
    assert.deepEqual(github.files('main'), ['log/1.jsonl', 'log/2.jsonl']);
    assert.equal(github.read('main', 'log/1.jsonl'), 'hi');
  });

  test('an update without force that is no step forward is refused', async () => {
    const before = tip();
    const next = await childOf(before);
    const moved = github.push({ files: { 'notes.md': 'by ada' } });

    const { status, body } = await ask(github, 'PATCH', '/git/refs/heads/main', { sha: next, force: false });
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'message'), 'Update is not a fast forward');
    assert.equal(tip(), moved);

    await ask(github, 'PATCH', '/git/refs/heads/main', { sha: next, force: true });
    assert.equal(tip(), next);
  });

  test('a tree cannot lose what it has not', async () => {
    const [start] = github.commits('main');
    const tree = [{ path: 'nothing.md', mode: '100644', type: 'blob', sha: null }];
    const { status, body } = await ask(github, 'POST', '/git/trees', { base_tree: start?.tree, tree });
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'message'), 'GitRPC::BadObjectState');
  });

  test('a reference is made once, and can go', async () => {
    const fresh = { ref: 'refs/heads/background-agent/default', sha: tip() };
    assert.equal((await ask(github, 'POST', '/git/refs', fresh)).status, 201);
    const { status, body } = await ask(github, 'POST', '/git/refs', fresh);
    assert.equal(status, 422);
    assert.equal(valueAt(body, 'message'), 'Reference already exists');
    assert.deepEqual(github.branches(), ['background-agent/default', 'main']);

    assert.equal((await ask(github, 'DELETE', '/git/refs/heads/background-agent/default')).status, 204);
    assert.equal((await ask(github, 'GET', '/git/ref/heads/background-agent/default')).status, 404);
  });

  test('trees are listed whole or by folder, and say when they are cut', async () => {
    github.push({ files: { 'a/b/c.txt': 'c', 'a.txt': 'a' } });
    const whole = await ask(github, 'GET', '/git/trees/main?recursive=1');
    const paths = (body: unknown) =>
      Object.values(valueAt(body, 'tree') ?? {}).map(entry => valueAt(entry, 'path'));
    assert.deepEqual(paths(whole.body), ['README.md', 'a.txt', 'a', 'a/b', 'a/b/c.txt']);
    const folder = await ask(github, 'GET', '/git/trees/main');
    assert.deepEqual(paths(folder.body), ['README.md', 'a.txt', 'a']);

    github.setLimits({ treeEntriesMax: 2 });
    const cut = await ask(github, 'GET', '/git/trees/main?recursive=1');
    assert.equal(valueAt(cut.body, 'truncated'), true);
    assert.equal(paths(cut.body).length, 2);
  });
});

function tip(): string {
  return github.commits('main')[0]?.oid ?? '';
}

function commit(change: {
  readonly additions?: Readonly<Record<string, string | Buffer>>;
  readonly deletions?: readonly string[];
  readonly expectedHeadOid?: string;
  readonly branch?: string;
}): Promise<Asked> {
  const {
    additions = {},
    deletions = [],
    branch = 'main',
    expectedHeadOid = github.commits(branch)[0]?.oid,
  } = change;
  const input = {
    branch: { repositoryNameWithOwner: 'octo/example', branchName: branch },
    expectedHeadOid: expectedHeadOid ?? tip(),
    message: { headline: 'Publish', body: 'Two results.' },
    fileChanges: {
      additions: Object.entries(additions).map(([path, content]) => ({
        path,
        contents: Buffer.from(content).toString('base64'),
      })),
      deletions: deletions.map(path => ({ path })),
    },
  };
  const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid signature { isValid } } ref { name } }
  }`;
  return askGraphql(github, mutation, { input });
}

/** A commit on top of this one that no branch has yet. */
async function childOf(parent: string): Promise<unknown> {
  const tree = github.commits('main')[0]?.tree;
  const { body } = await ask(github, 'POST', '/git/commits', { message: 'Next', tree, parents: [parent] });
  return valueAt(body, 'sha');
}

function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clone-'));
  execFileSync('git', ['clone', '--quiet', github.gitDir, folder]);
  return folder;
}

function git(folder: string, ...options: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...options], { encoding: 'utf8', stdio: 'pipe' }).trim();
}
