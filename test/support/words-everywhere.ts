import { type Alert, type AlertKind, fingerprintOf } from '../../src/domain/alerts/alert.ts';
import type { AlertMemory } from '../../src/domain/alerts/alert-memory.ts';
import type { BudgetRefusal } from '../../src/domain/budget.ts';
import type { AlertDetails } from '../../src/domain/alerts/firing.ts';
import type { Oddity } from '../../src/domain/oddities/oddity.ts';
import type { Quarantined, Stop } from '../../src/domain/state.ts';
import type { PlannedTask, TaskPlan } from '../../src/domain/task-plan.ts';
import { costChart } from '../../src/report/chart.ts';
import { type CommitFacts, commitMessageOf } from '../../src/report/commit-message.ts';
import {
  closingCommentOf,
  commentOf,
  reopeningCommentOf,
  risenCommentOf,
  stillCommentOf,
} from '../../src/report/alerts/issue-comment.ts';
import { markerOf } from '../../src/report/alerts/issue-marker.ts';
import { type IssueContext, type ToldAlert, bodyOf, issueOf } from '../../src/report/alerts/issue-text.ts';
import { monitorSummaryOf } from '../../src/report/monitor-summary.ts';
import { planCommentOf, planSummaryOf } from '../../src/report/plan-comment.ts';
import { pullBodyOf } from '../../src/report/pull-request-text.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { sha } from './literals.ts';
import { staleFindingsWith } from './stale-findings.ts';

// Everything that is published where people talk to each other, with one text in every place that holds the words of
// somebody else: ids, types, models, codes, messages, paths, runs.

export const PLACE = { serverUrl: 'https://github.com', repository: 'octo-org/repo' };
export const RUN = '19876543210.1';

