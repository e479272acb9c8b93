import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Outcome } from '../../src/domain/event.ts';
import { type RunReport, reportText } from '../../src/report/run-report.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { withoutCode } from '../support/code-spans.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { executedBy } from '../support/runner-rules.ts';
import { odditiesWith } from '../support/words-everywhere.ts';

const runCost = { window: 'run', unit: 'cost', limit: 1_000_000_000, spent: 1_200_000, held: 0 } as const;
const dayTokens = { window: 'day', unit: 'tokens', limit: 50_000, spent: 49_000, held: 500 } as const;

const calm: RunReport = {
  agent: 'default',
  run: '123.1',
  provider: 'openrouter',
  startedAt: '2026-11-22T10:00:00.000Z',
  finishedAt: '2026-11-22T10:01:00.000Z',
  outcome: 'completed',
  counts: { completed: 2, quarantined: 0, skipped: 1_003, pending: 0, failed: 0 },
  inQuarantine: 0,
  calls: 2,
  tokens: 3_210,
  costNanoUsd: 1_200_000,
  budgets: [runCost, dayTokens],
  budgetsReached: [],
  monthTotals: [],
  oversized: [],
  stops: [],
  tasks: [
    {
      id: 'a',
      type: 'summarize',
      model: 'm',
      status: 'completed',
      path: 'results/a.json',
      attempts: 1,
      tokens: 3_000,
      costNanoUsd: 1_000_000,
    },
    {
      id: 'b',
      type: 'triage',
      model: 'm',
      status: 'completed',
      path: 'results/b.json',
      attempts: 1,
      tokens: 210,
      costNanoUsd: 200_000,
    },
  ],
  notices: [],
  leftAlone: [],
  unwritten: [],
  alerts: [],
  alertsOpened: 0,
  resultsPath: 'results',
  logPath: '.background-agent/default',
};

const PLACE = { serverUrl: 'https://github.com', repository: 'octo/example' };
const ALERT = {
  kind: 'quarantine',
  severity: 'warning',
  reason: 'quarantined',
  isTold: true,
  isFresh: false,
  issue: { number: 12, place: PLACE },
} as const;

function troubled(text: string): RunReport {
  return {
    ...calm,
    outcome: 'provider-stopped',
    problem: text,
    counts: { completed: 1, quarantined: 1, skipped: 0, pending: 7, failed: 2 },
    inQuarantine: 1,
    budgetsReached: [dayTokens],
    oversized: [{ id: 'huge', budget: runCost }],
    stops: [
      { scope: { kind: 'provider' }, reason: 'account', failure: { kind: 'unauthorized', status: 401 } },
      { scope: { kind: 'model', name: text }, reason: 'configuration', failure: undefined },
      {
        scope: { kind: 'type', name: text },
        reason: 'configuration',
        failure: { kind: 'schema-refused', status: 400 },
      },
    ],
    tasks: [
      {
        id: 'a',
        type: text,
        model: text,
        status: 'completed',
        path: text,
        attempts: 1,
        tokens: 1,
        costNanoUsd: 1,
      },
      {
        id: 'q',
        type: text,
        model: text,
        status: 'quarantined',
        attempts: 3,
        tokens: 0,
        costNanoUsd: 0,
        failure: { kind: 'too-large', status: 413 },
      },
      { id: 'w', type: text, model: text, status: 'failed', attempts: 1, tokens: 0, costNanoUsd: 0 },
    ],
    notices: [{ place: { path: text, line: 1, column: 2 }, message: text }],
    leftAlone: [text],
    unwritten: [text],
    alerts: [
      { ...ALERT, issue: { number: 12, place: { serverUrl: text, repository: text } } },
      { ...ALERT, kind: 'budget', severity: 'info', reason: text, isTold: false, issue: undefined },
    ],
    alertsOpened: 1,
    alertTrouble: text,
    resultsPath: text,
  };
}

