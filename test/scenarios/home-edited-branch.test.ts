// A person edits or deletes the state branch in the middle of a run. What can be put right is put right by the run itself;
// what cannot is refused by the next, with a word about what to do. Nothing is paid twice, and no lie is believed.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { RunEnd } from '../../src/app/run-agent.ts';
import { aTask } from '../support/fakes/literal-tasks.ts';
import { answered } from '../support/fakes/scripted-llm.ts';
import { BRANCH, HomeWorld } from '../support/home-world.ts';

const HOUR_MS = 3_600_000;
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const FIRST_PIECE = 'log/000000000000.jsonl';

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open(IDS.slice(0, 2).map(id => aTask(id)));
});
afterEach(() => world.close());

const push = (files: Readonly<Record<string, string | null>>) =>
  void world.github.push({ branch: BRANCH, files });
const outcomeOf = (end: RunEnd) => (end.kind === 'reported' ? end.report.outcome : end.kind);
const calls = () => world.llm.calls.length;

/** A run with two tasks, and another, a good hour later, with four more, in the middle of which somebody does something. */
async function meddleWith(deed: () => void, between = () => {}): Promise<RunEnd> {
  await world.start();
  between();
  await world.clock.pass(HOUR_MS);
  world.loseMachine();
  world.source.tasks = IDS.map(id => aTask(id));
  world.llm.callMs = 20_000;
  world.llm.script = (_, nth) => {
    if (nth === 4) deed();
    return answered(`Answer ${nth}.`);
  };
  const end = await world.start();
  world.llm.script = (_, nth) => answered(`Answer ${nth}.`);
  return end;
}

/** The next run, on a machine of its own. */
async function next(): Promise<RunEnd> {
  await world.clock.pass(HOUR_MS);
  world.loseMachine();
  return world.start();
}

/** The agent's last commit on the branch. */
function lastOwn(): string {
  const own = world.github
    .commits(BRANCH)
    .find(({ message }) => message.startsWith('Keep the state of agent'));
  assert.ok(own);
  return own.oid;
}

test('a run that takes the place of a dead one goes round what somebody adds as it begins', async () => {
  world.llm.script = () => {
    world.kill();
    return answered('One plain sentence.');
  };
  await world.startAndKill();
  world.llm.script = (_, nth) => answered(`Answer ${nth}.`);
  await world.clock.pass(HOUR_MS);
  world.loseMachine();
  const looked = await world.look();
  push({ 'notes.txt': 'Mine.' });
  assert.equal(outcomeOf(await world.start({ looked })), 'completed');
});

describe('the run goes on as if nothing had been, and the branch alone is enough for the next, where somebody', () => {
  const DEEDS: Readonly<Record<string, () => void>> = {
    'deletes the branch': () => world.github.deleteBranch(BRANCH),
    'removes a piece of the log': () => push({ [FIRST_PIECE]: null }),
    'cuts a piece of the log': () => push({ [FIRST_PIECE]: '' }),
    'adds a piece to the log': () => push({ 'log/000000999999.jsonl': 'x' }),
    'removes the lease': () => push({ 'lease.json': null }),
    'spoils the lease': () => push({ 'lease.json': 'mine!' }),
    'says that the run has ended': () =>
      push({ 'head.json': JSON.stringify({ ...world.head, run: undefined }) }),
    'adds a file': () => push({ 'README.md': 'Hello.' }),
  };
  test.each(Object.keys(DEEDS))('%s', async name => {
    assert.equal(outcomeOf(await meddleWith(() => DEEDS[name]?.())), 'completed');
    assert.equal(world.lease, undefined);
    assert.equal(world.records().filter(({ event }) => event.type === 'TaskCompleted').length, IDS.length);

    world.copies.evictAll();
    const end = await next();
    assert.equal(end.kind === 'reported' && end.source, 'repository');
    assert.equal(outcomeOf(end), 'idle');
    assert.equal(calls(), IDS.length);
    const said = world.console.lines.filter(line => /made anew/.test(line)).length;
    assert.equal(said, name === 'deletes the branch' ? 1 : 0);
  });

  test('removes an answer that is not published yet', async () => {
    world.results.block('results/a.json');
    await meddleWith(() => {
      const answers = world.github.files(BRANCH).filter(path => path.startsWith('answers/'));
      assert.equal(answers.length, 1);
      push(Object.fromEntries(answers.map(path => [path, null])));
    });
    world.copies.evictAll();
    world.results.unblock('results/a.json');
    assert.equal(outcomeOf(await next()), 'completed');
    assert.match(world.results.text('results/a.json') ?? '', /"output"/);
    assert.equal(calls(), IDS.length);
  });
});