/** What is ours in them: the markers, the link to the run, and the mention of who looks after the agent. */
export const OWN = [
  /^<!-- background-agent (?:alert|plan|results): \{"agent":"default",[\w"/:,.-]+\} -->$/,
  /^<!-- background-agent results: end -->$/,
  /^https:\/\/github\.com\/octo-org\/repo\/actions\/runs\/19876543210\/attempts\/1$/,
  /^https:\/\/github\.com\/octo-org\/repo\/issues\/7$/,
  /^mention in "@ada: somebody has to look at this\."$/,
];

export const CONTEXT: IssueContext = {
  agent: 'default',
  run: RUN,
  now: '2026-11-22T10:00:00.000Z',
  since: '2026-11-20T09:00:00.000Z',
  place: PLACE,
};

const AMOUNT = { tokens: 1_234, nanoUsd: 5_600_000 };
const REFUSAL: BudgetRefusal = { window: 'day', unit: 'cost', limit: 1_000, spent: 900, held: 50 };

export function quarantinedTask(text: string, fields: Partial<Quarantined> = {}): Quarantined {
  return {
    id: text,
    key: sha(1),
    input: sha(2),
    taskType: text,
    model: text,
    status: 'quarantined',
    tries: { attempts: 3, failures: 3, interruptions: 0, doubled: false, lastFailure: undefined },
    facts: {
      at: '2026-11-20T09:00:00.000Z',
      run: text,
      failure: { kind: 'bad-request', status: 400, code: text },
      spent: AMOUNT,
    },
    published: undefined,
    ...fields,
  };
}

/** One of each kind: the last two are those that the issue about quarantine may tell. */
export function odditiesWith(text: string): readonly Oddity[] {
  const call = { taskType: text, task: text };
  return [
    { kind: 'slow', ...call, value: 92_400, median: 3_120, bound: 12_000 },
    { kind: 'dear', ...call, value: 41_000_000, median: 1_200_000.5, bound: 9_800_000.25 },
    {
      ...{ kind: 'failing', taskType: text },
      ...{ now: { failed: 23, attempts: 40 }, before: { failed: 5, attempts: 400 } },
    },
    { kind: 'mismatched', taskType: text, tasks: [text, 'other', text, text] },
  ];
}

/** Details of every kind and every way in which a kind can be told. */
export function detailsWith(text: string): readonly AlertDetails[] {
  const stops: readonly Stop[] = [
    {
      scope: { kind: 'provider' },
      reason: 'account',
      failure: { kind: 'unauthorized', status: 401, code: text },
    },
    {
      scope: { kind: 'model', name: text },
      reason: 'configuration',
      failure: { kind: 'parameter-refused', status: 400, parameter: text },
    },
    { scope: { kind: 'type', name: text }, reason: 'hold-exceeded', failure: undefined },
    { scope: { kind: 'provider' }, reason: 'breaker', failure: { kind: 'network', code: text } },
  ];
  const interruption = {
    run: text,
    startedAt: CONTEXT.since,
    at: CONTEXT.now,
    calls: 3,
    spent: AMOUNT,
    runsInARow: 2,
  };
  return [
    { kind: 'quarantine', tasks: [quarantinedTask(text), quarantinedTask(text, { id: 'other' })] },
    {
      kind: 'budget',
      budgets: [
        { ...REFUSAL, level: 'reached', freeAt: '2026-11-23T00:00:00.000Z' },
        { ...REFUSAL, window: 'month', unit: 'tokens', level: 'near', freeAt: '2026-12-01T00:00:00.000Z' },
      ],
      left: 7,
      runs: 2,
    },
    {
      kind: 'budget',
      budgets: [{ ...REFUSAL, window: 'run', level: 'near', freeAt: undefined }],
      left: 7,
      runs: undefined,
    },
    { kind: 'quarantine', tasks: [quarantinedTask(text)], odd: odditiesWith(text) },
    {
      kind: 'anomaly',
      own: odditiesWith(text).slice(0, 3),
      grouped: odditiesWith(text).slice(2),
      standing: [{ taskType: text, kinds: ['failing', 'slow'] }],
    },
    { kind: 'anomaly', own: [], grouped: [], standing: [{ taskType: text, kinds: ['dear'] }] },
    { kind: 'provider', stops, left: 7 },
    { kind: 'interrupted', interruption },
    ...(['corrupt', 'newer', 'foreign', 'clock', 'fork', 'results-refused'] as const).map(
      (kind): AlertDetails => ({
        kind: 'state',
        problem: { kind, message: text },
      }),
    ),
    { kind: 'state', problem: { kind: 'cache-unreachable', runs: 3 } },
    { kind: 'state', problem: { kind: 'results-held-back', results: [{ path: text, reason: text }] } },
    // All words about one file are made alike: these are the kinds of places that a text gets to.
    ...staleFindingsWith(text)
      .filter(({ reason }) => reason === 'broken' || reason === 'missed' || reason === 'disabled')
      .map((finding): AlertDetails => ({ kind: 'stale', finding })),
  ];
}

export function alertFor(kind: AlertKind): Alert {
  const fingerprint = fingerprintOf(CONTEXT.agent, kind);
  return { alert: kind, fingerprint, severity: 'warning', reason: 'x', facts: sha(1) };
}

export function memoryOf(alert: Alert, fields: object = {}): AlertMemory {
  const { severity, reason, facts } = alert;
  const { since } = CONTEXT;
  return {
    ...({ phase: 'firing', severity, reason, facts, since, toldAt: since } as const),
    ...{ returns: 0, runs: 1, risen: false, ...fields },
  };
}

/** The whole text of its issue. */
export function bodyFor(told: ToldAlert, context: IssueContext = CONTEXT): string {
  const { agent } = context;
  const marker = markerOf({ agent, kind: told.alert.alert, memory: memoryOf(told.alert), text: sha(2) });
  return bodyOf(marker, issueOf(told, context));
}

/** Bodies, comments and summaries: all that GitHub renders as Markdown. */
export function markdownWith(text: string): readonly string[] {
  const elsewhere: IssueContext = { ...CONTEXT, run: text, place: { serverUrl: text, repository: text } };
  return [
    ...detailsWith(text).flatMap(details => {
      const told = { alert: alertFor(details.kind), details };
      return [
        bodyFor(told),
        commentOf(told, CONTEXT),
        reopeningCommentOf(told, elsewhere),
        risenCommentOf(told, ['ada'], CONTEXT),
      ];
    }),
    closingCommentOf(alertFor('budget'), 3_600_000, elsewhere),
    stillCommentOf(90_000_000, elsewhere),
    planCommentOf({ ...PLAN_COMMENT, found: { kind: 'plan', plan: planWith(text) } }),
    planCommentOf({ ...PLAN_COMMENT, run: text, found: { kind: 'mistakes', mistakes: [mistakeWith(text)] } }),
    planSummaryOf({ ...PLAN_COMMENT, run: text, found: { kind: 'plan', plan: planWith(text) } }),
    planSummaryOf({ ...PLAN_COMMENT, found: { kind: 'mistakes', mistakes: [mistakeWith(text)] } }),
    costChart([{ month: '2026-11', taskType: text, costNanoUsd: 5_000_000 }]),
    summaryOf(reportWith(text)),
    ...monitorSummariesWith(text),
    pullBodyOf({ agent: 'default', results: 12, run: text, place: { serverUrl: text, repository: text } }),
    pullBodyOf({ agent: 'default', results: 12, run: RUN, place: PLACE }),
  ];
}

/** What the monitor found, did, and could not do. */
function monitorSummariesWith(text: string): readonly string[] {
  const { alerts, alertTrouble } = reportWith(text);
  const at = Date.parse(CONTEXT.since);
  // All words about one file are made alike: one finding has all of them, and one the table.
  const findings = staleFindingsWith(text).filter(({ reason }) => reason === 'broken' || reason === 'missed');
  return findings.map(finding =>
    monitorSummaryOf({
      agent: 'default',
      verdict: { health: 'stale', lastSuccessMs: at, dueMs: at, finding, isQuiet: false, act: undefined },
      helped: { act: 'refused', trouble: { message: text } },
      ...{ alerts, alertTrouble },
    }),
  );
}

const PLAN_COMMENT = { agent: 'default', costNanoUsdMax: 1, run: RUN, place: PLACE };

export function planWith(text: string): TaskPlan {
  const task: PlannedTask = {
    id: text,
    type: text,
    model: text,
    action: 'run',
    why: text,
    again: true,
    priced: true,
    expected: AMOUNT,
    worst: AMOUNT,
  };
  const tasks: readonly PlannedTask[] = [
    task,
    { ...task, priced: false },
    { ...task, action: 'blocked' },
    { ...task, action: 'skip' },
  ];
  return { tasks, expected: AMOUNT, worst: AMOUNT, fitting: 1, likely: 1, refusal: REFUSAL };
}

export function commitWith(text: string, fields: Partial<CommitFacts> = {}): string {
  const counts = { completed: 12, quarantined: 1 };
  return commitMessageOf({ subject: text, agent: 'default', counts, run: RUN, place: PLACE, ...fields });
}

const ALERT = {
  kind: 'quarantine',
  severity: 'warning',
  reason: 'quarantined',
  isTold: true,
  isFresh: true,
} as const;

function mistakeWith(text: string) {
  return { place: { path: text, line: 1, column: 2 }, message: text };
}

export function reportWith(text: string): RunReport {
  return {
    agent: 'default',
    run: RUN,
    provider: text,
    startedAt: '2026-11-22T10:00:00.000Z',
    finishedAt: '2026-11-22T10:01:00.000Z',
    outcome: 'provider-stopped',
    problem: text,
    counts: { completed: 1, quarantined: 1, skipped: 3, pending: 7, failed: 2 },
    inQuarantine: 4,
    calls: 2,
    tokens: 3_210,
    costNanoUsd: 1_200_000,
    budgets: [REFUSAL],
    budgetsReached: [REFUSAL],
    monthTotals: [{ month: '2026-11', taskType: text, costNanoUsd: 5_000_000 }],
    oversized: [{ id: text, budget: REFUSAL }],
    stops: [{ scope: { kind: 'model', name: text }, reason: 'configuration', failure: undefined }],
    tasks: [
      {
        id: text,
        type: text,
        model: text,
        status: 'quarantined',
        path: text,
        attempts: 3,
        tokens: 0,
        costNanoUsd: 0,
        failure: { kind: 'bad-request', status: 400, code: text },
      },
    ],
    notices: [mistakeWith(text)],
    leftAlone: [text],
    oddities: odditiesWith(text),
    unwritten: [text],
    publication: {
      how: 'pull-request',
      landed: 1,
      branch: text,
      commit: text,
      pull: { number: 7, url: text },
      heldBack: [{ path: text, reason: text }],
      refused: { message: text, isPassing: false },
    },
    alerts: [
      { ...ALERT, issue: { number: 7, place: PLACE } },
      { ...ALERT, reason: text, issue: { number: 7, place: { serverUrl: text, repository: text } } },
      { ...ALERT, isTold: false, issue: undefined },
    ],
    alertsOpened: 1,
    alertTrouble: text,
    resultsPath: text,
    logPath: text,
  };
}
