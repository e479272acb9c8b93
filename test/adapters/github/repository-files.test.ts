import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { repositoryFiles } from '../../../src/adapters/github/repository-files.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { RepositoryFile, RepositoryFiles } from '../../../src/ports/repository-files.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { Refusal } from '../../support/github/refusal.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

let github: GitHub;
let api: GitHubApi;
let repository: RepositoryFiles;
let first: string;

beforeEach(async () => {
  github = await startGitHub({ files: { 'a b.md': 'hello', 'docs/ä.md': 'x' } });
  first = github.commits('main')[0]?.oid ?? '';
  const { url, token } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
  repository = repositoryFiles({ api, owner: 'octo', name: 'example' });
});

afterEach(async () => {
  api.close();
  await github.close();
});

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

/** The one file of the first commit, or of another. */
async function fileAt(path: string, commit = github.commits('main')[0]?.oid ?? ''): Promise<RepositoryFile> {
  const [files] = good(await repository.files([commit], [path]));
  const file = files?.get(path);
  assert.ok(file);
  return file;
}

async function textOf(path: string): Promise<Buffer> {
  const file = await fileAt(path);
  return Buffer.from(good(await repository.bytesOf([file])).get(file.id) ?? []);
}

describe('where branches stand', () => {
  test('is that of the first that there is, else of the default branch', async () => {
    const side = github.push({ branch: 'side/1', from: 'main', files: { x: 'y' } });
    const asked = async (...branches: string[]) =>
      good(await repository.stand({ branches, commits: [] })).branch;
    assert.deepEqual(await asked('gone', 'side/1', 'main'), { name: 'side/1', tip: side });
    assert.deepEqual(await asked('gone'), { name: 'main', tip: first });
    assert.deepEqual(await asked(), { name: 'main', tip: first });
  });

  test('is nowhere in an empty repository', async () => {
    github.deleteBranch('main');
    assert.equal(good(await repository.stand({ branches: ['main'], commits: [] })).branch, undefined);
  });

  test('comes with the commits that are known, and what is no commit is none', async () => {
    const { id: blob } = await fileAt('a b.md');
    const commits = ['1'.repeat(40), first, blob];
    assert.deepEqual(good(await repository.stand({ branches: [], commits })).commits, [first]);
  });

  test('comes in one request', async () => {
    const before = github.requests.length;
    await repository.stand({ branches: ['a', 'b'], commits: [first, '1'.repeat(40)] });
    assert.equal(github.requests.length, before + 1);
  });
});

test('a commit leads to those that follow it, and to itself', async () => {
  const second = github.push({ files: { x: '1' } });
  const aside = github.push({ branch: 'aside', from: first, files: { x: '2' } });
  const apart = github.push({ branch: 'apart', files: { x: '3' } });
  const leads = async (commit: string, later: string) => good(await repository.leadsTo(commit, later));
  assert.equal(await leads(first, second), true);
  assert.equal(await leads(first, first), true);
  assert.equal(await leads(second, first), false);
  assert.equal(await leads(aside, second), false);
  assert.equal(await leads(apart, second), false);
});

describe('files', () => {
  test('are those of each commit, with folders, and without what is not there', async () => {
    const second = github.push({ files: { 'a b.md': 'changed', 'docs/ä.md': null, 'docs/n.md': 'n' } });
    const paths = ['a b.md', 'docs/ä.md', 'docs', 'nothing.md', 'a b.md/x'];
    const [before, after] = good(await repository.files([first, second], paths));
    const kinds = (files: ReadonlyMap<string, RepositoryFile> | undefined) =>
      [...(files?.values() ?? [])].map(({ path, kind, bytes }) => `${path} ${kind} ${bytes}`);
    assert.deepEqual(kinds(before), ['a b.md file 5', 'docs/ä.md file 1', 'docs folder 0']);
    assert.deepEqual(kinds(after), ['a b.md file 7', 'docs folder 0']);
    assert.notEqual(before?.get('docs')?.id, after?.get('docs')?.id);
  });

  test('are none when none are asked for, without a request', async () => {
    const before = github.requests.length;
    assert.deepEqual(good(await repository.files([first], [])), [new Map()]);
    assert.equal(github.requests.length, before);
  });

  test('below a folder are listed with their whole paths', async () => {
    const { id } = await fileAt('docs');
    assert.deepEqual(good(await repository.list({ path: 'docs', id })), ['docs/ä.md']);
    assert.deepEqual(good(await repository.list({ path: '', id: first })), ['a b.md', 'docs/ä.md']);
  });

  test('below a folder that GitHub does not list to its end are not known', async () => {
    github.setLimits({ treeEntriesMax: 2 });
    assert.equal(good(await repository.list({ path: '', id: first })), undefined);
  });
});

describe('bytes', () => {
  const cases: Readonly<Record<string, string | Uint8Array>> = {
    'empty.md': '',
    'mark.md': '\u{FEFF}text\r\n',
    'binary.md': Uint8Array.of(0, 1, 255),
    'latin.md': Buffer.from('ä', 'latin1'),
    'long.md': 'äöü 🗂️\n'.repeat(60_000),
  };

  test.each(Object.keys(cases))('of %s come as they are', async path => {
    github.push({ files: { [path]: cases[path] ?? '' } });
    assert.ok((await textOf(path)).equals(Buffer.from(cases[path] ?? '')));
  });

  test('of many small files come in one request, and of files that are the same once', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `in/${index}.md`);
    github.push({ files: Object.fromEntries(names.map((name, index) => [name, `text ${index % 10}`])) });
    const [files] = good(await repository.files([github.commits('main')[0]?.oid ?? ''], names));
    const before = github.requests.length;
    const fetched = good(await repository.bytesOf([...(files?.values() ?? [])]));
    assert.equal(github.requests.length, before + 1);
    assert.equal(fetched.size, 10);
  });

  test('of many long files do not come all at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `in/${index}.md`);
    github.push({ files: Object.fromEntries(names.map(name => [name, name.padEnd(450_000, '.')])) });
    const [files] = good(await repository.files([github.commits('main')[0]?.oid ?? ''], names));
    const before = github.requests.length;
    assert.equal(good(await repository.bytesOf([...(files?.values() ?? [])])).size, 20);
    assert.equal(github.requests.length, before + 3);
  });
});

test('bytes that are not those of the id are refused', async () => {
  github.push({ files: { 'binary.md': Uint8Array.of(0, 1, 255) } });
  const file = await fileAt('binary.md');
  const { id: sha } = file;
  const blob = { sha, node_id: 'B', url: 'https://api.github.com/', size: 3, encoding: 'base64' };
  github.failNext('git/get-blob', new Refusal(200, { ...blob, content: 'AAE=' }));
  const asked = await repository.bytesOf([file]);
  assert.match(asked.ok ? '' : asked.trouble.message, /"binary\.md" came incomplete/);
});

test.each([
  ['stand', () => repository.stand({ branches: [], commits: [] })],
  ['files', () => repository.files([first], ['a b.md'])],
  ['leadsTo', () => repository.leadsTo(first, first)],
  ['list', () => repository.list({ path: '', id: first })],
  ['bytesOf', async () => repository.bytesOf([await fileAt('a b.md')])],
])('a lost reply to %s is asked for again', async (_, ask) => {
  github.failNext(/./, 'drop after');
  const asked = await ask();
  assert.ok(asked.ok, JSON.stringify(asked));
});
