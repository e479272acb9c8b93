import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import type { RunEnd } from '../../../src/app/run-agent.ts';
import type { Event, EventOf } from '../../../src/domain/event.ts';
import { type Head, seal } from '../../../src/log/chain.ts';
import { replay } from '../../../src/log/replay.ts';
import { IDENTITY } from '../../support/fakes/agent-world.ts';
import { aTask } from '../../support/fakes/literal-tasks.ts';
import { answered } from '../../support/fakes/scripted-llm.ts';
import { BRANCH, COPY_PREFIX, HomeWorld } from '../../support/home-world.ts';
import { FUTURE_NAMES, type Future, NEWER_SNAPSHOT, newerAppend } from '../../support/newer-logs.ts';

const MINUTE = 60_000;
const DAMAGED = /The log on the state branch is damaged\..*nothing was spent/;

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open([aTask('a'), aTask('b')]);
});
afterEach(() => world.close());

/** A run in which `a` is done, when the process dies in the call for `b`, 20 s after the second checkpoint. */
async function killInSecondCall(): Promise<void> {
  world.llm.callMs = 40_000;
  world.llm.script = (_, nth) => {
    if (nth === 2) world.kill();
    return answered('One plain sentence.');
  };
  await world.startAndKill();
  world.llm.script = () => answered('One plain sentence.');
}

function addTask(id: string): void {
  world.source.tasks = [...world.source.tasks, aTask(id)];
}

const CREATED: EventOf<'LogCreated'> = { type: 'LogCreated', log: 'log-1', ...IDENTITY };

const UNREACHABLE = { kind: 'unreachable', reason: 'The service answers with 500.' } as const;

function sourceOf(end: RunEnd): string {
  assert.ok(end.kind === 'reported', JSON.stringify(end));
  return end.source;
}

function refusalOf(end: RunEnd): string {
  assert.ok(end.kind === 'refused', JSON.stringify(end));
  return end.message;
}

const interruptions = (): readonly EventOf<'RunInterrupted'>[] =>
  world.events().filter(event => event.type === 'RunInterrupted');

const isTornNoted = () =>
  world.events().some(event => event.type === 'LogRecovered' && event.damage === 'torn');

const asked = () =>
  world.llm.calls.map(({ messages }) => messages.at(-1)?.content.match(/text of (\w+)/)?.[1]);

/** A log that this agent could have written, with these events in one run. */
function logOf(...events: Event[]): Buffer {
  return Buffer.from(seal({ seq: 0, hash: '0'.repeat(64) }, '2026-01-31T11:00:00.000Z', '1.1', events).bytes);
}

/** The same log, with what a newer release appended to it. */
function goneOnWith(log: Uint8Array, future: Future): Buffer {
  return Buffer.concat([log, newerAppend(headOf(log), future, SOON).bytes]);
}

function headOf(log: Uint8Array): Head {
  const read = replay([log], () => {});
  assert.ok(read.status === 'intact');
  return read.head;
}

const SOON = { at: '2026-01-31T23:00:00.000Z', run: '101.1' };
const NEWER = /^The log cannot be read from event .*update to go on\. .*nothing was spent\./;

const logOnDisk = () => readFileSync(join(world.folder, 'log/000000000000.jsonl'));

/** Everything of the branch stays as it is, and the model hears nothing. */
async function expectUntouched(work: () => Promise<void>): Promise<void> {
  const [commits, calls] = [world.commits, world.llm.calls.length];
  await work();
  assert.deepEqual([world.commits, world.llm.calls.length], [commits, calls]);
}

test('the first run begins a log', async () => {
  assert.equal(sourceOf(await world.start()), 'fresh');
  assert.equal(world.events()[0]?.type, 'LogCreated');
});

