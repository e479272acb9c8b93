import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { openApi } from '../../../src/adapters/github/api.ts';
import type { Exchange } from '../../../src/adapters/github/exchange.ts';
import { stateBranch } from '../../../src/adapters/github/state-branch.ts';
import { workflowRuns } from '../../../src/adapters/github/workflow-runs.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import type { StateBranch } from '../../../src/ports/state-branch.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { NOW_MS } from '../../support/literals.ts';
import { SimulatedGitHub } from './simulated-github.ts';
import { type Stage, inMemory, withServer } from './stages.ts';

const BRANCH = 'background-agent/default';

function branchOn(stage: Stage): StateBranch {
  const at = { owner: 'octo', name: 'example', branch: BRANCH };
  return stateBranch({ api: stage.open(), random: new SeededRandom(), ...at });
}

function good<Value>(asked: GitHubAsked<Value>): Value {
  assert.ok(asked.ok, JSON.stringify(asked));
  return asked.value;
}

function troubleIn<Value>(asked: GitHubAsked<Value>): string {
  assert.ok(!asked.ok, JSON.stringify(asked));
  return `${asked.trouble.kind}: ${asked.trouble.message}`;
}

async function scene(open: () => Promise<Stage>) {
  const stage = await open();
  const branch = branchOn(stage);
  const change = (follows: string | undefined, files: Record<string, string>, remove: string[] = []) =>
    branch.change({
      ...{ follows, remove, message: 'Keep the state\n\nRun: 7.1' },
      put: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
    });
  const begun = async () => {
    const changed = good(await change(undefined, { 'head.json': '1', 'lease.json': '{}' }));
    assert.ok(changed.kind === 'changed');
    return changed.tip;
  };
  return { stage, branch, change, begun };
}

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('a state branch on a GitHub %s', (_, open) => {
  test.each([
    [/git\/trees/, 'before'],
    [/git\/trees/, 'after'],
    [/git\/commits/, 'before'],
    [/git\/commits/, 'after'],
    [/git\/refs/, 'after'],
  ] as const)('is begun once, also when %s is lost (%s it arrived)', async (which, when) => {
    const { stage, change } = await scene(open);
    stage.lose(which, when);
    assert.equal(good(await change(undefined, { 'head.json': '1' })).kind, 'changed');
    assert.deepEqual(stage.commits(BRANCH), ['Keep the state\n\nRun: 7.1']);
  });

  test('is not there when the reference that makes it never arrived', async () => {
    const { stage, change } = await scene(open);
    stage.lose(/git\/refs/, 'before');
    assert.match(troubleIn(await change(undefined, { 'head.json': '1' })), /^unreachable: /);
    assert.deepEqual(stage.branches(), ['main']);
  });

  test('takes a change once when its answer is lost, and again when it never arrived', async () => {
    for (const when of ['before', 'after'] as const) {
      const { stage, change, begun } = await scene(open);
      const first = await begun();
      stage.lose('createCommitOnBranch', when);
      assert.equal(good(await change(first, { 'head.json': '2' }, ['lease.json'])).kind, 'changed');
      assert.equal(stage.commits(BRANCH).length, 2);
      assert.match(stage.commits(BRANCH)[1] ?? '', /^Keep the state\n\nRun: 7.1\n\nChange: [a-z0-9]{20}$/);
      assert.deepEqual(stage.files(BRANCH), { 'head.json': '2' });
    }
  });

  test('does not take somebody else’s commit for ours whose answer was lost', async () => {
    const { stage, change, begun } = await scene(open);
    const first = await begun();
    stage.lose('createCommitOnBranch', 'before');
    stage.push({ branch: BRANCH, files: { 'head.json': 'by hand' } });
    assert.deepEqual(good(await change(first, { 'head.json': '2' })), { kind: 'moved' });
  });

  test('is written to no more when GitHub is away, and says so', async () => {
    const { stage, change, begun } = await scene(open);
    const first = await begun();
    stage.lose('createCommitOnBranch', 'before', 100);
    assert.match(troubleIn(await change(first, { 'head.json': '2' })), /^unreachable: /);
    assert.deepEqual(stage.files(BRANCH), { 'head.json': '1', 'lease.json': '{}' });
  });

  test('that somebody has deleted is seen as such, and takes no change', async () => {
    const { stage, branch, change, begun } = await scene(open);
    const first = await begun();
    stage.deleteBranch(BRANCH);
    assert.equal(good(await branch.look(['head.json'])), undefined);
    assert.match(troubleIn(await change(first, { 'head.json': '2' })), /^missing: .*named 'refs\/heads\//);
  });

  test('may be read and not written by a token that may only read', async () => {
    const { stage, branch, change, begun } = await scene(open);
    const first = await begun();
    stage.setPermissions({ contents: 'read' });
    assert.equal(good(await branch.look(['head.json']))?.tip, first);
    assert.match(troubleIn(await change(first, { 'head.json': '2' })), /^forbidden: .*contents: write/);
    stage.setPermissions({ contents: 'none' });
    assert.match(troubleIn(await branch.look([])), /^forbidden: /);
    assert.match(troubleIn(await change(undefined, {})), /^forbidden: .*contents: write/);
  });

  test('that is protected takes nothing from us, neither at its beginning nor later', async () => {
    const { stage, change, begun } = await scene(open);
    const first = await begun();
    stage.protect(BRANCH);
    assert.match(troubleIn(await change(first, { a: 'b' })), /^protected: .*through a pull request/);
    stage.deleteBranch(BRANCH);
    assert.match(troubleIn(await change(undefined, { a: 'b' })), /^refused: /);
    stage.unprotect(BRANCH);
    assert.equal(good(await change(undefined, { a: 'b' })).kind, 'changed');
  });

  test('takes no file with a secret in it, and those that have one already stay', async () => {
    const { stage, change, begun } = await scene(open);
    const first = await begun();
    stage.push({ branch: BRANCH, files: { old: 'a ghpcanary' } });
    stage.refuseSecret('ghpcanary');
    const second = good(await branchOn(stage).look([]))?.tip ?? '';
    const secret = { b: 'ghpcanary', a: 'too: ghpcanary' };
    assert.match(troubleIn(await change(second, secret)), /^refused: .*Personal Access Token in a\.$/);
    assert.equal(good(await change(second, { a: 'fine' })).kind, 'changed');
    assert.deepEqual(good(await change(first, secret)), { kind: 'moved' });
  });

  test('has folders that become files, and files that become folders', async () => {
    const { stage, branch, change, begun } = await scene(open);
    let tip = await begun();
    for (const files of [{ 'log/0': 'x', 'log/1': 'y' }, { log: 'z' }, { 'log/deep/0': 'x', 'log/1': '' }]) {
      const changed = good(await change(tip, files));
      assert.ok(changed.kind === 'changed');
      ({ tip } = changed);
      assert.deepEqual(stage.files(BRANCH), { 'head.json': '1', 'lease.json': '{}', ...files });
    }
    // A view goes no deeper than one folder.
    const view = good(await branch.look(['log/1']));
    assert.deepEqual([...(view?.files.keys() ?? [])], ['head.json', 'lease.json', 'log/1']);
  });

  test('gives long and odd files whole, and cuts only what it shows in a view', async () => {
    const { branch, change, begun } = await scene(open);
    const long = '{"line":"äöü 🗂️"}\n'.repeat(40_000);
    await change(await begun(), { long, odd: 'a\0b' });
    const view = good(await branch.look(['long', 'odd', 'head.json', 'none']));
    assert.deepEqual([...(view?.texts ?? [])], [['head.json', '1']]);
    for (const [path, text] of Object.entries({ long, odd: 'a\0b' })) {
      const file = view?.files.get(path);
      assert.ok(file);
      assert.equal(Buffer.from(good(await branch.fetch(file))).toString(), text);
    }
  });

  test('tells GitHub’s time', async () => {
    const { stage, branch } = await scene(open);
    stage.nowMs = Date.parse('2026-03-01T00:00:00.900Z');
    const asked = await branch.look([]);
    assert.equal(asked.ok && asked.date?.ms, Date.parse('2026-03-01T00:00:00.000Z'));
  });
});

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('workflow runs on a GitHub %s', (_, open) => {
  test('are over or not, each attempt for itself, or not known', async () => {
    const stage = await open();
    const runs = workflowRuns({ api: stage.open(), owner: 'octo', name: 'example' });
    stage.setRun({ id: 7, status: 'completed' });
    stage.setRun({ id: 7, attempt: 2 });
    assert.deepEqual([good(await runs.isOver('7.1')), good(await runs.isOver('7.2'))], [true, false]);
    stage.setRun({ id: 7, attempt: 2, status: 'completed' });
    assert.equal(good(await runs.isOver('7.2')), true);
    assert.match(troubleIn(await runs.isOver('8.1')), /^missing: /);
    stage.setPermissions({ actions: 'none' });
    assert.match(troubleIn(await runs.isOver('7.1')), /^forbidden: .*actions: read/);
  });
});

test('a change that comes twice is made once, and its sender knows it for its own by the answer to the second', async () => {
  const github = new SimulatedGitHub({ nowMs: () => NOW_MS });
  const exchange: Exchange = {
    send: outgoing => {
      if (outgoing.body?.includes('createCommitOnBranch') === true) github.handle(outgoing);
      return Promise.resolve(github.handle(outgoing));
    },
    close() {},
  };
  const url = 'https://api.github.test';
  const [clock, random] = [new HastyClock(), new SeededRandom()];
  const api = openApi({
    ...{ url, graphqlUrl: `${url}/graphql`, token: `ghs_${'1'.repeat(36)}`, clock, random },
    ...{ proxyEnv: {}, exchange },
  });
  const branch = stateBranch({ api, random, owner: 'octo', name: 'example', branch: BRANCH });
  const files = new Map([['head.json', Buffer.from('1')]]);
  const begun = good(await branch.change({ follows: undefined, message: 'Begin', put: files, remove: [] }));
  assert.ok(begun.kind === 'changed');
  const changed = good(await branch.change({ follows: begun.tip, message: 'Go on', put: files, remove: [] }));
  const commits = github.branches.get(BRANCH) ?? [];
  assert.equal(commits.length, 2);
  assert.deepEqual(changed, { kind: 'changed', tip: commits.at(-1)?.id });
});
