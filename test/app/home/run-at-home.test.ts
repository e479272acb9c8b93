import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { RunEnd } from '../../../src/app/run-agent.ts';
import { NOTHING_SEEN } from '../../../src/app/watch/look-back.ts';
import { aTask } from '../../support/fakes/literal-tasks.ts';
import { answered, refused } from '../../support/fakes/scripted-llm.ts';
import { BRANCH, HomeWorld } from '../../support/home-world.ts';
import { NOW, later } from '../../support/literals.ts';

const MINUTE = 60_000;

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open([aTask('a'), aTask('b')]);
});
afterEach(() => world.close());

function addTask(id: string): void {
  world.source.tasks = [...world.source.tasks, aTask(id)];
}

const outcomeOf = (end: RunEnd) => (end.kind === 'reported' ? end.report.outcome : end.kind);
const words = () => world.moments.map(({ word }) => word);
const interruptions = () => world.events().filter(({ type }) => type === 'RunInterrupted').length;

/** A run that dies in its first call, and holds the lease. */
async function kill(): Promise<void> {
  world.llm.script = () => {
    world.kill();
    return answered('');
  };
  await world.startAndKill();
  world.llm.script = () => answered('One plain sentence.');
}

describe('the lease', () => {
  test('that lives keeps a run out: it writes nothing, anywhere', async () => {
    await kill();
    world.loseMachine();
    world.github.setRun({ id: 101, status: 'in_progress', conclusion: null });
    const commits = world.commits;
    assert.deepEqual(await world.start(), { kind: 'overlapped', holder: '101.1' });
    assert.deepEqual([world.commits, world.onDisk()], [commits, []]);
    assert.equal(world.llm.calls.length, 1);
  });

  test('keeps out a run whose clock is far off like every other one, and nobody is called for help', async () => {
    await kill();
    world.github.setRun({ id: 101, status: 'in_progress', conclusion: null });
    world.github.setClock(() => world.clock.now() - 120 * MINUTE);
    assert.deepEqual(await world.start(), { kind: 'overlapped', holder: '101.1' });
  });

  test('of a run that is over by GitHub’s word is taken over at once', async () => {
    await kill();
    assert.equal(outcomeOf(await world.start()), 'completed');
  });

  test('of a run that GitHub tells nothing about is waited for until it has ended', async () => {
    await kill();
    world.github.setPermissions({ actions: 'none' });
    await world.clock.pass(30 * MINUTE - 2_000);
    assert.equal(outcomeOf(await world.start()), 'overlapped');
    await world.clock.pass(2_000);
    assert.equal(outcomeOf(await world.start()), 'completed');
  });

  test('that has ended is taken over also from a run that still lives', async () => {
    await kill();
    world.github.setRun({ id: 101, status: 'in_progress', conclusion: null });
    await world.clock.pass(30 * MINUTE);
    assert.equal(outcomeOf(await world.start()), 'completed');
  });

  test('of another attempt of the same run keeps this one out while that lives', async () => {
    await kill();
    world.github.setRun({ id: 101, status: 'in_progress', conclusion: null });
    assert.equal(outcomeOf(await world.start({ run: '101.2' })), 'overlapped');
  });

  test('of another job of the same workflow run keeps this one out, whatever log lies on its disk', async () => {
    await world.start();
    addTask('c');
    const lease = { version: 1, run: '102.1', since: NOW, until: later(10 * MINUTE) };
    world.github.push({ branch: BRANCH, files: { 'lease.json': JSON.stringify(lease) } });
    assert.deepEqual(await world.start({ run: '102.1' }), { kind: 'overlapped', holder: '102.1' });
  });

  test('that is a run’s own does not keep it out, and GitHub is not asked', async () => {
    await kill();
    world.github.setRun({ id: 101, status: 'in_progress', conclusion: null });
    assert.equal(outcomeOf(await world.start({ run: '101.1' })), 'completed');
    assert.ok(!world.github.requests.some(({ path }) => path.includes('/actions/runs')));
  });

  test('of another job of the same run, which has its name, keeps this one out', async () => {
    await kill();
    world.github.setRun({ id: 101, status: 'in_progress', conclusion: null });
    world.loseMachine();
    assert.equal(outcomeOf(await world.start({ run: '101.1' })), 'overlapped');
    assert.equal(world.lease?.run, '101.1');
  });

  test('is gone when a run has ended', async () => {
    await world.start();
    assert.equal(world.lease, undefined);
  });
});

