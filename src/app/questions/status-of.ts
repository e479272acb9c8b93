import { pauseAt } from '../../domain/requests/asked.ts';
import type { Limits } from '../../domain/budget.ts';
import type { Quarantined, State } from '../../domain/state.ts';
import type { Status } from '../../domain/status.ts';
import { countTasks } from '../../domain/task-counts.ts';
import type { Timestamp } from '../../domain/units.ts';
import type { ResultPattern } from '../../report/result-path.ts';
import type { ResultStore } from '../../ports.ts';
import { findLeftAlone } from '../left-alone.ts';
import { budgetsAt } from '../report-run.ts';

/** Gathers how the agent stands from State and from the results as they are in the repository. */
export function statusOf(
  state: State,
  results: ResultStore,
  pattern: ResultPattern,
  limits: Limits,
  now: Timestamp,
): Status {
  let unpublished = 0;
  const quarantined: Quarantined[] = [];
  for (const task of state.tasks.values()) {
    if ('published' in task && task.published === undefined) unpublished += 1;
    if (task.status === 'quarantined') quarantined.push(task);
  }
  const { until } = state.throttle;
  return {
    log: state.log,
    counts: { ...countTasks(state), unpublished },
    quarantined,
    unfinished: state.run && { id: state.run.id, startedAt: state.run.startedAt },
    // A run's own budget is new with every run.
    budgets: budgetsAt(state, now, limits).filter(({ window }) => window !== 'run'),
    pause: pauseAt(state.asked, now),
    throttledUntil: until !== undefined && until > now ? until : undefined,
    leftAlone: findLeftAlone(state, results, pattern),
  };
}
