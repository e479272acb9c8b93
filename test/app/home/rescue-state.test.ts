import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { stateDisk } from '../../../src/adapters/local-disk/state-disk.ts';
import { GENESIS, seal } from '../../../src/log/chain.ts';
import { aTask } from '../../support/fakes/literal-tasks.ts';
import { answered } from '../../support/fakes/scripted-llm.ts';
import { BRANCH, HomeWorld } from '../../support/home-world.ts';
import { NOW, created, runStarted } from '../../support/literals.ts';

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open([aTask('a'), aTask('b'), aTask('c')]);
});
afterEach(() => world.close());

/** A run that dies in its second call, before any checkpoint. */
async function kill(): Promise<void> {
  world.llm.script = (_, nth) => {
    if (nth === 2) world.kill();
    return answered('One plain sentence.');
  };
  await world.startAndKill();
  world.llm.script = () => answered('One plain sentence.');
}

const eventsOf = (type: string) => world.events().filter(event => event.type === type);

describe('after a step that was killed', () => {
  beforeEach(kill);

  test('all that it did reaches branch and cache, its calls are charged, and its lease ends', async () => {
    assert.equal(await world.rescue(), 'kept');
    assert.deepEqual(eventsOf('RunInterrupted'), [{ type: 'RunInterrupted', interrupted: '101.1' }]);
    assert.equal(eventsOf('HoldCharged').length, 1);
    assert.equal(eventsOf('TaskCompleted').length, 1);
    assert.deepEqual([world.head?.run, world.lease], [undefined, undefined]);
    assert.deepEqual(world.cached(), world.records());
    assert.ok(world.github.files(BRANCH).some(path => path.startsWith('answers/')));
  });

  test('nothing of what it drew stays charged but its calls in flight', async () => {
    await world.rescue();
    const { charges, run, months } = world.stored();
    const hold =
      world
        .events()
        .filter(event => event.type === 'AttemptStarted')
        .at(-1)?.holdTokens ?? 0;
    assert.deepEqual([charges.size, run], [0, undefined]);
    assert.equal(months.get('2026-01')?.spent.tokens, 40 + hold);
    assert.equal(months.get('2026-01')?.held.tokens, 0);
  });

  test.each([
    ['with its copy', () => {}],
    ['without it', () => world.copies.evictAll()],
  ])(
    'the next run goes on %s, says once that it was interrupted, and asks for what was in flight again',
    async (_, lose) => {
      await world.rescue();
      lose();
      world.loseMachine();
      assert.equal((await world.report()).outcome, 'completed');
      assert.equal(eventsOf('RunInterrupted').length, 1);
      assert.equal(world.llm.calls.length, 4);
      assert.deepEqual(world.results.list(), ['results/a.json', 'results/b.json', 'results/c.json']);
    },
  );

  test('also a torn end is no reason to lose the rest', async () => {
    appendFileSync(join(world.folder, 'log/000000000000.jsonl'), '{"v":1,"seq":');
    assert.equal(await world.rescue(), 'kept');
    assert.equal(eventsOf('LogRecovered').length, 1);
  });

  test.each([
    ['whole', () => {}],
    ['torn', () => appendFileSync(join(world.folder, 'log/000000000000.jsonl'), '{"v":1,"seq":')],
  ])(
    'a full disk takes no end of the run, and what is on it is kept all the same: the log is %s',
    async (_, tear) => {
      tear();
      assert.equal(await world.rescue(undefined, { isFull: true }), 'kept');
      assert.match(
        world.console.lines.at(-1) ?? '',
        /^warning: There is no space left\. What is in the log goes/,
      );
      assert.equal(eventsOf('TaskCompleted').length, 1);
      assert.deepEqual([world.head?.run, world.lease], ['101.1', undefined]);
      assert.deepEqual(world.cached(), world.records());

      world.loseMachine();
      assert.equal((await world.report()).outcome, 'completed');
      assert.equal(world.llm.calls.length, 4);
      assert.equal(eventsOf('RunInterrupted').length, 1);
    },
  );

  test('a full disk with a damaged log on it is left alone', async () => {
    appendFileSync(join(world.folder, 'log/000000000000.jsonl'), 'no log\n');
    assert.equal(await world.rescue(undefined, { isFull: true }), 'not-kept');
  });

  test('a second time there is nothing to do', async () => {
    await world.rescue();
    const commits = world.commits;
    assert.equal(await world.rescue(), 'nothing-to-do');
    assert.equal(world.commits, commits);
  });

  test('a damaged log on the disk is left alone, and that is said', async () => {
    appendFileSync(join(world.folder, 'log/000000000000.jsonl'), 'no log\n');
    const [commits, copies] = [world.commits, world.copies.copies.size];
    assert.equal(await world.rescue(), 'not-kept');
    assert.deepEqual([world.commits, world.copies.copies.size], [commits, copies]);
    assert.match(
      world.console.lines.at(-1) ?? '',
      /^warning: The log on this disk does not go on from the state branch/,
    );
  });

  test('a whole log of another history is left alone, and so is one that was only fetched', async () => {
    const known = world.github.readBytes(BRANCH, 'log/000000000000.jsonl') ?? Buffer.alloc(0);
    const [commits, copies] = [world.commits, world.copies.copies.size];
    world.loseMachine();
    const disk = stateDisk({ folder: world.folder, temp: world.temp });
    const other = disk.openScratch();
    await other.store.append(seal(GENESIS, NOW, '101.1', [created, runStarted]).bytes);
    await other.store.close();
    disk.adopt(other);
    disk.own();
    assert.equal(await world.rescue(), 'not-kept');

    const fetched = disk.openScratch();
    await fetched.store.append(known);
    await fetched.store.close();
    disk.adopt(fetched);
    assert.equal(await world.rescue(), 'not-kept');
    assert.deepEqual([world.commits, world.copies.copies.size], [commits, copies]);
  });

  test('an empty disk is left alone, too', async () => {
    world.loseMachine();
    assert.equal(await world.rescue(), 'not-kept');
  });

  test('GitHub being away is said, and costs the next run what it costs to lose a machine', async () => {
    world.github.failNext(/graphql/, 'drop before', { times: 'always' });
    assert.equal(await world.rescue(), 'not-kept');
    assert.match(world.console.lines.at(-1) ?? '', /What the cut-off run did last could not be kept/);
    world.github.failNoMore();
  });

  test('a last commit that fails is said, and the copy in the cache has it all the same', async () => {
    world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    assert.equal(await world.rescue(), 'not-kept');
    assert.match(world.console.lines.at(-1) ?? '', /^warning: Could not write to the branch/);
    world.github.failNoMore();
    world.loseMachine();
    assert.equal((await world.report()).outcome, 'completed');
    assert.deepEqual([world.stored().charges.size, world.llm.calls.length], [0, 4]);
  });

  describe('and whose lease another run has taken over,', () => {
    const lost = () => world.github.read(BRANCH, 'handed-over/101.1.jsonl');
    const recovered = () => world.events().filter(event => event.type === 'OutcomeRecovered');

    /** What the branch looked like before that. */
    async function takeOver() {
      const folder = world.folder;
      const before = await world.look();
      world.loseMachine();
      await world.report();
      world.use(folder, '101.1');
      return before;
    }

    test.each([
      ['what it did is handed over', false],
      ['what it did is handed over also when that happens in the same moment', true],
    ])('%s; head, lease and cache stay as they are', async (_, inTheSameMoment) => {
      const before = await takeOver();
      const [head, lease, copies] = [world.head, world.lease, [...world.copies.copies.keys()]];
      assert.equal(await world.rescue(inTheSameMoment ? before : undefined), 'handed-over');
      assert.deepEqual([world.head, world.lease, [...world.copies.copies.keys()]], [head, lease, copies]);
      const paths = world.github.commits(BRANCH)[0]?.paths ?? [];
      assert.ok(
        paths.every(path => /^(?:handed-over|answers)\//.test(path)),
        paths.join(),
      );
      assert.match(String(lost()), /"type":"RunInterrupted","interrupted":"101\.1"\}/);
    });

    test('the next run takes it in: each call counts once, and nothing of it stays charged', async () => {
      await takeOver();
      await world.rescue();
      world.loseMachine();
      const before = world.llm.calls.length;
      await world.report();
      assert.equal(world.llm.calls.length, before);
      assert.deepEqual(
        recovered().map(({ task, ended, hold, result }) => [task, ended, hold.end, result]),
        [
          ['a', 'answered', 'settled', undefined],
          ['b', 'failed', 'charged', undefined],
        ],
      );
      const { charges, totals } = world.stored();
      const calls = [...totals.values()].reduce((sum, row) => sum + row.calls, 0);
      assert.deepEqual([charges.size, calls, lost()], [0, before, undefined]);
    });

    test('a full disk has the beginning of an append at its end, and the next run takes in all that is before it', async () => {
      await takeOver();
      const path = join(world.folder, 'log/000000000000.jsonl');
      const { seq, at } = world.onDisk().at(-1) ?? { seq: 0, at: '' };
      const event = { type: 'RunInterrupted', interrupted: '101.1' };
      appendFileSync(path, `${JSON.stringify({ v: 1, seq: seq + 1, at, run: '101.1', event })}\n{"v":1,`);
      assert.equal(await world.rescue(undefined, { isFull: true }), 'handed-over');

      world.loseMachine();
      await world.report();
      assert.deepEqual(
        recovered().map(({ task, ended }) => [task, ended]),
        [['a', 'answered']],
      );
      assert.equal(world.github.read(BRANCH, 'put-aside/101.1.jsonl'), undefined);
    });

    test('a second time there is nothing to do', async () => {
      await takeOver();
      await world.rescue();
      const commits = world.commits;
      assert.equal(await world.rescue(), 'nothing-to-do');
      assert.equal(world.commits, commits);
    });

    test('GitHub being away is said', async () => {
      const before = await takeOver();
      world.github.failNext(/graphql/, 'drop before', { times: 'always' });
      assert.equal(await world.rescue(before), 'not-kept');
      world.github.failNoMore();
      assert.equal(lost(), undefined);
    });
  });
});