test('a calm run is told in a few lines', () => {
  assert.equal(
    summaryOf(calm),
    `## Background agent \` default \`: completed

Nothing more can be done now.

| Completed | Quarantined | Skipped | Waiting for a retry | Pending | Requests | Tokens | Cost |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 2 | 0 | 1,003 | 0 | 0 | 2 | 3,210 | \`$0.0012\` |

| Budget | Limit | Spent | Held | Remaining |
| --- | ---: | ---: | ---: | ---: |
| cost a run | \`$1.00\` | \`$0.0012\` | \`$0.00\` | \`$0.9988\` |
| tokens a day (UTC) | 50,000 | 49,000 | 500 | 500 |

| Type | Completed | Quarantined | Tokens | Cost |
| --- | ---: | ---: | ---: | ---: |
| \` summarize \` | 1 | 0 | 3,000 | \`$0.001\` |
| \` triage \` | 1 | 0 | 210 | \`$0.0002\` |

The answers are in \` results \`, for example \` results/a.json \`.
`,
  );
});

test('trouble comes first, and each says what to do', () => {
  const summary = summaryOf(troubled('name'));
  const trouble = summary.slice(summary.indexOf('### Needs attention'), summary.indexOf('| Completed |'));
  assert.match(trouble, /^- The provider was stopped for this run\. ` The provider refused the key/m);
  assert.match(trouble, /^- Model ` name ` was stopped for this run\.$/m);
  assert.match(trouble, /^- Type ` name ` was stopped for this run\. ` The provider refused the schema/m);
  assert.match(trouble, /^- Budget reached: tokens a day \(UTC\), limit 50,000\.$/m);
  assert.match(trouble, /^- ` huge ` can never run: .* cost a run budget of `\$1\.00`/m);
  assert.match(trouble, /^\| ` q ` \| ` name ` \| 3 \| ` The request is larger/m);
  assert.match(trouble, /background-agent retry/);
  assert.match(trouble, /^- ` name:1:2 ` ` name `$/m);
  assert.match(trouble, /Edited or deleted in the repository, so left alone/);
});

test('that the agent was silent before this run is said first, and to a script as well', () => {
  const [dueMs, backMs] = [Date.parse('2026-01-28T03:17:00Z'), Date.parse('2026-01-31T03:20:00Z')];
  const about = { severity: 'info', lastSuccessMs: undefined, path: undefined } as const;
  const gap = { reason: 'gap', dueMs, backMs, ...about } as const;
  assert.match(
    summaryOf({ ...calm, gap }),
    /### Needs attention\n\nThe agent was silent: a run was due at 2026-01-28 03:17 UTC, .* 3 days 3 minutes later\./,
  );
  assert.deepEqual(JSON.parse(reportText({ ...calm, gap })).silent, {
    since: '2026-01-28T03:17:00.000Z',
    until: '2026-01-31T03:20:00.000Z',
  });
  assert.doesNotMatch(summaryOf(calm), /silent/);
});

test('what was out of the ordinary is named, also what no issue of its own tells', () => {
  const summary = summaryOf({ ...calm, oddities: odditiesWith('triage') });
  assert.match(summary, /^### Needs attention$/m);
  assert.match(summary, /^- ` triage ` of type ` triage ` took 92 s; usual is 3\.1 s/m);
  assert.match(summary, /^- Type ` triage `: 4 tasks set aside without an answer that fits/m);
  const { oddities } = JSON.parse(reportText({ ...calm, oddities: odditiesWith('triage') })) as {
    oddities: readonly unknown[];
  };
  assert.equal(oddities.length, 4);
});

describe('alerts', () => {
  const partWith = (fields: Partial<RunReport>) => {
    const summary = summaryOf({ ...calm, ...fields });
    const start = summary.indexOf('### Alerts');
    return start < 0 ? undefined : summary.slice(start, summary.indexOf('| Completed |')).trimEnd();
  };

  test('stand right below the trouble, each with its issue', () => {
    const summary = summaryOf(troubled('name'));
    const places = ['### Needs attention', '### Alerts', '| Completed |'].map(text => summary.indexOf(text));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.equal(
      partWith({
        alerts: [ALERT, { ...ALERT, kind: 'state', severity: 'critical', isFresh: true }],
      })?.replace(/critical \| [\w ,]+/, 'critical | the state '),
      `### Alerts

| Severity | Alert | Issue |
| --- | --- | --- |
| warning | tasks are in quarantine | [issue 12](https://github.com/octo/example/issues/12) |
| critical | the state | [issue 12](https://github.com/octo/example/issues/12), opened now |`,
    );
  });

  test.each([
    [{ isTold: false, issue: undefined }, 'not yet: the next run tries again'],
    [{ isTold: false }, '[issue 12](https://github.com/octo/example/issues/12), not up to date'],
    [{ isTold: true, issue: undefined }, 'none'],
    [{ issue: { number: 12, place: undefined } }, 'issue 12'],
    [
      { isHeld: true, issue: { number: 12, place: undefined } },
      'issue 12, not told again yet: it comes and goes',
    ],
    [{ isHeld: true, issue: undefined }, 'not told again yet: it comes and goes'],
    [{ issue: { number: 12, place: { ...PLACE, repository: 'a/b](x' } } }, 'issue 12'],
  ])('with %o say: %s', (fields, cell) =>
    assert.equal(
      partWith({ alerts: [{ ...ALERT, ...fields }] })
        ?.split('\n')
        .at(-1),
      `| warning | tasks are in quarantine | ${cell} |`,
    ),
  );

  test('that reached nobody are said with the reason', () => {
    assert.equal(partWith({ alertTrouble: 'GitHub is away.' }), '### Alerts\n\n` GitHub is away. `');
    assert.equal(partWith({}), undefined);
  });
});

