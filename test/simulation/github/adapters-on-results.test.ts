import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { wirePublisher } from '../../../src/entrypoints/wire-publisher.ts';
import type { Delivery, Publisher } from '../../../src/ports/publishing.ts';
import { AgentWorld } from '../../support/fakes/agent-world.ts';
import { HastyClock } from '../../support/fakes/hasty-clock.ts';
import { SeededRandom } from '../../support/fakes/seeded-random.ts';
import { type Stage, inMemory, withServer } from './stages.ts';

const REVIEW = 'background-agent-results/default';

async function scene(open: () => Promise<Stage>, how: Publisher['how'], branch?: string) {
  const stage = await open();
  const publisher = wirePublisher(
    { api: stage.open(), clock: new HastyClock(), random: new SeededRandom(), place: undefined },
    {
      publishing: { how, branch, message: undefined },
      settings: new AgentWorld().settings({ run: '7.1' }),
    },
    { owner: 'octo', repository: 'example' },
  );
  assert.ok(publisher);
  const publish = (results: Readonly<Record<string, string>>) =>
    publisher.publish(
      Object.entries(results).map(([id, text]) => ({
        ...{ path: `results/${id}.json`, bytes: Buffer.from(text), status: 'completed' },
      })),
    );
  return { stage, publish };
}

const seen = ({ landed, heldBack, trouble, branch, pull }: Delivery) => ({
  landed: landed.map(({ path }) => path),
  heldBack: heldBack.map(({ file }) => file.path),
  ...{ trouble: trouble?.kind, branch, pull: pull?.number },
});
const landed = (paths: string[], more: object = {}) => ({
  ...{ landed: paths, heldBack: [], trouble: undefined, branch: 'main', pull: undefined },
  ...more,
});

describe.each([
  ['with a server', withServer],
  ['in memory', inMemory],
])('results on a GitHub %s', (_, open) => {
  test('are committed to the tip of the default branch, after whatever people pushed', async () => {
    const { stage, publish } = await scene(open, 'commit');
    stage.push({ files: { 'theirs.md': 'x' } });
    assert.deepEqual(seen(await publish({ a: '1' })), landed(['results/a.json']));
    assert.deepEqual(stage.files('main'), {
      ...{ 'README.md': '# A test\n', 'results/a.json': '1', 'theirs.md': 'x' },
    });
    assert.match(stage.commits('main')[2] ?? '', /^Add 1 result of [^]*\n\nChange: [a-z0-9]{20}$/);
  });

  test('go to a branch that is named, and nowhere when there is none', async () => {
    const { stage, publish } = await scene(open, 'commit', 'other');
    assert.equal(seen(await publish({ a: '1' })).trouble, 'missing');
    stage.push({ branch: 'other', files: { 'theirs.md': 'x' } });
    assert.deepEqual(seen(await publish({ a: '1' })), landed(['results/a.json'], { branch: 'other' }));
  });

  test('land once when an answer is lost, and again when the change never arrived', async () => {
    for (const when of ['before', 'after'] as const) {
      const { stage, publish } = await scene(open, 'commit');
      stage.lose('createCommitOnBranch', when);
      assert.deepEqual(seen(await publish({ a: '1' })), landed(['results/a.json']));
      assert.equal(stage.commits('main').length, 2);
    }
  });

  test('with a secret in them are held back, and all others land', async () => {
    const { stage, publish } = await scene(open, 'commit');
    stage.refuseSecret('ghpcanary');
    assert.deepEqual(
      seen(await publish({ a: '1', b: 'a ghpcanary', c: '3' })),
      landed(['results/a.json', 'results/c.json'], { heldBack: ['results/b.json'] }),
    );
  });

  test('are kept from a protected branch, and from one that the token may not write', async () => {
    const { stage, publish } = await scene(open, 'commit');
    stage.protect('main');
    assert.equal(seen(await publish({ a: '1' })).trouble, 'protected');
    stage.unprotect('main');
    stage.setPermissions({ contents: 'read' });
    assert.equal(seen(await publish({ a: '1' })).trouble, 'forbidden');
    stage.setPermissions({ contents: 'none' });
    assert.equal(seen(await publish({ a: '1' })).trouble, 'forbidden');
    assert.equal(stage.commits('main').length, 1);
  });

  test('are proposed by one pull request, which is kept up to date until it ends', async () => {
    const { stage, publish } = await scene(open, 'pull-request');
    assert.deepEqual(
      seen(await publish({ a: '1' })),
      landed(['results/a.json'], { branch: REVIEW, pull: 1 }),
    );
    await publish({ b: '2' });
    assert.match(stage.issues()[0]?.body ?? '', /"results":2/);
    stage.mergePull(1);
    assert.equal(stage.files('main')['results/b.json'], '2');
    assert.equal(seen(await publish({ c: '3' })).pull, 2);
    stage.editIssue(2, { state: 'closed' });
    assert.equal(seen(await publish({ d: '4' })).pull, 3);
    assert.deepEqual(
      stage.issues().map(({ number, state }) => `#${number} ${state}`),
      ['#1 closed', '#2 closed', '#3 open'],
    );
  });

  test('are proposed once when answers are lost, and from a branch that people deleted again', async () => {
    const { stage, publish } = await scene(open, 'pull-request');
    stage.lose(/^POST .*\/pulls$/, 'after');
    stage.lose(/^POST .*\/git\/refs$/, 'after');
    assert.equal(seen(await publish({ a: '1' })).pull, 1);
    stage.deleteBranch(REVIEW);
    assert.equal(stage.issues()[0]?.state, 'closed');
    assert.equal(seen(await publish({ a: '1' })).pull, 2);
    stage.setPermissions({ 'pull-requests': 'none' });
    assert.equal(seen(await publish({ b: '1' })).trouble, 'forbidden');
  });
});
