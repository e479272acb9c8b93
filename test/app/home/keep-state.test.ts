import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { setTimeout as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { aTask } from '../../support/fakes/literal-tasks.ts';
import { answered, refused } from '../../support/fakes/scripted-llm.ts';
import { Refusal } from '../../support/github/refusal.ts';
import { BRANCH, HomeWorld } from '../../support/home-world.ts';

const MINUTE = 60_000;
const SAID = /Until it works, the state is kept on the state branch/;

let world: HomeWorld;
beforeEach(async () => {
  world = await HomeWorld.open(tasks(10));
});
afterEach(() => world.close());

const tasks = (count: number) => Array.from({ length: count }, (_, index) => aTask(`t${index}`));

/** Moments of the story, in seconds since its beginning, at which something of this kind had happened. */
function times(what: string): readonly number[] {
  const from = world.moments[0]?.atMs ?? 0;
  return world.moments.filter(({ word }) => word === what).map(({ atMs }) => (atMs - from) / 1_000);
}

const isCommit = ({ operation }: { readonly operation: string }) => operation === 'createCommitOnBranch';
const said = () => world.console.lines.filter(line => SAID.test(line));

/** A run of ten calls one after the other, of so long each. */
async function run(callMs: number): Promise<void> {
  world.llm.callMs = callMs;
  await world.report({ looked: await world.look() });
}

describe('the cache', () => {
  test('gets a copy at every interval in which the log has grown, and at the end', async () => {
    await run(20_000);
    assert.deepEqual(times('save'), [30, 60, 90, 120, 150, 180, 200]);
  });

  test('gets none while nothing is new', async () => {
    world.source.tasks = tasks(1);
    await run(95_000);
    assert.deepEqual(times('save'), [30, 95]);
  });

  test('gets them one at a time, however long each takes', async () => {
    world.copies.saveMs = 50_000;
    await run(20_000);
    assert.equal(world.copies.savingAtOnceMax, 1);
  });

  test('gets them at the interval that was set', async () => {
    world.checkpointIntervalMs = 90_000;
    await run(20_000);
    assert.deepEqual(times('save'), [90, 180, 200]);
  });

  test('gets a whole log, cut at a seal, with the answers that it names', async () => {
    world.llm.script = (_, nth) => {
      if (nth === 5) world.kill();
      return answered('One plain sentence.');
    };
    world.llm.callMs = 20_000;
    await world.startAndKill();
    const completed = world
      .cached()
      .flatMap(({ event }) => (event.type === 'TaskCompleted' ? [event.answer] : []));
    assert.ok(completed.length > 0);
    assert.match(String(world.copies.newest('answers/incoming.jsonl')), /One plain sentence/);
  });

  test('works: then the branch is not written to before the lease must be renewed, also when uploads are slow', async () => {
    world.copies.saveMs = 25_000;
    await run(20_000);
    assert.deepEqual(times('commit'), [0, 200]);
  });

  test.each(['read-only', 'full', 'off'] as const)(
    'is %s: that is said once, it is not tried again, and the branch has the state at most once a minute',
    async kind => {
      world.copies.saving = { kind, reason: 'No copies here.' };
      await run(20_000);
      assert.equal(world.copies.saves, 1);
      assert.deepEqual(
        said().map(line => line.split('.')[0]),
        ['notice: No copies here'],
      );
      assert.deepEqual(times('commit'), [0, 60, 120, 180, 200]);
    },
  );

  test('is out of reach: that is said once, and it is tried again', async () => {
    world.copies.saving = { kind: 'unreachable', reason: 'It does not answer.' };
    await run(20_000);
    assert.deepEqual(
      said().map(line => line.split('.')[0]),
      ['warning: It does not answer'],
    );
    assert.deepEqual(times('save'), [30, 60, 90, 120, 150, 180, 200]);
    assert.deepEqual(times('commit'), [0, 60, 120, 180, 200]);
  });

  test('comes back: then the branch is left alone again', async () => {
    world.copies.saving = { kind: 'unreachable', reason: 'It does not answer.' };
    world.llm.script = (_, nth) => {
      if (nth === 4) world.copies.saving = undefined;
      return answered('One plain sentence.');
    };
    await run(20_000);
    assert.deepEqual(times('commit'), [0, 60, 200]);
  });

  test('has a copy of this key already: it is as good', async () => {
    world.copies.saving = { kind: 'taken', reason: 'It is there.' };
    await run(20_000);
    assert.deepEqual([said(), times('commit')], [[], [0, 200]]);
  });

  test('gets no copy from a disk that cannot make one: that is said once, and the run goes on', async () => {
    rmSync(world.temp, { recursive: true });
    await run(20_000);
    assert.equal(
      world.console.lines.filter(line => line.startsWith('warning: Cannot copy the state into')).length,
      1,
    );
    assert.deepEqual(times('commit'), [0, 60, 120, 180, 200]);
    assert.equal(world.stored().run, undefined);
  });
});

describe('the branch', () => {
  test('is brought up to date when 100 results have gathered', async () => {
    world.source.tasks = tasks(150);
    world.limits = NO_LIMITS;
    await run(2_000);
    assert.deepEqual(times('commit'), [0, 210, 300]);
  });

  test('has the lease renewed every ten minutes, and the log with it', async () => {
    world.source.tasks = tasks(9);
    await run(3 * MINUTE);
    assert.deepEqual(times('commit'), [0, 600, 1_200, 1_620]);
  });

  test('shows since when the run is at work, and until when it has the lease', async () => {
    const seen: string[] = [];
    world.llm.script = () => {
      seen.push(`${world.lease?.since} ${world.lease?.until}`);
      return answered('One plain sentence.');
    };
    await run(3 * MINUTE);
    const since = '2026-01-31T12:00:00.000Z';
    assert.deepEqual(
      [...new Set(seen)],
      [
        `${since} 2026-01-31T12:30:00.000Z`,
        `${since} 2026-01-31T12:40:00.000Z`,
        `${since} 2026-01-31T12:50:00.000Z`,
      ],
    );
  });

  test('cannot be written to for a while: that is said once, tried again, and the run does not suffer', async () => {
    world.llm.script = (_, nth) => {
      if (nth === 1) world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
      if (nth === 5) world.github.failNoMore();
      return answered('One plain sentence.');
    };
    await run(3 * MINUTE);
    assert.equal(world.llm.calls.length, 10);
    assert.equal(world.console.lines.filter(line => line.startsWith('warning: Could not write')).length, 1);
    assert.equal(world.stored().run, undefined);
  });
});

describe('a commit of somebody else on the branch', () => {
  /** Somebody adds a file in the third of ten calls. */
  function touch(alsoThen: () => void = () => {}): void {
    world.llm.script = (_, nth) => {
      if (nth === 3) {
        world.github.push({ branch: BRANCH, files: { 'NOTES.md': 'Hands off.' }, message: 'Note' });
        alsoThen();
      }
      return answered('One plain sentence.');
    };
  }

  test('that has touched neither log nor lease is gone round', async () => {
    touch();
    await run(3 * MINUTE);
    assert.equal(world.llm.calls.length, 10);
    assert.equal(world.stored().run, undefined);
    assert.ok(world.github.files(BRANCH).includes('NOTES.md'));
  });

  test.each([
    ['a checkpoint has gone round', 3 * MINUTE],
    ['the last commit must go round', 20_000],
  ])('that %s is covered by no mark that there is nothing to do', async (_, callMs) => {
    const lookAgain = '{"says":"Somebody must look again."}\n';
    world.llm.script = (_, nth) => {
      if (nth === 3) world.github.push({ branch: BRANCH, files: { 'idle.json': lookAgain } });
      return answered('One plain sentence.');
    };
    await run(callMs);
    assert.equal(world.github.read(BRANCH, 'idle.json'), lookAgain);
    assert.equal((await world.report()).outcome, 'idle');
    assert.match(world.github.read(BRANCH, 'idle.json') ?? '', /^idle at/);
  });

  test('that takes away what a run was about to remove is gone round as it begins', async () => {
    await world.report();
    world.source.tasks = tasks(11);
    const counted = { version: 1, run: '7.1', runs: 1 };
    world.github.push({ branch: BRANCH, files: { 'cache-unreachable.json': JSON.stringify(counted) } });
    const looked = await world.look();
    world.github.push({ branch: BRANCH, files: { 'cache-unreachable.json': null } });
    assert.equal((await world.report({ looked })).outcome, 'completed');
    assert.equal(world.llm.calls.length, 11);
  });

  test('is no reason to give up as long as nobody can look what it was', async () => {
    touch(() => world.github.failNext('repository', 'drop before', { times: 4 }));
    await run(3 * MINUTE);
    assert.equal(world.llm.calls.length, 10);
    assert.equal(world.stored().run, undefined);
  });
});

describe('a commit that GitHub does not take', () => {
  const refuse = (type: string, message: string) => {
    const refusal = new Refusal(200, { data: null, errors: [{ type, message }] });
    world.github.failNext('createCommitOnBranch', refusal, { times: 'always' });
  };
  const troubles = () => world.console.lines.filter(line => /Could not write|made anew/.test(line));

  /** From the third of ten calls on, until the fifth: one commit is due then. */
  const meanwhile = (begin: () => void) => {
    world.llm.script = (_, nth) => {
      if (nth === 3) begin();
      if (nth === 5) world.github.failNoMore();
      return answered('One plain sentence.');
    };
  };

  test('as the branch is gone, which is still shown, waits until it is not, and makes it anew', async () => {
    meanwhile(() => {
      refuse('NOT_FOUND', 'No such branch.');
      // That is at the ninth minute, and the lease is renewed at the tenth.
      void world.clock.sleep(MINUTE + 4_000).then(() => {
        world.github.failNoMore();
        world.github.deleteBranch(BRANCH);
      });
    });
    await run(3 * MINUTE);
    assert.deepEqual(times('commit'), [0, 600, 601, 603, 606, 606, 1206, 1800]);
    assert.equal(troubles().length, 1, troubles().join());
    assert.match(String(troubles()), /^warning: Somebody deleted the state branch/);
    assert.equal(world.stored().run, undefined);
  });

  test('as the branch is gone, though it is shown all the time, has that for its trouble', async () => {
    meanwhile(() => refuse('NOT_FOUND', 'No such branch.'));
    await run(3 * MINUTE);
    assert.deepEqual(troubles(), [`warning: Could not write to the branch "${BRANCH}": No such branch.`]);
    assert.equal(world.stored().run, undefined);
  });

  test('as the branch moves each time has that for its trouble, and accuses nobody', async () => {
    meanwhile(() => refuse('STALE_DATA', 'It is elsewhere.'));
    await run(3 * MINUTE);
    assert.deepEqual(troubles(), [
      'warning: Could not write to the state branch: it moved 6 times under one commit. Look who else writes to it.',
    ]);
    assert.equal(world.stored().run, undefined);
  });
});

describe('no more requests are sent', () => {
  /** When each was sent, in minutes. */
  const sent = () => times('ask').map(seconds => seconds / 60);

  test('when a call could outlive a lease that cannot be renewed', async () => {
    world.source.tasks = tasks(30);
    world.llm.script = (_, nth) => {
      if (nth === 1) world.github.failNext('createCommitOnBranch', 'drop before', { times: 'always' });
      return answered('One plain sentence.');
    };
    world.llm.callMs = 3 * MINUTE;
    const report = await world.report();
    assert.ok(
      sent().every(minute => minute < 29.5),
      String(sent()),
    );
    assert.equal(sent().at(-1), 27);
    assert.equal(report.outcome, 'failed');
    assert.match(report.problem ?? '', /Could not write to the branch/);
    world.github.failNoMore();
  });

  test('when another run has written to the branch; what was done is handed over to the next one', async () => {
    world.llm.callMs = 3 * MINUTE;
    world.llm.script = (_, nth) => {
      if (nth === 1)
        world.github.push({
          branch: BRANCH,
          files: { 'lease.json': JSON.stringify({ ...world.lease, run: '999.1' }) },
        });
      return answered('One plain sentence.');
    };
    const report = await world.report();
    assert.deepEqual(sent(), [0, 3, 6, 9]);
    assert.equal(report.outcome, 'deadline');
    assert.equal(world.lease?.run, '999.1');
    assert.equal(world.head?.run, report.run);
    assert.match(
      String(world.github.read(BRANCH, `handed-over/${report.run}.jsonl`)),
      /"type":"RunFinished","outcome":"deadline"\}/,
    );
  });

  test('but long timeouts are no reason to send none at all', async () => {
    world.source.tasks = tasks(4).map(task => ({
      ...task,
      settings: { ...task.settings, timeoutMs: 45 * MINUTE },
    }));
    world.llm.callMs = 20 * MINUTE;
    const report = await world.report();
    assert.equal(report.outcome, 'completed');
    assert.deepEqual(sent(), [0, 20, 40, 60]);
  });
});