describe('the run ends, the next ones spend nothing and say what to do, where somebody', () => {
  const DEEDS: Readonly<Record<string, readonly [() => void, RegExp]>> = {
    'spoils the head': [() => push({ 'head.json': '{' }), /head\.json .* cannot be read: somebody edited it/],
    'gives the head another hash': [
      () => push({ 'head.json': JSON.stringify({ ...world.head, hash: 'f'.repeat(64) }) }),
      /The log on the state branch is damaged\..*Take the branch back to a commit of the agent's/,
    ],
  };
  test.each(Object.keys(DEEDS))('%s; and once it is put right nothing is paid again', async name => {
    const [deed, message] = DEEDS[name] ?? [() => {}, /^$/];
    const end = await meddleWith(deed);
    expectHandedOver(end);
    const [paid, commits] = [calls(), world.commits];

    for (let run = 1; run <= 2; run += 1) {
      const refused = await next();
      assert.ok(refused.kind === 'refused');
      assert.match(refused.message, message);
    }
    assert.deepEqual([calls(), world.commits], [paid, commits]);

    world.github.setBranch(BRANCH, lastOwn());
    assert.equal(outcomeOf(await next()), 'completed');
    assert.equal(calls(), IDS.length);
  });

  test('changes the log without a trace, and the cache is lost', async () => {
    const edited = (text = '') => text.replace('1.0.0', '1.0.1');
    await meddleWith(() => push({ [FIRST_PIECE]: edited(world.github.read(BRANCH, FIRST_PIECE)) }));
    world.copies.evictAll();
    const refused = await next();
    assert.ok(refused.kind === 'refused');
    assert.match(refused.message, /The log on the state branch is damaged\..*does not match the hash/);
    assert.equal(calls(), IDS.length);
  });
});

/** The run lost its place, and what it did lies on the branch for whoever has it now. */
function expectHandedOver(end: RunEnd): void {
  assert.equal(outcomeOf(end), 'completed');
  assert.ok(world.github.files(BRANCH).some(path => path.startsWith('handed-over/')));
  assert.ok(
    world.console.lines.some(line => line.startsWith('warning: Another run has taken this one’s place')),
  );
}

describe('the run takes nothing back from', () => {
  test('another one that has the lease by the branch', async () => {
    const end = await meddleWith(() =>
      push({ 'lease.json': JSON.stringify({ ...world.lease, run: '7.1' }) }),
    );
    expectHandedOver(end);
    assert.equal(world.lease?.run, '7.1');
    assert.equal(outcomeOf(await next()), 'completed');
    assert.equal(calls(), IDS.length);
  });

  test('another one, and it calls nobody for help by a log that is not the agent’s any more', async () => {
    const cause = { reason: 'inactive', committedAtMs: 0, offMs: HOUR_MS } as const;
    const trouble = { ...cause, severity: 'warning', lastSuccessMs: undefined, path: undefined } as const;
    world.publishing = 'commit';
    const end = await meddleWith(
      () => push({ 'lease.json': JSON.stringify({ ...world.lease, run: '7.1' }) }),
      () => {
        world.tells = true;
        world.lookedBack = { trouble, gap: undefined, judged: new Set(['inactive']) };
      },
    );
    expectHandedOver(end);
    assert.deepEqual(world.github.issues, []);
  });

  test('another one that began a log of its own, after somebody deleted the branch', async () => {
    const theirs = () => JSON.stringify({ ...world.head, log: 'theirs', hash: 'f'.repeat(64) });
    let head = '';
    const end = await meddleWith(() => {
      head = theirs();
      world.github.deleteBranch(BRANCH);
      push({ 'head.json': head });
    });
    expectHandedOver(end);
    const others = world.github.files(BRANCH).filter(path => !/^(?:handed-over|answers)\//.test(path));
    assert.deepEqual([others, world.github.read(BRANCH, 'head.json')], [['head.json'], head]);
  });
});
