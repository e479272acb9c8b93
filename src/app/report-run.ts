import { type BudgetRefusal, type Limits, budgetsOf, neverFits } from '../domain/budget.ts';
import { limitsInForce } from '../domain/requests/limits-in-force.ts';
import type { Outcome } from '../domain/event.ts';
import { odditiesOf } from '../domain/oddities/oddity.ts';
import type { Work } from '../domain/plan.ts';
import { isSkipped } from '../domain/requests/skipped.ts';
import { type RunState, type State, type TaskState, accountsAt } from '../domain/state.ts';
import type { Mistake, TaskId } from '../domain/task.ts';
import { type Timestamp, monthOf } from '../domain/units.ts';
import type { PublicationReport } from '../report/publication-report.ts';
import { resultPath } from '../report/result-path.ts';
import { type RunReport, type TaskReport, isQuarantine } from '../report/run-report.ts';
import type { Settings } from './settings.ts';

export type Findings = {
  readonly outcome: Outcome;
  readonly problem?: string | undefined;
  readonly notices: readonly Mistake[];
  readonly leftAlone: readonly string[];
  readonly unwritten: readonly string[];
  readonly publication?: PublicationReport | undefined;
} & Partial<Pick<RunReport, 'alerts' | 'alertsOpened' | 'alertTrouble' | 'gap'>>;

/** All that a run has to say for itself: a projection of State as it is when the run ends. */
export function reportRun(
  state: State,
  work: ReadonlyMap<TaskId, Work>,
  settings: Settings,
  at: { readonly startedAt: Timestamp; readonly finishedAt: Timestamp },
  findings: Findings,
): RunReport {
  const { run } = state;
  const tasks = [...(run?.touched.keys() ?? [])].flatMap(id => taskReport(id, state, run, settings));
  const completed = tasks.filter(({ status }) => status === 'completed').length;
  const quarantined = tasks.filter(isQuarantine).length;
  const skippedByPeople = [...state.tasks.values()].filter(isSkipped).length;
  const spent = run?.account.spent;
  const { own, grouped } = odditiesOf(state);

  return {
    agent: settings.agent,
    run: settings.run,
    provider: settings.provider,
    alerts: [],
    alertsOpened: 0,
    ...at,
    ...findings,
    counts: {
      completed,
      quarantined,
      skipped: countOf(state, 'completed') - completed,
      pending: countOf(state, 'pending') + countOf(state, 'processing'),
      failed: countOf(state, 'failed'),
    },
    inQuarantine: countOf(state, 'quarantined') - skippedByPeople,
    skippedByPeople,
    calls: run?.calls ?? 0,
    tokens: spent?.tokens ?? 0,
    costNanoUsd: spent?.nanoUsd ?? 0,
    budgets: budgetsAt(state, at.finishedAt, settings.limits),
    budgetsReached: run?.budgetsReached ?? [],
    monthTotals: monthTotals(state, monthOf(at.finishedAt)),
    oversized: oversizedTasks(state, work, settings.limits),
    stops: run?.stops ?? [],
    tasks,
    oddities: [...own, ...grouped],
    resultsPath: settings.results.folder,
    logPath: settings.logPath,
  };
}

function monthTotals({ totals }: State, wanted: string): RunReport['monthTotals'] {
  return [...totals.values()]
    .filter(({ month }) => month === wanted)
    .map(({ month, taskType, costNanoUsd }) => ({ month, taskType, costNanoUsd }));
}

/** Every budget that is switched on, or that people have set for the day, with its numbers as they are now. */
export function budgetsAt(state: State, now: Timestamp, limits: Limits): BudgetRefusal[] {
  return budgetsOf(accountsAt(state, now), limitsInForce(limits, state, now));
}

/** Open tasks whose own worst case is above a whole budget: no run will ever take them. */
export function oversizedTasks(
  state: State,
  work: ReadonlyMap<TaskId, Work>,
  limits: Limits,
): RunReport['oversized'] {
  return [...work].flatMap(([id, needs]) => {
    const task = state.tasks.get(id);
    if (task?.status !== 'pending' && task?.status !== 'failed') return [];
    const budget = neverFits(task.tries.doubled ? needs.holdDoubled : needs.hold, limits);
    return budget === undefined ? [] : [{ id, budget }];
  });
}

function taskReport(id: TaskId, state: State, run: RunState | undefined, settings: Settings): TaskReport[] {
  const task = state.tasks.get(id);
  if (task?.status !== 'completed' && task?.status !== 'quarantined' && task?.status !== 'failed') return [];
  const spent = run?.touched.get(id);
  return [
    {
      id,
      type: task.taskType,
      model: task.model,
      status: task.status,
      ...('published' in task &&
        task.published !== undefined &&
        task.published !== 'forgotten' && {
          path: resultPath(settings.results, { id, type: task.taskType }),
        }),
      attempts: task.status === 'completed' ? task.facts.attempts : task.tries.attempts,
      tokens: spent?.tokens ?? 0,
      costNanoUsd: spent?.nanoUsd ?? 0,
      failure: failureOf(task),
    },
  ];
}

function failureOf(task: TaskState): TaskReport['failure'] {
  if (task.status === 'quarantined') return task.facts.failure;
  return task.status === 'failed' ? task.tries.lastFailure : undefined;
}

function countOf(state: State, status: TaskState['status']): number {
  let count = 0;
  for (const task of state.tasks.values()) if (task.status === status) count += 1;
  return count;
}