describe('there is nothing to do', () => {
  test('after a step that ended by itself', async () => {
    await world.start();
    const [commits, copies] = [world.commits, world.copies.copies.size];
    assert.equal(await world.rescue(), 'nothing-to-do');
    assert.deepEqual([world.commits, world.copies.copies.size], [commits, copies]);
  });

  test('after one that was killed before its first commit', async () => {
    await world.report();
    world.source.tasks = [...world.source.tasks, aTask('d')];
    const disk = stateDisk({ folder: world.folder, temp: world.temp });
    await world.startAndKill({ home: { disk: { ...disk, own: world.kill } } });
    const [commits, copies] = [world.commits, world.copies.copies.size];
    assert.equal(await world.rescue(), 'nothing-to-do');
    assert.deepEqual([world.commits, world.copies.copies.size], [commits, copies]);
  });
});

test('after a step that was cancelled there is nothing left to do', async () => {
  const stop = new AbortController();
  world.llm.script = () => {
    stop.abort();
    return answered('One plain sentence.');
  };
  await world.report({ stop: stop.signal });
  assert.equal(await world.rescue(), 'nothing-to-do');
});

test('after a step that was cancelled and could not keep what it did, that is kept, and it is no interrupted one', async () => {
  const stop = new AbortController();
  world.llm.script = () => {
    stop.abort();
    world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
    return answered('One plain sentence.');
  };
  const { outcome, problem } = await world.report({ stop: stop.signal });
  assert.equal(outcome, 'interrupted');
  assert.match(problem ?? '', /Could not write to the branch/);
  world.github.failNoMore();
  assert.equal(await world.rescue(), 'kept');
  assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'interrupted' });
  assert.deepEqual(
    [eventsOf('RunInterrupted').length, world.head?.run, world.lease],
    [0, undefined, undefined],
  );
});

test('after a step whose last commit failed, it is made up for', async () => {
  world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
  assert.equal((await world.report()).outcome, 'failed');
  world.github.failNoMore();
  assert.equal(await world.rescue(), 'kept');
  assert.deepEqual(
    [eventsOf('RunInterrupted').length, world.head?.run, world.lease],
    [0, undefined, undefined],
  );
});