describe('a run that is cancelled', () => {
  /** Each call takes so long; together they are sent at once. */
  const cancelAt = async (atMs: number, ...callsMs: readonly number[]) => {
    const stop = new AbortController();
    void world.clock.sleep(atMs).then(() => stop.abort());
    const ask = world.llm.ask.bind(world.llm);
    world.llm.ask = (call, signal) => {
      world.llm.callMs = callsMs[world.llm.calls.length] ?? 0;
      return ask(call, signal);
    };
    const pace = { concurrency: callsMs.length, requestsPerMinute: undefined, tokensPerMinute: undefined };
    const report = await world.report({ looked: await world.look(), stop: stop.signal, pace });
    assert.equal(report.outcome, 'interrupted');
  };

  test('begins no checkpoint while it waits for answers, and is ready to make its last copy', async () => {
    world.checkpointIntervalMs = 1_000;
    await cancelAt(5_500, 6_000, 60_000);
    assert.deepEqual(times('save'), [1, 8.5]);
    assert.equal(world.copies.preparations, 1);
  });

  test('has its end on the branch before a copy that is on its way is in the cache', async () => {
    world.copies.saveMs = 50_000;
    await cancelAt(31_000, 40_000);
    assert.deepEqual(times('commit'), [0, 34]);
    assert.deepEqual(times('save'), [30, 80]);
    assert.equal(world.copies.savingAtOnceMax, 1);
  });

  test('has its end there behind a commit that is on its way', async () => {
    world.copies.saving = { kind: 'off', reason: 'No copies here.' };
    world.source.tasks = tasks(2);
    const [stop, held] = [new AbortController(), Promise.withResolvers<void>()];
    world.llm.script = (_, nth) => {
      if (nth === 1) return answered('One plain sentence.');
      world.github.failNext('createCommitOnBranch', { until: held.promise });
      return refused({ kind: 'server-error', status: 503, retryAfterMs: 59_500 });
    };
    const commits = () => world.github.requests.filter(isCommit).length;
    const cancelAmidCommit = async () => {
      while (commits() === 0) await breathe(1);
      stop.abort();
      await breathe(50);
      held.resolve();
    };
    const [report] = await Promise.all([world.report({ stop: stop.signal }), cancelAmidCommit()]);
    assert.deepEqual([report.outcome, report.problem, commits()], ['interrupted', undefined, 2]);
    assert.deepEqual(world.events().at(-1), { type: 'RunFinished', outcome: 'interrupted' });
    assert.deepEqual([world.head?.run, world.lease], [undefined, undefined]);
  });
});

test('a run that is cancelled leaves no checkpoint behind that would go on', async () => {
  const stop = new AbortController();
  world.llm.script = (_, nth) => {
    if (nth === 2) stop.abort();
    return answered('One plain sentence.');
  };
  world.llm.callMs = 20_000;
  const report = await world.report({ stop: stop.signal });
  assert.equal(report.outcome, 'interrupted');
  const [saves, commits] = [world.copies.saves, world.commits];
  await world.clock.pass(30 * MINUTE);
  assert.deepEqual([world.copies.saves, world.commits], [saves, commits]);
  assert.equal(world.clock.sleeping, 0);
});
