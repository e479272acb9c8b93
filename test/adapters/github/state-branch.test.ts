import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { CommitId, StateBranch } from '../../../src/ports/state-branch.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

const BRANCH = 'background-agent/default';
let github: GitHub;
let api: GitHubApi;
let branch: StateBranch;

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example' });
  api = open(github.token);
  branch = branchOf(api);
});

afterEach(async () => {
  api.close();
  await github.close();
});

function open(token: string): GitHubApi {
  const { url } = github;
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  return openApi({ url, graphqlUrl: `${url}/graphql`, token, clock, random, proxyEnv: {} });
}

/** Two clients have not the same chance, or the change of one would pass for that of the other. */
function branchOf(client: GitHubApi, seed = 1): StateBranch {
  const random = new SeededRandom(seed);
  return stateBranch({ api: client, random, owner: 'octo', name: 'example', branch: BRANCH });
}

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

const files = (given: Readonly<Record<string, string>>) =>
  new Map(Object.entries(given).map(([path, text]) => [path, Buffer.from(text)]));

async function put(
  follows: CommitId | undefined,
  given: Readonly<Record<string, string>>,
  remove: string[] = [],
) {
  return good(
    await branch.change({ follows, message: 'Keep the state\n\nRun: 7.1', put: files(given), remove }),
  );
}

async function begun(
  given: Readonly<Record<string, string>> = { 'head.json': '{"seq":1}' },
): Promise<CommitId> {
  const changed = await put(undefined, given);
  assert.equal(changed.kind, 'changed');
  return changed.kind === 'changed' ? changed.tip : '';
}

const AS_ADA = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];

const git = (...args: string[]) =>
  execFileSync('git', ['-C', github.gitDir, ...args], { encoding: 'utf8' }).trim();

describe('a branch that is not there', () => {
  test('is seen as such', async () => assert.equal(good(await branch.look(['head.json'])), undefined));

  test('is made by a commit that follows none', async () => {
    const tip = await begun({ 'head.json': '{}', 'log/1.jsonl': 'x\n' });
    assert.equal(git('rev-parse', BRANCH), tip);
    assert.equal(git('rev-list', '--count', BRANCH), '1');
    assert.equal(git('show', `${BRANCH}:log/1.jsonl`), 'x');
  });

  test('is made once, when its maker hears no reply', async () => {
    github.failNext('git/create-ref', 'drop after');
    const tip = await begun();
    assert.equal(git('rev-parse', BRANCH), tip);
  });

  test.each(['git/create-tree', 'git/create-commit'])(
    'is made also when the reply to %s is lost',
    async name => {
      github.failNext(name, 'drop after');
      const tip = await begun();
      assert.equal(git('rev-parse', BRANCH), tip);
    },
  );

  test('is not made a second time by whoever comes later', async () => {
    const tip = await begun();
    assert.deepEqual(await put(undefined, { 'head.json': '{}' }), { kind: 'moved' });
    assert.equal(git('rev-parse', BRANCH), tip);
  });
});

