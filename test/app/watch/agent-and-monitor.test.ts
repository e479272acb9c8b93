// An agent and its monitor see some of the same things, and write the same issue: neither takes back what the other says.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { statusFileOf } from '../../../src/report/status-file.ts';
import { AlertingAgent, inQuarantine } from '../../support/alert-scene.ts';
import { DAY, HOUR, MonitorWorld } from '../../support/monitor-world.ts';
import { reportWith } from '../../support/words-everywhere.ts';

let world: MonitorWorld;
let agent: AlertingAgent;
beforeEach(async () => {
  world = await MonitorWorld.open();
  agent = new AlertingAgent(world);
});
afterEach(() => world.close());

/** How each comment on an issue begins. */
const said = (number = 1) =>
  world.github.issue(number).comments.map(({ body }) => /^\*\*([\w ]+):?\*\*/.exec(body)?.[1]);

type Night = {
  readonly isKeptOn?: boolean;
  readonly actions?: 'read' | 'none';
  /** Hours between two looks of the monitor. */
  readonly every?: number;
};

async function night({ isKeptOn = true, actions = 'read' }: Night = {}): Promise<void> {
  const lookedBack = await world.lookBack(isKeptOn, { actions });
  await agent.run([], { lookedBack });
  world.ran(0, 'success');
}

/** The monitor may not enable, and the agent works each night. */
async function days(count: number, how: Night = {}): Promise<void> {
  const { every = 4 } = how;
  for (let hour = every; hour <= count * 24; hour += every) {
    world.pass(every * HOUR);
    await world.look({ mayEnable: true });
    if (hour % 24 === 16) await night(how);
  }
}

test('an alert that somebody has snoozed is said again by neither, until the snooze ends', async () => {
  const until = new Date(world.nowMs + 3 * DAY).toISOString();
  await agent.run(inQuarantine('a'));
  await agent.run([{ type: 'AlertSnoozed', fingerprint: 'default/quarantine', until }]);
  world.github.push({
    branch: 'background-agent/default',
    files: { 'status.json': statusFileOf(agent.state, reportWith('openrouter')) },
  });
  const looks = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 4) {
      world.ran(0, 'success');
      world.pass(4 * HOUR);
      await world.look();
    }
  };
  await looks(68);
  assert.deepEqual(said(), []);
  await looks(8);
  assert.deepEqual(said(), ['Still so']);
});

describe('a schedule that GitHub will switch off for want of commits', () => {
  beforeEach(() => {
    world.pass(46 * DAY);
    world.ran(10 * HOUR, 'success');
  });

  test.each<[string, Night]>([
    ['which is left to a monitor that is not permitted to help', { every: 1 }],
    ['which the agent sees as well', { isKeptOn: false }],
    ['of an agent that may not see its runs', { actions: 'none' }],
  ])(
    '%s, is told once, then once a day, and over with a commit',
    async (_, how) => {
      await days(7, how);
      assert.deepEqual(said(), ['Critical', ...Array.from({ length: 6 }, () => 'Still so')]);
      assert.deepEqual(world.issues, ['1 open: 7']);

      world.github.push({ files: { 'README.md': 'Ours, and new.\n' } });
      await days(2, how);
      assert.deepEqual(said().slice(7), ['Over']);
      assert.deepEqual(world.issues, ['1 closed: 8']);
    },
    60_000,
  );
});