test('what the month has cost is drawn, with its numbers', () =>
  assert.match(
    summaryOf({ ...calm, monthTotals: [{ month: '2026-11', taskType: 'triage', costNanoUsd: 50_000_000 }] }),
    /```mermaid\npie showData\n {4}title Cost of 2026-11 by type, in US cents\n {4}"1 triage" : 5\.00\n```\n\n\|[^]*\| 1 \| ` triage ` \| `\$0\.05` \|\n\nThe answers/,
  ));

test('every outcome has its sentence', () => {
  const sentences = Outcome.options.map(outcome => summaryOf({ ...calm, outcome }).split('\n')[2]);
  assert.equal(new Set(sentences).size, Outcome.options.length);
});

test('an idle run needs no tables of what did not happen', () => {
  const summary = summaryOf({ ...calm, outcome: 'idle', tasks: [], budgets: [] });
  assert.doesNotMatch(summary, /Type|Budget/);
  assert.match(summary, /The answers are in ` results `\.\n$/);
});

test('what earlier runs left in quarantine is said where this one has nothing to say of it', () => {
  const counts = { ...calm.counts, completed: 0 };
  const summary = summaryOf({ ...calm, outcome: 'idle', counts, inQuarantine: 2, tasks: [] });
  assert.match(
    summary,
    /^### Needs attention\n\n- 2 tasks are in quarantine: the dashboard issue, or `background-agent status` on a disk, says why\.$/m,
  );
});

test('how many runs remain is said in words', () => {
  const counts = { completed: 10, quarantined: 0, skipped: 0, pending: 10, failed: 0 };
  assert.match(summaryOf({ ...calm, counts }), /about 1 more run will do the rest/);
  assert.match(
    summaryOf({ ...calm, counts: { ...counts, pending: 1_000 } }),
    /about 100 more runs will do the rest/,
  );
});