describe('after a run that ended', () => {
  beforeEach(async () => {
    await world.start();
    addTask('c');
  });

  test('on the same disk its log is gone on with, and the cache is not asked', async () => {
    world.copies.restores = 0;
    assert.equal(sourceOf(await world.start()), 'disk');
    assert.equal(world.copies.restores, 0);
    assert.deepEqual(asked(), ['a', 'b', 'c']);
  });

  test('on a new machine its copy in the cache is used', async () => {
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'cache');
    assert.deepEqual(asked(), ['a', 'b', 'c']);
  });

  test.each<[string, () => void]>([
    ['gone', () => world.copies.evictAll()],
    ['out of reach', () => (world.copies.restoring = UNREACHABLE)],
    ['switched off', () => (world.copies.restoring = { kind: 'off', reason: 'There is none.' })],
    ['damaged', () => world.copies.put(`${COPY_PREFIX}x`, { 'log/000000000000.jsonl': 'no log' })],
    ['empty', () => world.copies.put(`${COPY_PREFIX}x`, { 'log/000000000000.jsonl': '' })],
    [
      'a folder where a file should be',
      () => world.copies.put(`${COPY_PREFIX}x`, { 'log/000000000000.jsonl/x': '' }),
    ],
    ['a file where a folder should be', () => world.copies.put(`${COPY_PREFIX}x`, { log: 'x' })],
    [
      'of another repository',
      () =>
        world.copies.put(`${COPY_PREFIX}x`, {
          'log/000000000000.jsonl': logOf({ ...CREATED, repository: '43' }),
        }),
    ],
  ])('the branch is enough when the copy is %s', async (_, spoil) => {
    spoil();
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'repository');
    assert.deepEqual(asked(), ['a', 'b', 'c']);
    assert.deepEqual(interruptions(), []);
    assert.equal(world.stored().charges.size, 0);
  });

  test('a file of the copy in the place of the answers does not get into the state folder', async () => {
    const log = world.copies.newest('log/000000000000.jsonl') ?? Buffer.alloc(0);
    world.copies.put(`${COPY_PREFIX}x`, { 'log/000000000000.jsonl': log, answers: 'x' });
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'repository');
  });

  test('a copy of before its last run is not gone back to', async () => {
    const [older] = [...world.copies.copies];
    await world.start();
    addTask('d');
    assert.ok(older);
    world.copies.evictAll();
    world.copies.put(older[0], Object.fromEntries(older[1]));
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'repository');
    assert.deepEqual(asked(), ['a', 'b', 'c', 'd']);
  });

  test('nothing else is asked of GitHub than the look, two commits and the log’s own files', async () => {
    world.loseMachine();
    const before = world.github.requests.length;
    await world.start();
    assert.ok(world.github.requests.length - before <= 4, String(world.github.requests.length - before));
  });
});