describe('two runs that see the same branch', () => {
  test('do not both begin: the slower one sends nothing, ends overlapped, and is no interrupted one later', async () => {
    await world.start();
    addTask('c');
    const looked = await world.look();
    const first = world.folder;
    world.loseMachine();
    assert.equal(outcomeOf(await world.start({ looked })), 'completed');
    const [commits, calls] = [world.commits, world.llm.calls.length];

    world.loseMachine();
    assert.notEqual(world.folder, first);
    addTask('d');
    assert.deepEqual(await world.start({ looked }), { kind: 'overlapped' });
    assert.deepEqual([world.commits, world.llm.calls.length], [commits, calls]);
    assert.deepEqual(world.onDisk().at(-1)?.event, { type: 'RunFinished', outcome: 'overlapped' });
    assert.equal(world.llm.closed, 3, 'its client is closed as well');

    assert.equal(outcomeOf(await world.start()), 'completed');
    assert.equal(interruptions(), 0);
    assert.deepEqual(world.llm.calls.length, calls + 1);
  });

  test('do not both make the branch', async () => {
    const looked = await world.look();
    await world.start({ looked });
    world.loseMachine();
    assert.deepEqual(await world.start({ looked }), { kind: 'overlapped' });
    assert.equal(world.llm.calls.length, 2);
  });
});

describe('a run begins', () => {
  test('with a commit that takes the lease and draws the budget, and only then with a request', async () => {
    const seen: unknown[] = [];
    world.llm.script = () => {
      seen.push(world.lease?.run, world.head?.run, world.events().at(-1)?.type);
      return answered('One plain sentence.');
    };
    await world.start();
    assert.deepEqual(words().slice(0, 2), ['commit', 'ask']);
    assert.deepEqual(seen.slice(0, 3), ['101.1', '101.1', 'RunStarted']);
    const started = world.events().find(event => event.type === 'RunStarted');
    assert.deepEqual(started?.escrow, { tokens: 5_000 });
  });

  test('not at all where that commit is not allowed: the permission is named, and nothing was sent', async () => {
    world.github.setPermissions({ contents: 'read' });
    const end = await world.start();
    assert.ok(end.kind === 'refused');
    assert.match(end.message, /Add "contents: write" to the "permissions:" of the job/);
    assert.match(end.message, /nothing was sent or spent/);
    assert.deepEqual([world.llm.calls.length, world.llm.closed], [0, 1]);
    // Whoever shows the message says it: it is not said twice.
    assert.deepEqual(world.console.lines, []);
  });

  test('not at all while GitHub is away; the next run on this disk does not take it for killed', async () => {
    await world.start();
    addTask('c');
    world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    assert.equal(outcomeOf(await world.start()), 'refused');
    assert.deepEqual(world.onDisk().at(-1)?.event, { type: 'RunFinished', outcome: 'failed' });
    world.github.failNoMore();
    assert.equal(outcomeOf(await world.start()), 'completed');
    assert.equal(interruptions(), 0);
    assert.equal(world.llm.calls.length, 3);
  });

  test('not at all without a model, and writes nothing', async () => {
    await world.start();
    addTask('c');
    const [commits, disk] = [world.commits, world.onDisk()];
    world.connected = { ok: false, message: 'There is no key.' };
    assert.equal(outcomeOf(await world.start()), 'unusable');
    assert.deepEqual([world.commits, world.onDisk()], [commits, disk]);
  });
});

