// Dashboards of every kind, with one text in every place that holds the words of somebody else.
import type { Event } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';
import type { DashboardFacts } from '../../src/report/dashboard/dashboard-facts.ts';
import { stateAfter } from './given.ts';
import { NOW, added, calling, completed, failed, later, quarantined } from './literals.ts';

export const PLACE = { serverUrl: 'https://github.com', repository: 'octo-org/repo' };

/** What is ours in them: marks, boxes, links to a run and to an issue. */
export const OWN_ON_DASHBOARDS = [
  /^<!-- background-agent dashboard: \{"agent":"default","v":1\} -->$/,
  /^<!-- background-agent box: [a-z]+(?: [A-Za-z0-9._%/-]+)? -->$/,
  /^<!-- \/?watch -->$/,
  /^a check box$/,
  /^https:\/\/github\.com\/octo-org\/repo\/actions\/runs\/19876543210\/attempts\/1$/,
  /^https:\/\/github\.com\/octo-org\/repo\/issues\/7$/,
];

const tooLarge = { kind: 'too-large', status: 413 } as const;

/** Something of everything: a task done, one to come, one in quarantine, one that somebody asked to skip. */
export const BUSY: readonly Event[] = [
  ...calling('sum-001', 'a--b-'),
  completed('sum-001'),
  failed('a--b-', tooLarge),
  quarantined('a--b-', tooLarge),
  ...[added('next'), added('aside'), quarantined('aside', { kind: 'skipped' })],
];
export const PAUSED: Event = { type: 'AgentPaused', by: 'ada_octo', until: later(21_600_000) };
export const LOWERED: Event = {
  type: 'BudgetLowered',
  by: 'ada_octo',
  day: '2026-01-31',
  nanoUsd: 500_000_000,
};

/** What a dashboard tells of this history. */
export function factsAfter(history: readonly Event[], fields: Partial<DashboardFacts> = {}): DashboardFacts {
  return { ...EMPTY, state: stateAfter(...history), ...fields };
}

const EMPTY: Omit<DashboardFacts, 'state'> = {
  agent: 'default',
  now: NOW,
  budgets: [],
  alerts: [],
  lastRun: undefined,
  nextDueAt: undefined,
  place: PLACE,
};

/** As much as there can be to tell. */
export const FULL: Partial<DashboardFacts> = {
  budgets: [
    { window: 'run', unit: 'tokens', limit: 50_000, spent: 41_200, held: 0 },
    { window: 'day', unit: 'cost', limit: 500_000_000, spent: 312_400_000, held: 100_000_000 },
    { window: 'month', unit: 'cost', limit: 20_000_000_000, spent: 21_000_000_000, held: 0 },
  ],
  alerts: [
    {
      ...{ alert: 'provider', severity: 'critical', since: '2026-01-30T09:00:00.000Z' },
      fingerprint: 'default/provider',
      issue: 7,
    },
    {
      ...{ alert: 'quarantine', severity: 'warning', since: '2026-01-29T09:00:00.000Z' },
      fingerprint: 'default/quarantine',
      issue: undefined,
    },
  ],
  lastRun: {
    ...{ run: '19876543210.1', outcome: 'budget-exhausted', finishedAt: '2026-01-31T03:21:00.000Z' },
    ...{ costNanoUsd: 12_345_678, counts: { completed: 12, quarantined: 1 } },
  },
  nextDueAt: '2026-02-01T03:17:00.000Z',
};

/** Every kind of dashboard. A name of a task is a legal one: nothing else ever gets that far. */
export function dashboardsWith(text: string): readonly DashboardFacts[] {
  const place = { serverUrl: text, repository: text };
  const state = namedBy(stateAfter(...BUSY), text);
  const asked = {
    ...state.asked,
    pause: { since: NOW, until: undefined, by: text },
    lowered: { day: '2026-01-31', nanoUsd: 5, by: text },
  };
  const run = { ...FULL.lastRun, run: text } as DashboardFacts['lastRun'];
  return [
    factsAfter([], { ...FULL, state }),
    factsAfter([], { ...FULL, state: { ...state, asked } }),
    factsAfter([], { ...FULL, state, place, lastRun: run }),
  ];
}

/** The same tasks, of a type and with a failure of this name. */
function namedBy(state: State, text: string): State {
  const tasks = [...state.tasks.values()].map(task => {
    if (task.status !== 'quarantined') return task;
    const failure =
      task.facts.failure.kind === 'skipped' ? task.facts.failure : ({ kind: 'network', code: text } as const);
    return { ...task, taskType: text, facts: { ...task.facts, failure } };
  });
  return { ...state, tasks: new Map(tasks.map(task => [task.id, task])) };
}
