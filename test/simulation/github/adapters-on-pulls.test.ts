import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { pullRequests } from '../../../src/adapters/github/pull-requests.ts';
import { reviewBranches } from '../../../src/adapters/github/review-branches.ts';
import type { GitHubAsked } from '../../../src/ports/github.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type Stage, inMemory, withServer } from './stages.ts';

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
  const at = { api: stage.open(), random: new SeededRandom(), owner: 'octo', name: 'example' };
  const branches = reviewBranches(at);
  const tipOf = async (branch: string) => good(await branches.open(branch).tip())?.commit ?? '';
  const begun = async (branch: string) => good(await branches.begin({ branch, commit: await tipOf('main') }));
  return { stage, branches, pulls: pullRequests(at), tipOf, begun };
}

const fresh = { title: 'Results', body: 'Some.', head: 'review', base: 'main' };

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('branches for review on a GitHub %s', (_, open) => {
  test('are begun once, listed by how their names begin, and taken away once or twice', async () => {
    const { stage, branches, begun, tipOf } = await scene(open);
    for (const branch of ['review', 'review.2', 'reviewer']) assert.equal(await begun(branch), 'begun');
    assert.equal(await begun('review'), 'begun');
    stage.push({ branch: 'review', files: { a: '1' } });
    assert.equal(await begun('review'), 'taken');
    assert.deepEqual(good(await branches.list('review')), [
      { branch: 'review', commit: await tipOf('review') },
      { branch: 'review.2', commit: await tipOf('main') },
    ]);
    for (let time = 1; time <= 2; time += 1) good(await branches.remove('review.2'));
    assert.deepEqual(stage.branches(), ['main', 'review', 'reviewer']);
    const removals = stage.exchanges.filter(line => line.startsWith('DELETE '));
    assert.deepEqual(
      removals.map(line => line.slice(-3)),
      ['204', '422'],
    );
  });

  test('cannot be folders of each other', async () => {
    const { branches, begun, tipOf } = await scene(open);
    await begun('review/one');
    const commit = await tipOf('main');
    for (const branch of ['review', 'review/one/more'])
      assert.match(troubleIn(await branches.begin({ branch, commit })), /^protected: /);
    assert.equal(await begun('review/two'), 'begun');
  });

  test('that are protected are neither begun nor taken away', async () => {
    const { stage, branches, begun, tipOf } = await scene(open);
    await begun('review');
    stage.protect('review');
    assert.match(troubleIn(await branches.remove('review')), /^protected: /);
    stage.protect('other');
    const commit = await tipOf('main');
    assert.match(troubleIn(await branches.begin({ branch: 'other', commit })), /^protected: /);
  });

  test('contain what they came from, and nothing that came later or from nowhere', async () => {
    const { stage, branches, begun, tipOf } = await scene(open);
    await begun('review');
    const first = await tipOf('main');
    stage.push({ branch: 'review', files: { a: '1' } });
    stage.push({ files: { b: '1' } });
    stage.push({ branch: 'alone', files: { c: '1' } });
    const [main, review, alone] = [await tipOf('main'), await tipOf('review'), await tipOf('alone')];
    const contains = async (commit: string, ancestor: string) =>
      good(await branches.contains(commit, ancestor));
    assert.deepEqual([await contains(review, first), await contains(first, first)], [true, true]);
    assert.deepEqual([await contains(first, review), await contains(review, main)], [false, false]);
    assert.deepEqual([await contains(main, alone), await contains(main, 'f'.repeat(40))], [false, false]);
  });
});

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('pull requests on a GitHub %s', (_, open) => {
  test('need two branches and a commit between them, and are opened once at a time', async () => {
    const { stage, pulls, begun } = await scene(open);
    assert.match(troubleIn(await pulls.create(fresh)), /^refused: .*\(invalid\)/);
    await begun('review');
    assert.match(troubleIn(await pulls.create(fresh)), /^refused: .*\(custom\)/);
    stage.push({ branch: 'review', files: { a: '1' } });
    assert.equal(good(await pulls.create(fresh)).number, 1);
    assert.match(troubleIn(await pulls.create(fresh)), /^refused: .*\(custom\)/);
  });

  test('are listed newest first, each with the tip that it has or ended with', async () => {
    const { stage, pulls, begun, tipOf } = await scene(open);
    await begun('review');
    stage.push({ branch: 'review', files: { a: '1' } });
    await pulls.create(fresh);
    const first = await tipOf('review');
    stage.editIssue(1, { state: 'closed' });
    stage.push({ branch: 'review', files: { a: '2' } });
    stage.createIssue({ title: 'No pull request' });
    good(await pulls.create(fresh));
    const second = await tipOf('review');
    good(await pulls.changeBody(3, 'More.'));
    const listed = good(await pulls.list('review'));
    assert.deepEqual(
      listed.map(({ number, isOpen, tip, body }) => [number, isOpen, tip, body]),
      [
        [3, true, second, 'More.'],
        [1, false, first, 'Some.'],
      ],
    );
    assert.equal(listed[0]?.url, 'https://github.com/octo/example/pull/3');
    assert.deepEqual(good(await pulls.look(1)), listed[1]);
    assert.deepEqual(good(await pulls.list('main')), []);
    assert.match(troubleIn(await pulls.look(2)), /^missing: /);
  });

  test('that are closed and opened again have the tip of their branch', async () => {
    const { stage, pulls, begun, tipOf } = await scene(open);
    await begun('review');
    stage.push({ branch: 'review', files: { a: '1' } });
    await pulls.create(fresh);
    stage.editIssue(1, { state: 'closed' });
    stage.editIssue(1, { state: 'open' });
    stage.push({ branch: 'review', files: { a: '2' } });
    const { isOpen, tip } = good(await pulls.look(1));
    assert.deepEqual([isOpen, tip], [true, await tipOf('review')]);
  });
});
