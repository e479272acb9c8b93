import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Event } from '../../../src/domain/event.ts';
import { boxesIn } from '../../../src/report/dashboard/dashboard-box.ts';
import {
  DASHBOARD_LABELS,
  dashboardMarkerOf,
  dashboardTitleOf,
  parseDashboardMarker,
  takenIn,
} from '../../../src/report/dashboard/dashboard-marker.ts';
import { BODY_LENGTH_MAX, watchIn } from '../../../src/report/dashboard/dashboard-watch.ts';
import type { DashboardFacts } from '../../../src/report/dashboard/dashboard-facts.ts';
import { dashboardOf, standOf } from '../../../src/report/dashboard/dashboard.ts';
import { BUSY, FULL, OWN_ON_DASHBOARDS, LOWERED, PAUSED, factsAfter } from '../../support/dashboards.ts';
import { stateAfter } from '../../support/given.ts';
import { aliveIn, parseMarkdown } from '../../support/github-markdown.ts';
import {
  NOW,
  added,
  calling,
  completed,
  created,
  failed,
  later,
  quarantined,
  queued,
} from '../../support/literals.ts';

const tooLarge = { kind: 'too-large', status: 413 } as const;
const skipped = { kind: 'skipped' } as const;
const snoozed = (kind: string, until = later(1)): Event => ({
  type: 'AlertSnoozed',
  ...{ fingerprint: `default/${kind}`, until },
});

const bodyOf = (history: readonly Event[], fields: Partial<DashboardFacts> = {}) =>
  dashboardOf(factsAfter(history, fields));
const headlineOf = (history: readonly Event[], fields: Partial<DashboardFacts> = {}) =>
  bodyOf(history, fields).split('\n')[2];
/** What stands below a heading. */
function sectionOf(body: string, title: string): string | undefined {
  return body
    .split('\n### ')
    .find(part => part.startsWith(`${title}\n`))
    ?.slice(title.length)
    .trim();
}
const asOf = 'As of 2026-01-31 12:00 UTC.';

describe('the first sentence says how things stand', () => {
  test.for<readonly [string, readonly Event[], Partial<DashboardFacts>]>([
    ['**Nothing to do:** no task is known yet.', [created], {}],
    ['**All done:** 1 task completed, nothing waits.', [...calling('a'), completed('a')], {}],
    ['**At work:** 0 of 2 tasks completed, 2 to go.', [...calling('a'), added('b')], {}],
    [
      '**At work:** 0 of 1 task completed, 1 to go.',
      [...calling('a'), failed('a', tooLarge, { retryAt: later(9) })],
      {},
    ],
    ['**At work:** 1 of 3 tasks completed, 1 to go.', BUSY, {}],
    [
      '**Done but for the quarantine:** 0 of 1 task completed, nothing waits.',
      [...calling('a'), failed('a', tooLarge), quarantined('a', tooLarge)],
      {},
    ],
    ['**All done:** 0 tasks completed, nothing waits.', [...queued('a'), quarantined('a', skipped)], {}],
    ['**Needs you:** the provider stopped the work.', BUSY, FULL],
    ['**Needs a look:** tasks are in quarantine.', BUSY, { alerts: FULL.alerts?.slice(1) ?? [] }],
    ['**Needs a look:** tasks are in quarantine.', [...BUSY, snoozed('provider')], FULL],
    [
      '**At work:** 1 of 3 tasks completed, 1 to go.',
      [...BUSY, snoozed('provider'), snoozed('quarantine')],
      FULL,
    ],
    [
      '**Paused** by ` ada_octo ` since 2026-01-31 12:00 UTC: nothing is sent until 2026-01-31 18:00 UTC.',
      [...BUSY, PAUSED],
      FULL,
    ],
    [
      '**Paused** by ` ada ` since 2026-01-31 12:00 UTC: nothing is sent until somebody writes `/agent resume`.',
      [created, { type: 'AgentPaused', by: 'ada' }],
      {},
    ],
  ])('%s', ([sentence, history, fields]) => assert.equal(headlineOf(history, fields), `${sentence} ${asOf}`));

  test('and what is worth knowing only is no trouble', () => {
    const [first, second] = FULL.alerts ?? [];
    assert.ok(first && second);
    const info = [{ ...first, severity: 'info' as const }, second];
    assert.equal(headlineOf(BUSY, { alerts: info }), `**Needs a look:** tasks are in quarantine. ${asOf}`);
    assert.equal(
      headlineOf(BUSY, { alerts: info.slice(0, 1) }),
      `**At work:** 1 of 3 tasks completed, 1 to go. ${asOf}`,
    );
  });
});