describe('after a run that was killed', () => {
  beforeEach(killInSecondCall);

  test('on the same disk its log is gone on with, and only the call in flight is charged', async () => {
    assert.equal(sourceOf(await world.start()), 'disk');
    assert.deepEqual(asked(), ['a', 'b', 'b']);
    assert.deepEqual(interruptions(), [{ type: 'RunInterrupted', interrupted: '101.1' }]);
  });

  test('its copy, which is ahead of the branch, is gone on with; what is not in it is charged', async () => {
    assert.ok((world.cached().at(-1)?.seq ?? 0) > (world.head?.seq ?? 0), 'the copy is ahead');
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'cache');
    assert.deepEqual(asked(), ['a', 'b', 'b']);

    const attempts = world.events().filter(event => event.type === 'AttemptStarted');
    const held = attempts.at(-1)?.holdTokens ?? 0;
    assert.deepEqual(interruptions(), [
      { type: 'RunInterrupted', interrupted: '101.1', charged: { tokens: 5_000 - 40 - held, nanoUsd: 0 } },
    ]);
  });

  test('without its copy the branch is gone on with, and all that the run drew is charged', async () => {
    world.copies.evictAll();
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'repository');
    assert.deepEqual(interruptions(), [
      { type: 'RunInterrupted', interrupted: '101.1', charged: { tokens: 5_000, nanoUsd: 0 } },
    ]);
    assert.deepEqual([...world.stored().charges.keys()], ['101.1']);
  });

  test.each<[string, () => Readonly<Record<string, string | Buffer>>]>([
    ['a damaged copy', () => ({ 'log/000000000000.jsonl': 'no log' })],
    [
      'a copy of another repository',
      () => ({ 'log/000000000000.jsonl': logOf({ ...CREATED, repository: '43' }) }),
    ],
    ['a copy of another agent', () => ({ 'log/000000000000.jsonl': logOf({ ...CREATED, agent: 'other' }) })],
    [
      'a log that is whole in itself and does not have the head of the branch',
      () => ({
        'log/000000000000.jsonl': logOf(
          CREATED,
          ...Array.from({ length: 40 }, (): Event => ({ type: 'LogRecovered', damage: 'torn', bytes: 1 })),
        ),
      }),
    ],
    ['an empty copy', () => ({ 'log/000000000000.jsonl': '' })],
    ['a copy that cannot be read', () => ({ 'log/000000000000.jsonl/x': '' })],
  ])('%s is not taken for its own', async (_, forged) => {
    world.copies.put(`${COPY_PREFIX}999.1/9`, forged());
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'repository');
    assert.deepEqual(
      interruptions().map(({ charged }) => charged),
      [{ tokens: 5_000, nanoUsd: 0 }],
    );
  });

  describe('and with whose copy a newer release went on', () => {
    const copied = () => world.copies.newest('log/000000000000.jsonl') ?? Buffer.alloc(0);

    test.each(FUTURE_NAMES)('nothing is spent until it is updated: %s', async future => {
      const log = copied();
      world.copies.put(`${COPY_PREFIX}101.1/9`, { 'log/000000000000.jsonl': goneOnWith(log, future) });
      world.loseMachine();
      await expectUntouched(async () => assert.match(refusalOf(await world.start()), NEWER));

      const answers = world.copies.newest('answers/incoming.jsonl') ?? '';
      world.copies.put(`${COPY_PREFIX}101.1/9`, {
        ...{ 'log/000000000000.jsonl': log, 'answers/incoming.jsonl': answers },
      });
      assert.equal(sourceOf(await world.start()), 'cache');
    });

    test('nothing is spent either where its copy begins with a snapshot of that release', async () => {
      const end = String(copied().length).padStart(12, '0');
      world.copies.put(`${COPY_PREFIX}101.1/9`, {
        [`log/snapshot-${end}.jsonl`]: NEWER_SNAPSHOT,
        [`log/${end}.jsonl`]: newerAppend(headOf(copied()), FUTURE_NAMES[0], SOON).bytes,
      });
      world.loseMachine();
      await expectUntouched(async () => assert.match(refusalOf(await world.start()), NEWER));
    });

    test('the branch is gone on with where that copy is of another history', async () => {
      const other = logOf(CREATED, { type: 'LogRecovered', damage: 'torn', bytes: 1 });
      world.copies.put(`${COPY_PREFIX}101.1/9`, {
        'log/000000000000.jsonl': goneOnWith(other, FUTURE_NAMES[0]),
      });
      world.loseMachine();
      assert.equal(sourceOf(await world.start()), 'repository');
    });

    test('on the same disk nothing is spent, whatever the cache has', async () => {
      appendFileSync(
        join(world.folder, 'log/000000000000.jsonl'),
        newerAppend(headOf(logOnDisk()), FUTURE_NAMES[0], SOON).bytes,
      );
      const before = logOnDisk();
      await expectUntouched(async () => assert.match(refusalOf(await world.start()), NEWER));
      assert.deepEqual(logOnDisk(), before);
    });
  });

  test('a copy that was cut off is good up to its last seal', async () => {
    const log = world.copies.newest('log/000000000000.jsonl') ?? Buffer.alloc(0);
    const answers = world.copies.newest('answers/incoming.jsonl') ?? '';
    world.copies.put(`${COPY_PREFIX}101.1/9`, {
      'log/000000000000.jsonl': log.subarray(0, log.length - 10),
      'answers/incoming.jsonl': answers,
    });
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'cache');
    assert.ok(isTornNoted());
    assert.deepEqual(asked(), ['a', 'b', 'b']);
  });

  test('a disk whose log was cut off is good up to its last seal, if that is not before the branch’s', async () => {
    appendFileSync(join(world.folder, 'log/000000000000.jsonl'), '{"v":1,"seq":');
    assert.equal(sourceOf(await world.start()), 'disk');
    assert.ok(isTornNoted());
  });

  describe('and whose cache is out of reach', () => {
    beforeEach(() => {
      world.copies.restoring = UNREACHABLE;
      world.loseMachine();
    });

    test('nothing is spent, and the branch counts it', async () => {
      const calls = world.llm.calls.length;
      const end = await world.start();
      assert.match(refusalOf(end), /The service answers with 500\. Nothing was spent\./);
      assert.equal(world.llm.calls.length, calls);
      assert.deepEqual(JSON.parse(world.github.read(BRANCH, 'cache-unreachable.json') ?? ''), {
        version: 1,
        runs: 1,
        last: '102.1',
      });
    });

    test('a run that is started again counts once', async () => {
      await world.start({ run: '300.1' });
      await world.start({ run: '300.1' });
      assert.match(world.github.read(BRANCH, 'cache-unreachable.json') ?? '', /"runs":1/);
    });

    test('the third run in a row goes on from the branch, and the count is over', async () => {
      refusalOf(await world.start());
      refusalOf(await world.start());
      assert.equal(sourceOf(await world.start()), 'repository');
      assert.equal(world.github.read(BRANCH, 'cache-unreachable.json'), undefined);
      assert.deepEqual(
        interruptions().map(({ charged }) => charged),
        [{ tokens: 5_000, nanoUsd: 0 }],
      );
    });

    test('a cache that comes back in time has its copy taken, and the count is over', async () => {
      refusalOf(await world.start());
      world.copies.restoring = undefined;
      assert.equal(sourceOf(await world.start()), 'cache');
      assert.equal(world.github.read(BRANCH, 'cache-unreachable.json'), undefined);
    });

    test('of two that count at once one is counted, and neither spends', async () => {
      const looked = await world.look();
      refusalOf(await world.start({ looked }));
      refusalOf(await world.start({ looked }));
      assert.match(world.github.read(BRANCH, 'cache-unreachable.json') ?? '', /"runs":1/);
    });

    test('a count that somebody spoilt counts as none', async () => {
      world.github.push({ branch: BRANCH, files: { 'cache-unreachable.json': '{"runs":99}' } });
      assert.match(refusalOf(await world.start()), /Nothing was spent/);
    });

    test('a count that cannot be written costs nothing but patience', async () => {
      world.github.setPermissions({ contents: 'read' });
      assert.match(refusalOf(await world.start()), /Nothing was spent/);
    });
  });
});

