// The connection breaks at each write of a monitor's history, once: the reply is lost after GitHub did it, or the request
// before. Soon nobody can tell: no issue is doubled, no run is asked for twice, and nothing is left open.
import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { DASHBOARD_LABELS } from '../../src/report/dashboard/dashboard-marker.ts';
import { watchIn } from '../../src/report/dashboard/dashboard-watch.ts';
import { dashboardOf } from '../../src/report/dashboard/dashboard.ts';
import { starterPaths } from '../../src/report/starter/starter.ts';
import { factsAfter } from '../support/dashboards.ts';
import { githubActions } from '../support/github/identities.ts';
import { DAY, HOUR, MINUTE, MonitorWorld, shown } from '../support/monitor-world.ts';

const { workflow } = starterPaths('default');
const DASHBOARD = 1;
/** One that meets the fault, one that makes up for what was lost, and one that sees what came of it. */
const LOOKS = 3;

/** What happens, one after the other. After each come three looks. */
const CHAPTERS: readonly (readonly [string, (world: MonitorWorld) => void])[] = [
  ['a run is missed', world => void world.ran(34 * HOUR, 'success')],
  ['the one that was started fails', world => world.endAsked('failure')],
  ['a day goes by', world => world.pass(25 * HOUR)],
  ['it is switched off', world => world.github.setWorkflow(workflow, { state: 'disabled_manually' })],
  [
    'it runs again',
    world => (world.github.setWorkflow(workflow, { state: 'active' }), void world.ran(HOUR, 'success')),
  ],
  ['GitHub switches it off', world => world.github.setWorkflow(workflow, { state: 'disabled_inactivity' })],
  ['it is missed once more', world => world.pass(36 * HOUR)],
  ['and comes', world => world.endAsked('success')],
  ['nobody commits', world => (world.pass(50 * DAY), void world.ran(9 * HOUR, 'success'))],
];

type Write = { readonly operation: string; readonly nth: number };

type Chapter = { readonly what: string; readonly stand: string } & ReturnType<typeof seenIn>;

async function history(fault?: { readonly at: Write; readonly what: 'drop before' | 'drop after' }) {
  const world = await MonitorWorld.open();
  try {
    const { github } = world;
    github.createIssue({
      ...{
        title: 'Dashboard',
        body: dashboardOf(factsAfter([])),
        labels: DASHBOARD_LABELS,
        by: githubActions.login,
      },
    });
    world.rights = { actions: 'write' };
    if (fault !== undefined) github.failNext(fault.at.operation, fault.what, { after: fault.at.nth - 1 });
    const chapters: Chapter[] = [];
    for (const [what, happen] of CHAPTERS) {
      happen(world);
      let stand = '';
      for (let look = 0; look < LOOKS; look += 1) {
        // Because of a push, or so: an alert that fires on at looks by schedule rises, and at which one a loss may move.
        stand = shown(await world.look({ mayEnable: true, isScheduled: false })).replace(/, .*/, '');
        world.pass(MINUTE);
      }
      chapters.push({ what, stand, ...seenIn(world) });
    }
    const dropped = github.requests.filter(({ writes, status }) => writes && status === undefined);
    return { chapters, writes: writesIn(world), dropped: dropped.length };
  } finally {
    await world.close();
  }
}

function seenIn({ github }: MonitorWorld) {
  return {
    /** Of all issues but the dashboard: how each is, and what was said. */
    words: github.issues
      .filter(({ number }) => number !== DASHBOARD)
      .map(({ state, comments }) =>
        [state, ...comments.map(({ body }) => /^\*\*([\w ]+):?\*\*/.exec(body)?.[1])].join(', '),
      )
      .join('; '),
    dashboard: watchIn(github.issue(DASHBOARD).body ?? ''),
    runs: github.runs.map(({ event, status, conclusion }) => `${event} ${status} ${conclusion}`),
  };
}

function writesIn({ github }: MonitorWorld): readonly Write[] {
  const counts = new Map<string, number>();
  return github.requests
    .filter(({ writes }) => writes)
    .map(({ operation }) => {
      const nth = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, nth);
      return { operation, nth };
    });
}

describe('a monitor', () => {
  test('whose connection holds tells each thing once, asks for two runs, and ends with nothing open', async () => {
    const { chapters, writes } = await history();
    assert.deepEqual(
      chapters.map(({ stand, words }) => `${stand}; ${words}`),
      [
        'late; ',
        'stale: missed; open',
        'stale: missed; open, Still so',
        'stale: disabled-by-hand; open, Still so, This has changed',
        'well; closed, Still so, This has changed, Over',
        'well; closed, Still so, This has changed, Over',
        'late; closed, Still so, This has changed, Over',
        'well; closed, Still so, This has changed, Over',
        'well: inactive; closed, Still so, This has changed, Over',
      ],
    );
    const { runs, dashboard } = chapters.at(-1) ?? {};
    assert.deepEqual([runs?.filter(run => run.startsWith('workflow_dispatch')).length, dashboard], [2, '']);
    assert.ok(writes.length >= 15, `${writes.length}`);
    assert.equal(new Set(writes.map(({ operation }) => operation)).size, 5);
  });

  test.each(['drop after', 'drop before'] as const)(
    'is as good with "%s" at any of its writes',
    async what => {
      const undisturbed = await history();
      for (const at of undisturbed.writes) {
        const { chapters, dropped } = await history({ at, what });
        const where = `${what} of ${at.operation} ${at.nth}`;
        assert.equal(dropped, 1, where);
        assert.deepEqual(chapters, undisturbed.chapters, where);
      }
    },
  );
});