describe('a run ends', () => {
  test('with one commit: its last event, how it went, and that nothing is left; the lease is gone', async () => {
    await world.start();
    const [last] = world.github.commits(BRANCH);
    assert.deepEqual(last?.paths.filter(path => !path.startsWith('log/')).sort(), [
      'badge.json',
      'head.json',
      'idle.json',
      'lease.json',
      'status.json',
    ]);
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'completed' });
    assert.equal(world.head?.run, undefined);
    assert.equal(world.lease, undefined);
    assert.match(world.github.read(BRANCH, 'status.json') ?? '', /"outcome": "completed"/);
    assert.equal(world.github.read(BRANCH, 'idle.json'), `idle at ${world.head?.seq} ${world.head?.hash}\n`);
    assert.equal(world.commits, 2);
  });

  test('with its whole log in the cache as well', async () => {
    await world.start();
    assert.deepEqual(world.cached(), world.records());
  });

  test('and says nothing of being idle while something is left', async () => {
    world.llm.script = () => refused({ kind: 'server-error', status: 503, retryAfterMs: 3_600_000 });
    assert.equal(outcomeOf(await world.start()), 'waiting');
    assert.equal(world.github.read(BRANCH, 'idle.json'), undefined);
  });

  test('red when the last commit fails, and its copy in the cache is enough for the next one: nothing is charged', async () => {
    world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    const report = await world.report();
    assert.equal(report.outcome, 'failed');
    assert.match(report.problem ?? '', /Could not write to the branch/);
    world.github.failNoMore();

    world.loseMachine();
    assert.equal(outcomeOf(await world.start()), 'completed');
    assert.deepEqual([interruptions(), world.stored().charges.size, world.llm.calls.length], [0, 0, 2]);
    assert.equal(world.head?.run, undefined);
  });

  test('red when the last commit fails, and its disk brings the branch up to date later', async () => {
    world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    await world.start();
    world.github.failNoMore();
    world.copies.evictAll();
    assert.equal(outcomeOf(await world.start()), 'completed');
    assert.deepEqual([interruptions(), world.stored().charges.size, world.llm.calls.length], [0, 0, 2]);
  });

  test('cancelled: what it did is kept by one more commit, and the results are left to the next', async () => {
    const stop = new AbortController();
    world.llm.script = () => {
      stop.abort();
      return answered('One plain sentence.');
    };
    assert.equal(outcomeOf(await world.start({ stop: stop.signal })), 'interrupted');
    assert.equal(world.commits, 2);
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'interrupted' });
    assert.deepEqual([world.head?.run, world.lease], [undefined, undefined]);
    assert.deepEqual(world.cached().at(-1)?.event, { type: 'RunFinished', outcome: 'interrupted' });
    assert.equal(world.results.files.size, 0);
  });
});

describe('a run that is cancelled', () => {
  test('before it began begins nothing', async () => {
    assert.equal(outcomeOf(await world.start({ stop: AbortSignal.abort() })), 'interrupted');
    assert.deepEqual([world.github.branches(), world.onDisk(), world.llm.calls.length], [['main'], [], 0]);
  });

  test('while it publishes keeps what it did, and leaves it to the next to call for help', async () => {
    world.tells = true;
    world.llm.script = (_, nth) =>
      nth === 1 ? answered('One plain sentence.') : refused({ kind: 'too-large', status: 413 });
    const stop = new AbortController();
    const write = world.results.write.bind(world.results);
    world.results.write = (path, bytes) => {
      stop.abort();
      return write(path, bytes);
    };
    assert.equal(outcomeOf(await world.start({ stop: stop.signal })), 'interrupted');
    assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json']);
    assert.deepEqual(world.github.issues, []);
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'interrupted' });

    assert.equal(outcomeOf(await world.start()), 'idle');
    assert.equal(world.github.issues.length, 1);
    assert.equal(world.llm.calls.length, 2);
  });
});