describe('after a run that was killed before it made a copy', () => {
  beforeEach(async () => {
    await world.start();
    addTask('c');
    world.llm.script = () => {
      world.kill();
      return answered('One plain sentence.');
    };
    await world.startAndKill();
    world.llm.script = () => answered('One plain sentence.');
    world.loseMachine();
  });

  const damages = () =>
    world.events().flatMap(event => (event.type === 'LogRecovered' ? [event.damage] : []));

  test('the copy of the run before is none of its own, and no other history', async () => {
    assert.ok((world.cached().at(-1)?.seq ?? 0) < (world.head?.seq ?? 0), 'the copy is behind the branch');
    assert.equal(sourceOf(await world.start()), 'repository');
    assert.deepEqual(damages(), ['copy-missing']);
    assert.deepEqual(asked(), ['a', 'b', 'c', 'c']);
  });

  test('one that the branch does not go on from is another history, however short', async () => {
    world.copies.put(`${COPY_PREFIX}x`, {
      'log/000000000000.jsonl': logOf(CREATED, { type: 'LogRecovered', damage: 'torn', bytes: 1 }),
    });
    assert.equal(sourceOf(await world.start()), 'repository');
    assert.deepEqual(damages(), ['two-histories']);
  });
});

describe('with a new agent whose cache is out of reach', () => {
  beforeEach(() => (world.copies.restoring = UNREACHABLE));

  test('nothing is spent until the third run, which begins a log', async () => {
    refusalOf(await world.start());
    refusalOf(await world.start());
    assert.equal(world.llm.calls.length, 0);
    assert.equal(sourceOf(await world.start()), 'fresh');
    assert.deepEqual(asked(), ['a', 'b']);
    assert.deepEqual(
      world.github.files(BRANCH).filter(path => path.startsWith('cache-')),
      [],
    );
  });
});

test.each([
  ['repository', { ...CREATED, repository: '43' }],
  ['agent', { ...CREATED, agent: 'other' }],
])(
  'without a branch a copy of another %s is no reason to begin, and does not get onto the disk',
  async (_, other) => {
    world.copies.put(`${COPY_PREFIX}x`, { 'log/000000000000.jsonl': logOf(other) });
    assert.match(refusalOf(await world.start()), /^The log belongs to agent/);
    assert.deepEqual([world.onDisk(), world.llm.calls.length, world.github.branches()], [[], 0, ['main']]);
  },
);

