import type { AlertState } from '../domain/alerts/alert.ts';
import type { State } from '../domain/state.ts';
import { countTasks } from '../domain/task-counts.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { budgetJson } from './budget-json.ts';
import { jsonText } from './json-text.ts';
import type { RunReport } from './run-report.ts';

/**
 * How the agent stands, for programs and for people who look at the state branch: as of the last run that changed
 * something, since an idle one writes nothing. Money is in USD. Names of tasks are not in it.
 */
export function statusFileOf(state: Pick<State, 'tasks' | 'alerts' | 'asked'>, report: RunReport): string {
  const { agent, run, provider, startedAt, finishedAt, outcome, calls, tokens, costNanoUsd } = report;
  const snoozes = [...state.asked.snoozes].filter(([, until]) => until > finishedAt);
  return jsonText({
    version: 1,
    agent,
    asOf: finishedAt,
    counts: countTasks(state),
    alerts: [...state.alerts.values()].map(alertOf),
    ...(snoozes.length > 0 && { snoozedUntil: Object.fromEntries(snoozes) }),
    lastRun: {
      run,
      provider,
      outcome,
      startedAt,
      finishedAt,
      completed: report.counts.completed,
      quarantined: report.counts.quarantined,
      calls,
      tokens,
      costUsd: costNanoUsd / NANO_PER_USD,
    },
    budgets: report.budgets.map(budgetJson),
  });
}

function alertOf({ alert, severity, reason, since, changedAt }: AlertState): object {
  return { kind: alert, severity, reason, since, changedAt };
}