describe('an idle run', () => {
  beforeEach(async () => {
    await world.start();
    world.loseMachine();
  });

  test('that had to read the log leaves the mark, and only that', async () => {
    world.github.push({ branch: BRANCH, files: { 'idle.json': 'of another version' } });
    const copies = world.copies.copies.size;
    assert.equal(outcomeOf(await world.start()), 'idle');
    const [last] = world.github.commits(BRANCH);
    assert.deepEqual(last?.paths, ['idle.json']);
    assert.equal(world.github.read(BRANCH, 'idle.json'), `idle at ${world.head?.seq} ${world.head?.hash}\n`);
    assert.equal(world.copies.copies.size, copies);
  });

  test('does not mind that it cannot leave it', async () => {
    world.github.setPermissions({ contents: 'read' });
    assert.equal(outcomeOf(await world.start()), 'idle');
  });

  test('leaves none when another run has begun meanwhile', async () => {
    const looked = await world.look();
    addTask('c');
    await world.start();
    const commits = world.commits;
    world.source.tasks = world.source.tasks.slice(0, 2);
    world.loseMachine();
    world.copies.evictAll();
    assert.equal(outcomeOf(await world.start({ looked })), 'idle');
    assert.equal(world.commits, commits);
  });

  test('closes no issue of another run that has been at work meanwhile', async () => {
    world.tells = true;
    const looked = await world.look();
    addTask('c');
    world.llm.script = () => refused({ kind: 'too-large', status: 413 });
    await world.start();
    world.source.tasks = world.source.tasks.slice(0, 2);
    world.loseMachine();
    world.copies.evictAll();
    assert.equal(outcomeOf(await world.start({ looked })), 'idle');
    assert.deepEqual(
      world.github.issues.map(({ state }) => state),
      ['open'],
    );
  });

  test('leaves none where there never was a run', async () => {
    world.github.deleteBranch(BRANCH);
    world.copies.evictAll();
    world.source.tasks = [];
    assert.equal(outcomeOf(await world.start()), 'idle');
    assert.deepEqual(world.github.branches(), ['main']);
  });
});

describe('a mark that says that there is nothing to do', () => {
  const isMarked = () => world.github.read(BRANCH, 'idle.json')?.startsWith('idle at ') === true;

  test('is left by a run that has done all', async () => {
    await world.start();
    assert.equal(isMarked(), true);
  });

  test('is not left where somebody was at the branch as the run ended, who may have told of something', async () => {
    const markIdle = () => {
      world.github.push({ branch: BRANCH, files: { 'idle.json': '{}' } });
      return 'idle at the end';
    };
    await world.report({ home: { markIdle } });
    assert.equal(isMarked(), false);
    assert.equal(world.stored().run, undefined);
  });

  test('is taken back by one that opens an issue on its clock, so that the next one closes that', async () => {
    await world.start();
    world.tells = true;
    addTask('c');
    world.github.setClock(() => world.clock.now() - 120 * MINUTE);
    assert.equal(outcomeOf(await world.start()), 'refused');
    assert.equal(isMarked(), false);

    world.source.tasks = world.source.tasks.slice(0, 2);
    world.github.setClock(() => world.clock.now());
    const issues = () => world.github.issues.map(({ state }) => state);
    assert.deepEqual(issues(), ['open']);
    assert.equal(outcomeOf(await world.start()), 'idle');
    assert.deepEqual(issues(), ['closed']);
  });
});

describe('a schedule that GitHub will switch off, told by the agent', () => {
  const cause = { reason: 'inactive', committedAtMs: 0, offMs: MINUTE } as const;
  const trouble = { ...cause, severity: 'warning', lastSuccessMs: undefined, path: undefined } as const;
  const issue = () => world.github.issues.find(({ title }) => /the schedule/.test(title));

  beforeEach(async () => {
    world.tells = true;
    world.lookedBack = { trouble, gap: undefined, judged: new Set(['inactive']) };
    await world.start();
    world.loseMachine();
  });

  test('is left alone by a run that cannot look, and over with the first that can', async () => {
    assert.equal(issue()?.state, 'open');
    world.lookedBack = NOTHING_SEEN;
    assert.equal(outcomeOf(await world.start()), 'idle');
    assert.equal(world.github.read(BRANCH, 'idle.json'), undefined, 'the next run has to look');
    assert.equal(issue()?.state, 'open');

    world.loseMachine();
    world.lookedBack = { ...NOTHING_SEEN, judged: new Set(['inactive']) };
    assert.equal(outcomeOf(await world.start()), 'completed');
    assert.equal(issue()?.state, 'closed');
    assert.ok(world.github.read(BRANCH, 'idle.json'));
  });
});