describe('a dashboard', () => {
  const full = bodyOf([...BUSY, LOWERED], FULL);

  test('counts each task once', () =>
    assert.match(
      full,
      /^\| Completed \| Pending \| Waiting for a retry \| In quarantine \| Skipped \|\n.*\n\| 1 \| 1 \| 0 \| 1 \| 1 \|$/m,
    ));

  test('names what fires, where it is told, and a box to be spared it', () =>
    assert.equal(
      sectionOf(full, 'Alerts'),
      `- **Critical:** the provider stopped the work, since 2026-01-30 09:00 UTC, [issue 7](https://github.com/octo-org/repo/issues/7)
  - [ ] <!-- background-agent box: snooze default/provider --> Snooze for 7 days
- **Warning:** tasks are in quarantine, since 2026-01-29 09:00 UTC
  - [ ] <!-- background-agent box: snooze default/quarantine --> Snooze for 7 days`,
    ));

  test('says until when somebody is spared it, and offers the box again after that', () => {
    const alerts = sectionOf(
      bodyOf([...BUSY, snoozed('provider', later(60_000)), snoozed('quarantine', NOW)], FULL),
      'Alerts',
    );
    assert.match(alerts ?? '', /issues\/7\)\n {2}- Snoozed until 2026-01-31 12:01 UTC\n/);
    assert.match(alerts ?? '', /snooze default\/quarantine/);
  });

  test('has two boxes for each task in quarantine, and one for each that was skipped', () => {
    assert.equal(
      sectionOf(full, 'Quarantine'),
      `- \` a--b- \` of type \` summarize \`, 1 attempt, since 2026-01-31 12:00 UTC: \` The request is larger than the provider takes (HTTP 413). Shorten the task's input or split the task. \`
  - [ ] <!-- background-agent box: retry a-%2Db- --> Retry
  - [ ] <!-- background-agent box: skip a-%2Db- --> Skip`,
    );
    assert.equal(
      sectionOf(full, 'Skipped'),
      '- ` aside ` since 2026-01-31 12:00 UTC\n  - [ ] <!-- background-agent box: retry aside --> Put back',
    );
  });

  test('shows what may be spent, also where it was lowered below what was spent, and when it is free again', () =>
    assert.deepEqual(sectionOf(full, 'Budgets')?.split('\n').slice(2), [
      '| tokens a run | 50,000 | 41,200 | 8,800 | with each run |',
      '| cost a day (UTC) | `$0.50` | `$0.3124` | `$0.0876` | 2026-02-01 00:00 UTC |',
      '| cost a month (UTC) | `$20.00` | `$21.00` | `$0.00` | 2026-02-01 00:00 UTC |',
      '',
      'The cost of today was lowered by ` ada_octo `; at midnight UTC the settings count again.',
    ]));

  test('knows the last day and the last month of a year', () => {
    const budgets = sectionOf(bodyOf([LOWERED], { ...FULL, now: '2026-12-31T23:59:00.000Z' }), 'Budgets');
    assert.deepEqual(budgets?.match(/2027-01-01 00:00 UTC/g)?.length, 2);
    assert.doesNotMatch(budgets ?? '', /lowered/);
  });

  test('tells of the last run and of the next, with a box to have one now', () =>
    assert.equal(
      sectionOf(full, 'Runs')?.split('\n\n')[0],
      `- [Last run](https://github.com/octo-org/repo/actions/runs/19876543210/attempts/1) ended 2026-01-31 03:21 UTC, \`budget-exhausted\`: 12 tasks completed, 1 quarantined, for \`$0.0124\`
- Next run due 2026-02-01 03:17 UTC
- [ ] <!-- background-agent box: run --> Run now`,
    ));

  test('says so where the next run will send nothing, or where none has ended yet', () => {
    assert.match(
      bodyOf([PAUSED], FULL),
      /^- Next run due 2026-02-01 03:17 UTC, and paused as things stand$/m,
    );
    const nowhere = bodyOf([], { lastRun: FULL.lastRun, place: undefined });
    assert.match(nowhere, /^- Last run ended /m);
    assert.match(bodyOf([]), /^- No run has ended yet\n- \[ \] <!-- background-agent box: run --> Run now$/m);
  });

  test('leaves out what there is nothing to say of', () => {
    const titles = (body: string) => [...body.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
    assert.deepEqual(titles(full), [
      'Alerts',
      'Quarantine',
      'Skipped',
      'Budgets',
      'Runs',
      'What you can ask for',
    ]);
    assert.deepEqual(titles(bodyOf([])), ['Runs', 'What you can ask for']);
  });

  test('keeps what the monitor has said', () => {
    const body = dashboardOf(factsAfter(BUSY, FULL), 'Looked at 2026-01-31 11:47 UTC: all is well.');
    assert.equal(watchIn(body), 'Looked at 2026-01-31 11:47 UTC: all is well.');
    assert.equal(watchIn(full), '');
  });

  test('has boxes that GitHub takes for boxes, none of them ticked', () => {
    const boxes = (node: ReturnType<typeof parseMarkdown>['children'][number]): number =>
      (node.type === 'listItem' && node.checked === false ? 1 : 0) +
      ('children' in node ? node.children.map(child => boxes(child)).reduce((a, b) => a + b, 0) : 0);
    const found = boxesIn(full);
    assert.equal(
      parseMarkdown(full)
        .children.map(boxes)
        .reduce((a, b) => a + b, 0),
      found.length,
    );
    assert.deepEqual(
      found.map(({ request, isTicked }) => [request.kind, isTicked]),
      [
        ['snooze', false],
        ['snooze', false],
        ['retry', false],
        ['skip', false],
        ['retry', false],
        ['run', false],
      ],
    );
  });
});

