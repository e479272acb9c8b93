import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { starterPaths } from '../../../src/report/starter/starter.ts';
import { DAY, HOUR, MINUTE, MonitorWorld, shown, starterOf } from '../../support/monitor-world.ts';

let world: MonitorWorld;
beforeEach(async () => {
  world = await MonitorWorld.open();
});
afterEach(() => world.close());

const WRITE = { actions: 'write' } as const;
const look = async (options?: Parameters<MonitorWorld['look']>[0]) => shown(await world.look(options));

describe('a run that is missed', () => {
  // At two in the night before last: the run at 02:17 has not come, and the next one is not yet overdue.
  beforeEach(() => void world.ran(34 * HOUR, 'success'));

  test('is nobody’s alert, and is not asked for where that is not permitted', async () => {
    assert.equal(await look(), 'missed, refused');
    assert.deepEqual([world.issues, world.github.runs.length], [[], 1]);
  });

  test('is asked for once, however often somebody looks in that hour', async () => {
    assert.equal(await look({ rights: WRITE }), 'missed, started');
    for (let minutes = 0; minutes < 60; minutes += 10) {
      world.pass(10 * MINUTE);
      assert.equal(await look({ rights: WRITE, isScheduled: false }), 'late');
    }
    assert.equal(world.asked.length, 1);
    world.endAsked('success');
    assert.equal(await look({ rights: WRITE }), 'well');
    assert.deepEqual([world.asked.length, world.issues], [1, []]);
  });

  test('becomes an issue at once when the start has failed, and nothing is asked for again that day', async () => {
    await look({ rights: WRITE });
    world.pass(10 * MINUTE);
    world.endAsked('failure');
    assert.equal(await look({ rights: WRITE }), 'stale: missed');
    for (let hour = 0; hour < 9; hour += 1) {
      world.pass(HOUR);
      await look({ rights: WRITE });
    }
    assert.equal(world.asked.length, 1);
    assert.match(world.github.issue(1).body ?? '', /has asked GitHub to start one, in vain/);
  });
});

test('two agents in one repository: each monitor sees its own workflow, and leaves the other’s issues alone', async () => {
  await world.close();
  world = await MonitorWorld.open(starterOf('docs'), starterOf('docs-2', { cron: '17 4 * * *' }));
  world.ran(2 * DAY + 12 * HOUR, 'success', 'docs');
  world.ran(3 * HOUR, 'success', 'docs-2');
  assert.equal(await look({ agent: 'docs' }), 'stale: missed, refused');
  const before = structuredClone(world.github.issues);
  assert.equal(await look({ agent: 'docs-2' }), 'well');
  assert.deepEqual(world.github.issues, before);

  world.github.setWorkflow(starterPaths('docs-2').workflow, { state: 'disabled_manually' });
  assert.equal(await look({ agent: 'docs-2' }), 'stale: disabled-by-hand');
  assert.deepEqual(
    world.github.issues.map(({ title }) => title.split(':')[0]),
    ['Background agent `docs`', 'Background agent `docs-2`'],
  );
  world.ran(HOUR, 'success', 'docs');
  assert.equal(await look({ agent: 'docs' }), 'well');
  assert.deepEqual(world.issues, ['1 closed: 1', '2 open: 0']);
  assert.equal(await look({ agent: 'nobody' }), 'unknown');
  assert.deepEqual(world.issues, ['1 closed: 1', '2 open: 0']);
});

test('thirty idle days, and then the cache lost: green runs in GitHub’s list are all it takes to be well', async () => {
  const lastRun = { outcome: 'completed', finishedAt: '2026-11-20T02:20:00.000Z' };
  world.github.push({
    branch: 'background-agent/default',
    files: { 'status.json': JSON.stringify({ lastRun }) },
  });
  for (let hour = 0; hour < 30 * 24; hour += 6) {
    if (hour % 24 === 0) world.ran(30 * MINUTE, 'success');
    assert.match(await look(), /^(?:well|late)$/);
    world.pass(6 * HOUR);
  }
  // What the next run finds gone, it brings back from the branch; nobody outside notices.
  assert.deepEqual([world.issues, world.asked], [[], []]);
});