test('five hundred quarantined tasks are a short table that says how many more there are', () => {
  const [task] = troubled('x').tasks.filter(({ status }) => status === 'quarantined');
  assert.ok(task);
  const tasks = Array.from({ length: 500 }, (_, n) => ({ ...task, id: `q-${n}` }));
  const summary = summaryOf({ ...calm, tasks });
  assert.equal(summary.match(/^\| ` q-/gm)?.length, 50);
  assert.match(summary, /… and 450 more/);
});

test('no hostile text changes anything of the summary but the inside of its code', () => {
  const expected = withoutCode(summaryOf(troubled('name')));
  for (const text of HOSTILE_TEXTS) {
    const summary = summaryOf(troubled(text));
    assert.equal(withoutCode(summary), expected, JSON.stringify(text));
    assert.deepEqual(executedBy(summary), [], JSON.stringify(text));
  }
});

test('the report file says it all to a script, money in USD', () => {
  const report = JSON.parse(reportText(troubled('name'))) as { [name: string]: unknown };
  assert.deepEqual(Object.keys(report).slice(0, 8), [
    'version',
    'agent',
    'run',
    'provider',
    'startedAt',
    'finishedAt',
    'outcome',
    'problem',
  ]);
  assert.equal(report['costUsd'], 0.0012);
  assert.deepEqual(report['budgetsReached'], [
    { window: 'day', unit: 'tokens', limit: 50_000, spent: 49_000, held: 500, remaining: 500 },
  ]);
  assert.deepEqual(report['alerts'], [
    {
      ...{ kind: 'quarantine', severity: 'warning', reason: 'quarantined', title: 'tasks are in quarantine' },
      ...{ told: true, new: false, issue: 12 },
    },
    {
      ...{ kind: 'budget', severity: 'info', reason: 'name', title: 'a budget is used up or nearly so' },
      ...{ told: false, new: false },
    },
  ]);
  assert.deepEqual([report['alertsOpened'], report['alertTrouble']], [1, 'name']);
  const { alerts } = JSON.parse(reportText({ ...calm, alerts: [ALERT] })) as { alerts: unknown[] };
  assert.match(JSON.stringify(alerts[0]), /"url":"https:\/\/github.com\/octo\/example\/issues\/12"/);
  assert.deepEqual((report['budgets'] as unknown[])[0], {
    window: 'run',
    unit: 'usd',
    limit: 1,
    spent: 0.0012,
    held: 0,
    remaining: 0.9988,
  });
  assert.deepEqual((report['tasks'] as unknown[])[1], {
    id: 'q',
    type: 'name',
    model: 'name',
    status: 'quarantined',
    attempts: 3,
    tokens: 0,
    costUsd: 0,
    failure: {
      kind: 'too-large',
      message: `The request is larger than the provider takes (HTTP 413). Shorten the task's input or split the task.`,
    },
  });
});

test('no hostile text in the report file is executed when somebody prints it', () => {
  for (const text of HOSTILE_TEXTS) {
    const file = reportText(troubled(text));
    assert.deepEqual(executedBy(file), [], JSON.stringify(text));
    assert.equal((JSON.parse(file) as { problem: string }).problem, text);
  }
});

describe('what somebody asked to skip', () => {
  const task = { ...troubled('x').tasks[1], failure: { kind: 'skipped' } } as RunReport['tasks'][number];

  test('is counted in a sentence, and nobody has to look at it', () => {
    const text = summaryOf({ ...calm, tasks: [task], skippedByPeople: 1 });
    assert.match(text, /\n\n1 task left alone, as somebody asked to skip it\.\n\n/);
    assert.doesNotMatch(text, /Needs attention/);
    assert.match(text, /^\| ` x ` \| 0 \| 0 \| 0 \| `\$0\.00` \|$/m);
    assert.match(summaryOf({ ...calm, skippedByPeople: 1_200 }), /1,200 tasks .* to skip them\./);
  });

  test('is not spoken of where there is nothing', () => {
    for (const skippedByPeople of [0, undefined])
      assert.doesNotMatch(summaryOf({ ...calm, skippedByPeople }), /left alone, as/);
  });

  test('control: a task that failed is looked at', () =>
    assert.match(summaryOf({ ...calm, tasks: troubled('x').tasks.slice(1, 2) }), /Needs attention/));
});

test('a paused run says so, and how the pause ends', () => {
  const text = summaryOf({ ...calm, outcome: 'paused' });
  assert.match(
    text,
    /^## Background agent ` default `: paused\n\nSomebody has paused this agent, so nothing was sent\./,
  );
  assert.match(text, /`\/agent resume`/);
});