describe('somebody deleted the branch', () => {
  beforeEach(async () => {
    await world.start();
    world.github.deleteBranch(BRANCH);
    addTask('c');
  });

  test('the disk’s own log is gone on with, and the branch is whole again', async () => {
    assert.equal(sourceOf(await world.start()), 'disk');
    assert.deepEqual(asked(), ['a', 'b', 'c']);
    assert.equal(world.events()[0]?.type, 'LogCreated');
    assert.equal(world.head?.run, undefined);
  });

  test('a copy in the cache is gone on with, and nothing is paid again', async () => {
    world.loseMachine();
    assert.equal(sourceOf(await world.start()), 'cache');
    assert.deepEqual(asked(), ['a', 'b', 'c']);
    assert.deepEqual(interruptions(), []);
  });

  test('a damaged copy is no reason to begin anew', async () => {
    world.copies.put(`${COPY_PREFIX}x`, { 'log/000000000000.jsonl': 'no log' });
    world.loseMachine();
    assert.match(refusalOf(await world.start()), /damaged/);
    assert.deepEqual(asked(), ['a', 'b']);
    assert.deepEqual(world.github.branches(), ['main']);
  });
});

describe('somebody edited the branch', () => {
  beforeEach(async () => {
    await world.start();
    addTask('c');
    world.loseMachine();
  });

  const edit = (files: Readonly<Record<string, string | null>>) =>
    world.github.push({ branch: BRANCH, files });
  const headWith = (change: object) => JSON.stringify({ ...world.head, ...change });

  test.each<[string, () => void, RegExp]>([
    [
      'a head that is no head',
      () => edit({ 'head.json': '{' }),
      /head\.json of the state branch cannot be read/,
    ],
    [
      'a head with a word too many',
      () => edit({ 'head.json': headWith({ x: 1 }) }),
      /head\.json of the state branch cannot be read/,
    ],
    [
      'no head beside a log',
      () => edit({ 'head.json': null }),
      /head\.json of the state branch cannot be read/,
    ],
    ['a head with another hash', () => edit({ 'head.json': headWith({ hash: 'f'.repeat(64) }) }), DAMAGED],
    ['a head with another number', () => edit({ 'head.json': headWith({ seq: 3 }) }), DAMAGED],
    ['a head with another end', () => edit({ 'head.json': headWith({ end: 464 }) }), DAMAGED],
    ['a piece of the log that is missing', () => edit({ 'log/000000000000.jsonl': null }), DAMAGED],
    [
      'a piece of the log that was changed',
      () =>
        edit({
          'log/000000000000.jsonl': (world.github.read(BRANCH, 'log/000000000000.jsonl') ?? '').replace(
            '1.0.0',
            '1.0.1',
          ),
        }),
      DAMAGED,
    ],
    ['a piece of the log too many', () => edit({ 'log/000000999999.jsonl': 'x' }), DAMAGED],
    ...FUTURE_NAMES.map((future): [string, () => void, RegExp] => [
      `a log that a newer release has gone on with, ${future},`,
      () => {
        const { seq = 0, hash = '', end = 0 } = world.head ?? {};
        const { bytes, head } = newerAppend({ seq, hash }, future, SOON);
        const piece = `log/${String(end).padStart(12, '0')}.jsonl`;
        edit({
          [piece]: bytes.toString(),
          'head.json': headWith({ ...head, end: end + bytes.length }),
        });
      },
      NEWER,
    ]),
    [
      'a head of another repository',
      () => edit({ 'head.json': headWith({ repository: '43' }) }),
      /belongs to agent "default" of repository 43.*fork/,
    ],
    [
      'a head of another agent',
      () => edit({ 'head.json': headWith({ agent: 'other' }) }),
      /belongs to agent "other"/,
    ],
  ])('%s is refused, and nothing is spent', async (_, spoil, message) => {
    spoil();
    world.copies.evictAll();
    await expectUntouched(async () => assert.match(refusalOf(await world.start()), message));
  });

  test('what was edited in the past of a damaged branch does not matter where a copy is whole', async () => {
    edit({ 'log/000000000000.jsonl': null });
    assert.equal(sourceOf(await world.start()), 'cache');
  });

  test('a lease that is none keeps nobody out', async () => {
    edit({ 'lease.json': 'mine!' });
    assert.equal(sourceOf(await world.start()), 'cache');
    assert.equal(world.lease, undefined);
  });

  test('an idle run takes a lease away that is none: the next one is idle at once again', async () => {
    world.source.tasks = world.source.tasks.slice(0, 2);
    edit({ 'lease.json': 'mine!' });
    assert.equal((await world.report()).outcome, 'idle');
    assert.equal(world.lease, undefined);
  });
});

