import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type GitHubApi, openApi } from '../../../src/adapters/github/api.ts';
import { resultBranch } from '../../../src/adapters/github/result-branch.ts';
import { commitResults } from '../../../src/app/publishing/commit-results.ts';
import type { Delivery, ResultBranch, ResultFile } from '../../../src/ports/publishing.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type GitHub, startGitHub } from '../../support/github/start-github.ts';

let github: GitHub;
let api: GitHubApi;
const clock = new HastyClock();
const random = new SeededRandom();

beforeEach(async () => {
  github = await startGitHub({ repository: 'octo/example', files: { 'README.md': '# Ours\n' } });
  api = openApi({ ...apiOptions(), clock, random, proxyEnv: {} });
});

function apiOptions() {
  const { url, token } = github;
  return { url, graphqlUrl: `${url}/graphql`, token };
}

afterEach(async () => {
  api.close();
  await github.close();
});

const git = (...args: string[]) =>
  execFileSync('git', ['-C', github.gitDir, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).trim();

function results(count: number, text = (index: number) => `{"id":${index}}\n`): ResultFile[] {
  return Array.from({ length: count }, (_, index) => ({
    path: `results/task-${index}.json`,
    bytes: Buffer.from(text(index)),
    status: 'completed',
  }));
}

function commit(
  files: readonly ResultFile[],
  branch?: string,
  wrap = (inner: ResultBranch) => inner,
): Promise<Delivery> {
  const place = { api, random, owner: 'octo', name: 'example', branch };
  const ports = { branch: wrap(resultBranch(place)), clock, random };
  return commitResults(ports, files, portion => `Add ${portion.length} results`);
}

const filesOn = (branch: string) =>
  git('ls-tree', '-r', '--name-only', branch)
    .split('\n')
    .filter(path => path.startsWith('results/'));

describe('results', () => {
  test('land at the tip, beside what people have', async () => {
    const files = results(3);
    const committed = await commit(files);
    assert.deepEqual(committed, {
      landed: files,
      heldBack: [],
      trouble: undefined,
      branch: 'main',
      tip: git('rev-parse', 'main'),
      pull: undefined,
    });
    assert.equal(git('show', 'main:results/task-2.json'), '{"id":2}');
    assert.equal(git('show', 'main:README.md'), '# Ours');
    assert.equal(git('log', '-1', '--format=%s', 'main'), 'Add 3 results');
  });

  test('land in portions of at most 100', async () => {
    await commit(results(250));
    assert.equal(filesOn('main').length, 250);
    assert.deepEqual(git('log', '-3', '--format=%s', 'main').split('\n'), [
      'Add 50 results',
      'Add 100 results',
      'Add 100 results',
    ]);
  });

  test('land in portions of at most 5 MB', async () => {
    await commit(results(4, () => 'x'.repeat(2_000_000)));
    assert.equal(git('rev-list', '--count', 'main'), '3');
  });

  test('land on the default branch when none is named', async () => {
    await github.close();
    github = await startGitHub({ repository: 'octo/example', defaultBranch: 'trunk' });
    api = openApi({ ...apiOptions(), clock, random, proxyEnv: {} });
    assert.equal((await commit(results(1))).branch, 'trunk');
    assert.equal(filesOn('trunk').length, 1);
  });

  test('that are none make no commit', async () => {
    assert.equal((await commit([])).tip, undefined);
    assert.equal(git('rev-list', '--count', 'main'), '1');
  });
});

test('a hundred pushes of people in between lose nothing, theirs or ours', async () => {
  let pushes = 0;
  const busy = (inner: ResultBranch): ResultBranch => ({
    tip: async () => {
      const tip = await inner.tip();
      pushes += 1;
      if (pushes <= 100)
        github.push({ branch: 'main', files: { [`by-hand-${pushes}.txt`]: 'theirs' }, message: 'By hand' });
      return tip;
    },
    change: change => inner.change(change),
  });
  const committed = await commit(results(1), 'main', busy);
  assert.equal(committed.landed.length, 1);
  assert.equal(filesOn('main').length, 1);
  assert.equal(
    git('ls-tree', '--name-only', 'main')
      .split('\n')
      .filter(path => path.startsWith('by-hand')).length,
    100,
  );
});

test('a branch that never rests is given up, and nothing is lost', async () => {
  const restless = (inner: ResultBranch): ResultBranch => ({
    tip: () => inner.tip(),
    change: () => Promise.resolve({ ok: true, value: { kind: 'moved' }, date: undefined }),
  });
  const { landed, trouble } = await commit(results(1), 'main', restless);
  assert.deepEqual(landed, []);
  assert.match(trouble?.message ?? '', /the branch moved 200 times in between/);
});

describe('a result that is refused for what is in it', () => {
  const poisoned = (index: number, count = 120) =>
    results(count).map((file, at) => (at === index ? { ...file, bytes: Buffer.from('a ghp_secret') } : file));

  test.each([0, 57, 119])('is held back alone, and all others land (number %i)', async index => {
    github.refuseSecret(/ghp_secret/);
    const { landed, heldBack, trouble } = await commit(poisoned(index));
    assert.equal(landed.length, 119);
    assert.deepEqual(
      heldBack.map(({ file }) => file.path),
      [`results/task-${index}.json`],
    );
    assert.match(heldBack[0]?.reason ?? '', /^Could not write to the branch "main": /);
    assert.equal(trouble, undefined);
    assert.equal(filesOn('main').length, 119);
  });

  test('does not cost every file a try when nothing at all is taken', async () => {
    github.refusePath(/^results\//);
    const before = github.requests.length;
    const { landed, heldBack, trouble } = await commit(results(100));
    assert.deepEqual([landed, heldBack.length, trouble?.kind], [[], 5, 'protected']);
    assert.match(trouble?.message ?? '', /5 results were refused, each alone, and none was taken/);
    assert.ok(github.requests.length - before < 60);
  });

  test('is told as such also when it is all there is', async () => {
    github.refusePath(/^results\//);
    const { heldBack, trouble } = await commit(results(5));
    assert.deepEqual([heldBack.length, trouble], [5, undefined]);
  });
});

describe('a branch', () => {
  test('that is protected is told, with what GitHub says, and nothing else is tried', async () => {
    github.protect('main', 'Changes must be made through a pull request.');
    const { landed, trouble } = await commit(results(250));
    assert.deepEqual([landed, trouble?.kind], [[], 'protected']);
    assert.match(trouble?.message ?? '', /Changes must be made through a pull request/);
    assert.equal(
      github.requests.filter(({ operations }) => operations.includes('createCommitOnBranch')).length,
      1,
    );
  });

  test('that is not there is told with what to do', async () => {
    const { trouble } = await commit(results(1), 'nowhere');
    assert.deepEqual(trouble, {
      kind: 'missing',
      message: 'Could not commit the results: there is no such branch. Name one that exists as "branch".',
    });
  });

  test('that cannot be reached in the middle keeps what has landed', async () => {
    github.failNext('createCommitOnBranch', 'drop before', { after: 1, times: 'always' });
    const { landed, trouble } = await commit(results(150));
    assert.deepEqual([landed.length, trouble?.kind], [100, 'unreachable']);
    assert.equal(filesOn('main').length, 100);
  });

  test('that cannot be looked at is told', async () => {
    github.failNext(/graphql/, 'drop before', { times: 'always' });
    const { trouble } = await commit(results(1));
    assert.equal(trouble?.kind, 'unreachable');
  });
});