describe('a change', () => {
  test('follows the tip, puts and removes, and is signed', async () => {
    const first = await begun({ 'head.json': 'old', 'lease.json': '{}' });
    const changed = await put(first, { 'head.json': 'new', 'answers/a': '"A"' }, ['lease.json']);

    const view = good(await branch.look(['head.json', 'lease.json']));
    assert.equal(changed.kind === 'changed' && changed.tip, view?.tip);
    assert.deepEqual([...(view?.texts ?? [])], [['head.json', 'new']]);
    assert.deepEqual([...(view?.files.keys() ?? [])].sort(), ['answers/a', 'head.json']);
    assert.equal(git('rev-parse', `${BRANCH}^`), first);
    assert.match(
      git('log', '-1', '--format=%B', BRANCH),
      /^Keep the state\n\nRun: 7.1\n\nChange: [a-z0-9]{20}$/,
    );
  });

  test('is refused when another came first, and changes nothing', async () => {
    const first = await begun();
    await put(first, { 'head.json': 'theirs' });
    assert.deepEqual(await put(first, { 'head.json': 'ours' }), { kind: 'moved' });
    assert.equal(git('show', `${BRANCH}:head.json`), 'theirs');
  });

  test('is refused at once behind a merge, though the tip that it follows is no first parent there', async () => {
    const first = await begun();
    github.push({ branch: 'mine', files: { 'NOTES.md': 'Hands off.' } });
    const parents = ['-p', 'mine', '-p', first];
    const merge = git(...AS_ADA, 'commit-tree', ...parents, '-m', 'Merge', 'mine^{tree}');
    github.setBranch(BRANCH, merge);
    const before = github.requests.length;
    assert.deepEqual(await put(first, { 'head.json': 'ours' }), { kind: 'moved' });
    const operations = github.requests.slice(before).map(({ operation }) => operation);
    assert.deepEqual(operations, ['createCommitOnBranch', 'repository']);
  });

  test('of two at once only one is made', async () => {
    const first = await begun();
    const other = open(github.token);
    try {
      const both = [branch, branchOf(other, 2)].map((each, index) =>
        each.change({ follows: first, message: 'x', put: files({ 'head.json': String(index) }), remove: [] }),
      );
      const kinds = (await Promise.all(both)).map(asked => good(asked).kind).sort();
      assert.deepEqual(kinds, ['changed', 'moved']);
    } finally {
      other.close();
    }
  });

  test('whose reply is lost is known again', async () => {
    const first = await begun();
    github.failNext('createCommitOnBranch', 'drop after');
    const changed = await put(first, { 'head.json': 'new' });
    assert.deepEqual(changed, { kind: 'changed', tip: git('rev-parse', BRANCH) });
    assert.equal(git('rev-list', '--count', BRANCH), '2');
  });

  test('that never arrived is sent again', async () => {
    const first = await begun();
    github.failNext('createCommitOnBranch', 'drop before');
    assert.equal((await put(first, { 'head.json': 'new' })).kind, 'changed');
    assert.equal(git('show', `${BRANCH}:head.json`), 'new');
  });

  test('whose reply is lost while another follows it does not pass for theirs', async () => {
    const first = await begun();
    github.failNext('createCommitOnBranch', 'drop before');
    github.push({ branch: BRANCH, files: { 'head.json': 'by hand' }, message: 'By hand' });
    assert.deepEqual(await put(first, { 'head.json': 'new' }), { kind: 'moved' });
  });

  test('that may not be made is told with the line to add', async () => {
    const first = await begun();
    github.setPermissions({ contents: 'read' });
    const asked = await branch.change({ follows: first, message: 'x', put: files({ a: 'b' }), remove: [] });
    assert.ok(!asked.ok);
    assert.equal(asked.trouble.kind, 'forbidden');
    assert.match(
      asked.trouble.message,
      /^Could not write to the branch "background-agent\/default": .*contents: write/,
    );
  });

  test('is given up when GitHub stays in trouble, and nothing was written', async () => {
    const first = await begun();
    github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    const asked = await branch.change({ follows: first, message: 'x', put: files({ a: 'b' }), remove: [] });
    assert.equal(!asked.ok && asked.trouble.kind, 'unreachable');
    assert.equal(git('rev-parse', BRANCH), first);
  });
});

describe('a view', () => {
  test('is one request, whatever is asked for', async () => {
    await begun();
    const before = github.requests.length;
    await branch.look(['head.json', 'lease.json', 'idle.json', 'unreachable.json']);
    assert.equal(github.requests.length, before + 1);
  });

  test('has the size and the bytes of every file, also of long and odd ones', async () => {
    const long = '{"line":"äöü 🗂️"}\n'.repeat(40_000);
    await begun({ 'head.json': '{}', 'log/1.jsonl': long });
    const view = good(await branch.look(['head.json', 'log/1.jsonl']));
    assert.equal(view?.texts.has('log/1.jsonl'), false, 'a text that is cut is none');

    const file = view?.files.get('log/1.jsonl');
    assert.ok(file);
    assert.equal(file.bytes, Buffer.byteLength(long));
    assert.equal(Buffer.from(good(await branch.fetch(file))).toString(), long);
  });

  test('tells GitHub’s time', async () => {
    github.setClock(() => Date.parse('2026-03-01T00:00:00.000Z'));
    const asked = await branch.look([]);
    assert.equal(asked.ok && asked.date?.ms, Date.parse('2026-03-01T00:00:00.000Z'));
  });
});
