import assert from 'node:assert/strict';
import { describe, onTestFinished, test } from 'vitest';

import { openApi } from '../../src/adapters/github/api.ts';
import { stateBranch } from '../../src/adapters/github/state-branch.ts';
import type { GitHubAsked } from '../../src/ports/github.ts';
import type { BranchView, Changed, CommitId, StateBranch } from '../../src/ports/state-branch.ts';
import { inMemory as inMemoryGitHub } from '../simulation/github/stages.ts';
import { HastyClock } from '../support/fakes/hasty-clock.ts';
import { MemoryBranch } from '../support/fakes/memory-branch.ts';
import { SeededRandom } from '../support/fakes/seeded-random.ts';
import { startGitHub } from '../support/github/start-github.ts';

/** A branch that is not there yet, as two who know nothing of each other see it. */
type Subject = readonly [StateBranch, StateBranch];

async function onGitHub(): Promise<Subject> {
  const github = await startGitHub({ repository: 'octo/example' });
  const { url, token } = github;
  const clock = new HastyClock();
  const open = (seed: number) => {
    const random = new SeededRandom(seed);
    const api = openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
    const branch = 'background-agent/default';
    return { api, branch: stateBranch({ api, random, owner: 'octo', name: 'example', branch }) };
  };
  const [one, other] = [open(1), open(2)];
  onTestFinished(async () => {
    for (const { api } of [one, other]) api.close();
    await github.close();
  });
  return [one.branch, other.branch];
}

async function onSimulatedGitHub(): Promise<Subject> {
  const stage = await inMemoryGitHub();
  const open = (seed: number) => {
    const random = new SeededRandom(seed);
    const branch = 'background-agent/default';
    return stateBranch({ api: stage.open(seed), random, owner: 'octo', name: 'example', branch });
  };
  return [open(1), open(2)];
}

async function inMemory(): Promise<Subject> {
  const branch = new MemoryBranch(new HastyClock());
  return [branch, branch];
}

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

type Texts = Readonly<Record<string, string>>;

const change = (branch: StateBranch, follows: CommitId | undefined, texts: Texts, remove: string[] = []) => {
  const put = new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
  return branch.change({ follows, message: 'Keep the state\n\nEvents: 3', put, remove });
};

async function made(branch: StateBranch, follows: CommitId | undefined, texts: Texts, remove: string[] = []) {
  const changed = good(await change(branch, follows, texts, remove));
  assert.ok(changed.kind === 'changed');
  return changed.tip;
}

async function view(branch: StateBranch, paths: readonly string[] = []): Promise<BranchView> {
  const seen = good(await branch.look(paths));
  assert.ok(seen, 'the branch is there');
  return seen;
}