describe('nothing is spent, and it is said why,', () => {
  test.each<[string, number, RegExp]>([
    ['behind', 61 * MINUTE, /61 minutes behind GitHub's/],
    ['ahead of', -61 * MINUTE, /61 minutes ahead of GitHub's/],
  ])('when the clock is more than an hour %s GitHub’s', async (_, offMs, message) => {
    world.github.setClock(() => world.clock.now() + offMs);
    await expectUntouched(async () => assert.match(refusalOf(await world.start()), message));
  });

  test('when GitHub cannot be reached', async () => {
    world.github.failNext(/graphql/, 'drop before', { times: 'always' });
    await expectUntouched(async () =>
      assert.match(refusalOf(await world.start()), /GitHub could not be reached.*The next run tries again/),
    );
    world.github.failNoMore();
  });

  test('when the job may not read the repository', async () => {
    world.github.setPermissions({ contents: 'none' });
    await expectUntouched(async () => assert.match(refusalOf(await world.start()), /permissions|not there/));
  });

  test('when the log on the branch cannot be fetched', async () => {
    await world.start();
    addTask('c');
    world.copies.evictAll();
    world.loseMachine();
    world.github.failNext('git/get-blob', 'drop before', { times: 'always' });
    await expectUntouched(async () => assert.match(refusalOf(await world.start()), /Could not read "log/));
    world.github.failNoMore();
    assert.equal(sourceOf(await world.start()), 'repository');
  });
});

test('a clock that is an hour off is good enough, and the lease is in GitHub’s time', async () => {
  world.github.setClock(() => world.clock.now() + 59 * MINUTE);
  let until = '';
  world.llm.script = () => {
    until = world.lease?.until ?? '';
    return answered('One plain sentence.');
  };
  await world.start();
  assert.equal(until, '2026-01-31T13:29:00.000Z');
});

describe('a run that heard GitHub’s answer two hours after it had asked', () => {
  const heardLate = async ({ everyLook = false } = {}) => {
    const late = (looked: Awaited<ReturnType<typeof world.look>>): typeof looked =>
      looked.ok && looked.date !== undefined
        ? { ...looked, date: { ...looked.date, hadMs: looked.date.sentMs + 120 * MINUTE } }
        : looked;
    const looked = late(await world.look());
    await world.clock.pass(120 * MINUTE);
    const look = async () => late(await world.look());
    const branch = {
      look,
      fetch: () => assert.fail(),
      fetchAll: () => assert.fail(),
      change: () => assert.fail(),
    };
    return { looked, home: everyLook ? { branch } : {} };
  };

  test('does not take its clock for a wrong one, but looks again', async () => {
    sourceOf(await world.start(await heardLate()));
    assert.deepEqual(asked(), ['a', 'b']);
  });

  test('takes a lease that lasts from then on', async () => {
    let until = '';
    world.llm.script = () => {
      until = world.lease?.until ?? '';
      return answered('One plain sentence.');
    };
    await world.start(await heardLate());
    assert.equal(until, '2026-01-31T14:30:00.000Z');
  });

  test('sees then that its clock was set meanwhile, and is wrong', async () => {
    const late = await heardLate();
    world.github.setClock(() => world.clock.now() - 120 * MINUTE);
    await expectUntouched(async () =>
      assert.match(refusalOf(await world.start(late)), /120 minutes ahead of GitHub's/),
    );
  });

  test('gives up where every look takes so long', async () => {
    const late = await heardLate({ everyLook: true });
    await expectUntouched(async () =>
      assert.match(refusalOf(await world.start(late)), /more than ten minutes each.*Nothing was spent/),
    );
  });
});

test('nothing that was fetched is left lying about', async () => {
  await world.start();
  addTask('c');
  world.copies.evictAll();
  world.loseMachine();
  await world.start();
  assert.equal(existsSync(join(world.folder, 'scratch')), false);
  assert.deepEqual(readdirSync(world.folder).sort(), ['answers', 'log']);
});

test('what was fetched by a run that got no further is fetched anew', async () => {
  await world.start();
  world.loseMachine();
  assert.equal((await world.report()).outcome, 'idle');
  addTask('c');
  assert.equal(sourceOf(await world.start()), 'cache');
  addTask('d');
  assert.equal(sourceOf(await world.start()), 'disk');
});