/** What comes alive beside our own boxes, links and marks. */
function aliveBeyondOurs(body: string): readonly string[] {
  return aliveIn(parseMarkdown(body), OWN_ON_DASHBOARDS);
}

describe('however many tasks there are', () => {
  const ids = Array.from({ length: 3_000 }, (_, index) => `t${index}`);
  const history = [
    ...queued(...ids),
    ...ids.map((id, index) => quarantined(id, index % 2 === 0 ? tooLarge : skipped)),
  ];
  const { state: many } = factsAfter(history);
  const watch = 'All is well. '.repeat(100);

  test('the text has an end, and says how many more there are', () => {
    const body = dashboardOf({ ...factsAfter([], FULL), state: many }, watch);
    assert.match(
      sectionOf(body, 'Quarantine') ?? '',
      /\n\n… and 1,475 more: `background-agent status` names them all\.$/,
    );
    assert.match(sectionOf(body, 'Skipped') ?? '', /\n\n… and 1,490 more: /);
    assert.equal(boxesIn(body).length, 2 + 25 * 2 + 10 + 1);
  });

  test('and whatever they are called, GitHub takes it, and no item is cut', () => {
    for (const taskType of ['`'.repeat(300), '|'.repeat(300), '` '.repeat(300)]) {
      const tasks = [...many.tasks.values()].map(task => {
        const renamed = { ...task, id: task.id.padStart(128, 'x--'), taskType };
        if (renamed.status !== 'quarantined' || renamed.facts.failure.kind === 'skipped')
          return [renamed.id, renamed] as const;
        const failure = { kind: 'network', code: taskType } as const;
        return [renamed.id, { ...renamed, facts: { ...renamed.facts, failure } }] as const;
      });
      const state = { ...many, tasks: new Map(tasks) };
      const body = dashboardOf({ ...factsAfter([], FULL), state }, watch);
      assert.ok(body.length <= BODY_LENGTH_MAX, String(body.length));
      const kinds = Map.groupBy(boxesIn(body), ({ request }) => request.kind);
      assert.equal(kinds.get('skip')?.length, body.match(/ of type /g)?.length);
      assert.ok((kinds.get('skip')?.length ?? 0) > 5);
      assert.deepEqual(aliveBeyondOurs(body), []);
    }
  });

  test('the newest come first', () => {
    const at = (id: string, minute: string) => ({
      event: quarantined(id, tooLarge),
      at: `2026-01-31T12:${minute}:00.000Z`,
    });
    const state = stateAfter(...queued('a', 'b', 'c'), at('a', '01'), at('b', '03'), at('c', '03'));
    const body = dashboardOf({ ...factsAfter([]), state });
    assert.deepEqual(
      [...body.matchAll(/box: retry (\w)/g)].map(([, id]) => id),
      ['b', 'c', 'a'],
    );
  });
});