describe('a schedule that GitHub would switch off for want of commits', () => {
  const KEEP = { mayEnable: true, rights: WRITE } as const;
  const LAST_DAYS = 16;

  /** Sixteen days before it does, with an agent that runs each night. */
  beforeEach(() => {
    world.pass(44 * DAY);
    world.ran(9 * HOUR, 'success');
  });

  /** A look, with its own run in GitHub's list. */
  async function lookAndEnd(options: Parameters<MonitorWorld['look']>[0]): Promise<string> {
    const seen = await look(options);
    world.ranItself();
    return seen;
  }

  test('is told once, where nobody may or wants to keep it on', async () => {
    world.pass(DAY);
    for (const options of [{}, { rights: WRITE }, { mayEnable: true }]) {
      world.ran(9 * HOUR, 'success');
      assert.match(await lookAndEnd(options), /^well: inactive(?:, refused)?$/);
      world.pass(MINUTE);
    }
    assert.deepEqual([world.issues[0], world.issues.length, world.asked.length], ['1 open: 1', 1, 1]);
  });

  test('is kept on once a day, with that of the monitor, and nobody hears of it', async () => {
    for (let hour = 0; hour < LAST_DAYS * 24; hour += 4) {
      if (hour % 24 === 0) world.ran(9 * HOUR, 'success');
      assert.match(await lookAndEnd(KEEP), /^(?:well|late)(?:: inactive, kept)?$/);
      world.pass(4 * HOUR);
    }
    assert.equal(world.issues.length, 0);
    // From the day after the 45th on, and each time two of them.
    assert.equal(world.asked.length, 2 * (LAST_DAYS - 1));
    const paths = new Set(
      world.github.requests.flatMap(({ path }) => /workflows\/(.*)\/enable$/.exec(path)?.[1] ?? []),
    );
    assert.deepEqual([...paths], ['background-agent.yml', 'background-agent-monitor.yml']);
  });

  test.each([['failure'], [null]] as const)(
    'is kept on also after a look of the day that ended as %s',
    async end => {
      world.pass(DAY);
      world.ran(9 * HOUR, 'success');
      world.ranItself(end);
      await look(KEEP);
      assert.equal(world.asked.length, 2);
      world.ranItself();
      await look(KEEP);
      assert.equal(world.asked.length, 2);
    },
  );

  test('is kept on by each look where nobody knows which workflow looks', async () => {
    world.pass(DAY);
    world.ran(9 * HOUR, 'success');
    await lookAndEnd({ ...KEEP, ownPath: undefined });
    await lookAndEnd({ ...KEEP, ownPath: undefined });
    assert.deepEqual(world.asked, ['enable-workflow', 'enable-workflow']);
  });

  test('is asked about again by the next look when people were told, and is over as soon as it works', async () => {
    world.pass(DAY);
    world.ran(9 * HOUR, 'success');
    assert.equal(await lookAndEnd({ mayEnable: true }), 'well: inactive, refused');
    assert.deepEqual(world.issues, ['1 open: 0']);
    assert.equal(await lookAndEnd(KEEP), 'well: inactive, kept');
    assert.deepEqual(world.issues, ['1 closed: 1']);
  });

  test('says nothing anew to whoever closed the issue, by a look that has not tried', async () => {
    world.pass(DAY);
    world.ran(9 * HOUR, 'success');
    await lookAndEnd({ mayEnable: true });
    world.github.editIssue(1, { state: 'closed', by: 'ada' });
    for (let hour = 0; hour < 48; hour += 8) {
      world.pass(8 * HOUR);
      world.ran(HOUR, 'success');
      await lookAndEnd({ mayEnable: true });
    }
    assert.deepEqual(world.issues, ['1 closed: 0']);
  });

  test('is nobody’s alert when GitHub was only not to be had', async () => {
    world.pass(DAY);
    world.ran(9 * HOUR, 'success');
    world.github.failNext('actions/enable-workflow', 'drop after');
    assert.equal(await lookAndEnd(KEEP), 'well: inactive, refused');
    assert.deepEqual(world.issues, []);
  });

  const enabled = () =>
    world.github.requests.flatMap(({ path }) => /workflows\/(.*)\/enable$/.exec(path)?.[1] ?? []);
  const BOTH = ['background-agent.yml', 'background-agent-monitor.yml'];

  test('is kept on, with that of the monitor, while the agent fails, and that is told all the same', async () => {
    world.pass(DAY);
    world.ran(33 * HOUR, 'success');
    for (const ms of [9 * HOUR, 8 * HOUR]) world.ran(ms, 'failure');
    assert.equal(await lookAndEnd(KEEP), 'stale: failing');
    assert.deepEqual(enabled(), BOTH);
    assert.equal(await lookAndEnd(KEEP), 'stale: failing');
    assert.deepEqual(enabled(), BOTH, 'once a day');
    assert.deepEqual(world.issues, ['1 open: 0']);
  });

  test('of the monitor alone is kept on where somebody switched the agent off', async () => {
    world.pass(DAY);
    world.ran(9 * HOUR, 'success');
    world.github.setWorkflow(starterPaths('default').workflow, { state: 'disabled_manually' });
    assert.equal(await lookAndEnd(KEEP), 'stale: disabled-by-hand');
    assert.deepEqual(enabled(), ['background-agent-monitor.yml']);
  });

  test('is kept on also by a look that starts a run', async () => {
    world.pass(DAY);
    world.ran(34 * HOUR, 'success');
    world.pass(4 * DAY);
    world.ran(34 * HOUR, 'success');
    assert.equal(await lookAndEnd(KEEP), 'missed: inactive, started');
    assert.deepEqual(world.asked, ['enable-workflow', 'enable-workflow', 'create-workflow-dispatch']);
    assert.deepEqual(world.issues, []);
  });
});

describe('a schedule that GitHub switched off', () => {
  const OFF = { state: 'disabled_inactivity' } as const;
  const { workflow } = starterPaths('default');

  beforeEach(() => {
    world.ran(9 * HOUR, 'success');
    world.github.setWorkflow(workflow, OFF);
  });

  test('is told, and switched on only where somebody wants that', async () => {
    assert.equal(await look({ rights: WRITE }), 'stale: disabled-by-inactivity');
    assert.deepEqual([world.issues, world.asked], [['1 open: 0'], []]);
    assert.equal(await look({ rights: WRITE, mayEnable: true }), 'stale: disabled-by-inactivity, enabled');
    assert.deepEqual([world.issues, world.asked], [['1 closed: 1'], ['enable-workflow']]);
    assert.equal(await look(), 'well');
  });

  test('is told when GitHub would not', async () => {
    assert.equal(await look({ mayEnable: true }), 'stale: disabled-by-inactivity, refused');
    assert.deepEqual(world.issues, ['1 open: 0']);
  });

  test('by hand stays off, whatever the monitor may do', async () => {
    world.github.setWorkflow(workflow, { state: 'disabled_manually' });
    assert.equal(await look({ rights: WRITE, mayEnable: true }), 'stale: disabled-by-hand');
    assert.deepEqual(world.asked, []);
  });
});