/** What stands on the branch, read file by file. */
async function textsOn(branch: StateBranch, { files }: Pick<BranchView, 'files'>): Promise<Texts> {
  const texts = [];
  for (const [path, file] of files)
    texts.push([path, Buffer.from(good(await branch.fetch(file))).toString()] as const);
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const MOVED: Changed = { kind: 'moved' };

describe.each([
  ['a branch on GitHub', onGitHub],
  ['a branch on the simulated GitHub', onSimulatedGitHub],
  ['a branch in memory', inMemory],
])('%s', (_, open) => {
  test('is not there at first, and can be begun', async () => {
    const [branch] = await open();
    assert.equal(good(await branch.look(['head.json'])), undefined);
    const tip = await made(branch, undefined, { 'head.json': '{}', 'log/000.jsonl': 'one\n' });
    const seen = await view(branch, ['head.json', 'lease.json']);
    assert.equal(seen.tip, tip);
    assert.deepEqual([...seen.texts], [['head.json', '{}']]);
    assert.deepEqual(await textsOn(branch, seen), { 'head.json': '{}', 'log/000.jsonl': 'one\n' });
  });

  test('hands out many files at once, also two with the same bytes and one that is no text', async () => {
    const [branch] = await open();
    const long = '{"line":"äöü 🗂️"}\n'.repeat(40_000);
    const texts = { 'answers/1': '"Yes."', 'answers/2': '"Yes."', 'answers/3': '\0', 'log/000.jsonl': long };
    await made(branch, undefined, texts);
    const { files } = await view(branch);
    const found = good(await branch.fetchAll([...files.values()]));
    const read = [...found].map(([path, bytes]) => [path, Buffer.from(bytes).toString()] as const);
    assert.deepEqual(Object.fromEntries(read), texts);
    assert.deepEqual(good(await branch.fetchAll([])), new Map());
  });

  test('is begun once', async () => {
    const [branch, other] = await open();
    const tip = await made(branch, undefined, { 'head.json': 'ours' });
    assert.deepEqual(good(await change(other, undefined, { 'head.json': 'theirs' })), MOVED);
    const seen = await view(other, ['head.json']);
    assert.deepEqual([seen.tip, seen.texts.get('head.json')], [tip, 'ours']);
  });

  test('of two who begin it at once lets one through', async () => {
    const both = await open();
    const kinds = await Promise.all(
      both.map(async (branch, index) => good(await change(branch, undefined, { a: `${index}` })).kind),
    );
    assert.deepEqual(kinds.sort(), ['changed', 'moved']);
  });

  test('takes a change that follows its tip, and leaves the other files', async () => {
    const [branch, other] = await open();
    const first = await made(branch, undefined, { 'head.json': 'old', 'lease.json': '{}', 'log/0': 'x' });
    const second = await made(branch, first, { 'head.json': 'new', 'log/1': 'y' }, ['lease.json']);
    const seen = await view(other);
    assert.equal(seen.tip, second);
    assert.notEqual(second, first);
    assert.deepEqual(await textsOn(other, seen), { 'head.json': 'new', 'log/0': 'x', 'log/1': 'y' });
  });

  test('refuses a change that follows another commit, and is as it was', async () => {
    const [branch, other] = await open();
    const first = await made(branch, undefined, { 'head.json': '1', 'lease.json': '{}' });
    const second = await made(other, first, { 'head.json': '2' });
    assert.deepEqual(
      good(await change(branch, first, { 'head.json': '3', more: 'x' }, ['lease.json'])),
      MOVED,
    );
    const seen = await view(branch);
    assert.equal(seen.tip, second);
    assert.deepEqual(await textsOn(branch, seen), { 'head.json': '2', 'lease.json': '{}' });
  });

  test('refuses a change that follows the tip of a branch which is none', async () => {
    const [branch, other] = await open();
    const first = await made(branch, undefined, { 'head.json': '1' });
    await made(other, first, { 'head.json': '2' });
    assert.deepEqual(good(await change(branch, 'f'.repeat(40), { 'head.json': '3' })), MOVED);
  });

  test('of two changes at once takes one', async () => {
    const both = await open();
    const first = await made(both[0], undefined, { 'head.json': '1' });
    const kinds = await Promise.all(
      both.map(async (branch, index) => good(await change(branch, first, { a: `${index}` })).kind),
    );
    assert.deepEqual(kinds.sort(), ['changed', 'moved']);
  });

  test('that is not there takes no change that follows anything', async () => {
    const [branch] = await open();
    const asked = await change(branch, 'f'.repeat(40), { 'head.json': '1' });
    assert.equal(!asked.ok && asked.trouble.kind, 'missing');
    assert.equal(good(await branch.look([])), undefined);
  });

  test('cannot have a file removed that is not there, and is as it was', async () => {
    const [branch] = await open();
    const first = await made(branch, undefined, { 'head.json': '1' });
    const asked = await change(branch, first, { 'head.json': '2' }, ['lease.json']);
    assert.equal(asked.ok, false);
    assert.deepEqual(await textsOn(branch, await view(branch)), { 'head.json': '1' });
  });

  test('gives a file as a view has it, also when it was changed or removed since', async () => {
    const [branch, other] = await open();
    const first = await made(branch, undefined, { 'head.json': 'old', 'log/0': 'x' });
    const seen = await view(branch);
    await made(other, first, { 'head.json': 'new' }, ['log/0']);
    assert.deepEqual(await textsOn(branch, seen), { 'head.json': 'old', 'log/0': 'x' });
    assert.deepEqual(await textsOn(branch, await view(branch)), { 'head.json': 'new' });
  });

  test('tells the size of every file in bytes, and the time', async () => {
    const [branch] = await open();
    await made(branch, undefined, { 'head.json': 'äö', 'log/0': '' });
    const asked = await branch.look([]);
    const { files } = good(asked) ?? { files: new Map() };
    const sizes = Object.fromEntries([...files.values()].map(({ path, bytes }) => [path, bytes]));
    assert.deepEqual(sizes, { 'head.json': 4, 'log/0': 0 });
    assert.ok(asked.ok && asked.date !== undefined);
  });
});