describe('the short answer', () => {
  test('says the same in a few lines', () =>
    assert.equal(
      standOf(factsAfter([...BUSY, PAUSED], FULL)),
      `**Paused** by \` ada_octo \` since 2026-01-31 12:00 UTC: nothing is sent until 2026-01-31 18:00 UTC.

- 1 completed, 1 pending, 0 waiting for a retry, 1 in quarantine, 1 skipped
- tokens a run: 41,200 of 50,000 spent, free again with each run
- cost a day (UTC): \`$0.3124\` of \`$0.50\` spent, free again 2026-02-01 00:00 UTC
- cost a month (UTC): \`$21.00\` of \`$20.00\` spent, free again 2026-02-01 00:00 UTC
- [Last run](https://github.com/octo-org/repo/actions/runs/19876543210/attempts/1) ended 2026-01-31 03:21 UTC, \`budget-exhausted\`: 12 tasks completed, 1 quarantined, for \`$0.0124\`
- **Critical:** the provider stopped the work, since 2026-01-30 09:00 UTC, [issue 7](https://github.com/octo-org/repo/issues/7)
- **Warning:** tasks are in quarantine, since 2026-01-29 09:00 UTC`,
    ));

  test('has no lines for what there is not', () =>
    assert.equal(standOf(factsAfter([])).split('\n').length, 3));
});

describe('the marker of a dashboard', () => {
  test('is its first line, and is read back also when a browser has edited the text', () => {
    const body = bodyOf(BUSY, FULL);
    assert.ok(body.startsWith(`${dashboardMarkerOf('default')}\n`));
    for (const text of [body, body.replaceAll('\n', '\r\n'), dashboardMarkerOf('a--b')])
      assert.ok(parseDashboardMarker(text) !== undefined, text.slice(0, 80));
    assert.equal(parseDashboardMarker(bodyOf([], { agent: 'nightly' })), 'nightly');
  });

  test.for([
    '',
    ` ${dashboardMarkerOf('default')}`,
    `x\n${dashboardMarkerOf('default')}`,
    `${dashboardMarkerOf('default')} x`,
    dashboardMarkerOf('default').replace('"v":1', '"v":2'),
    dashboardMarkerOf('default').replace('default', 'De'),
    dashboardMarkerOf('default').replace('default', 'x'.repeat(33)),
    dashboardMarkerOf('default').replace('dashboard', 'alert'),
  ])('%j is none', text => assert.equal(parseDashboardMarker(text), undefined));

  test.each([
    { comment: undefined, edit: undefined },
    { comment: 7, edit: undefined },
    { comment: undefined, edit: { at: NOW, number: 3 } },
    { comment: 123_456_789_012, edit: { at: NOW, number: 0 } },
  ])('says up to where requests were taken: %j', taken => {
    const marker = dashboardMarkerOf('default', taken);
    assert.equal(parseDashboardMarker(`${marker}\r\nx`), 'default');
    assert.deepEqual(takenIn(`${marker}\nx`), taken);
    assert.ok(dashboardOf(factsAfter(BUSY), '', taken).startsWith(`${marker}\n`));
  });

  test('that anybody wrote says nothing of it', () =>
    assert.deepEqual(takenIn('Hello'), { comment: undefined, edit: undefined }));

  test('is for an agent with a name that can stand there', () => {
    assert.throws(() => dashboardMarkerOf('a" -->'), /an agent is named/);
    assert.throws(() => dashboardTitleOf('@octocat'), /an agent is named/);
    assert.equal(dashboardTitleOf('nightly'), 'Background agent `nightly`: dashboard');
    assert.deepEqual(DASHBOARD_LABELS, ['background-agent', 'background-agent: dashboard']);
  });
});
