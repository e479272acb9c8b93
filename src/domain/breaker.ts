import { type Context, stop } from './attempt-result.ts';
import type { Event } from './event.ts';
import { type Failure, isOutage } from './failure.ts';
import type { RunState, TaskState } from './state.ts';
import type { TaskId } from './task.ts';

/** Failures of the provider in a row, across tasks, that open the breaker. */
export const OUTAGE_UNTIL_STOP = 5;

/** One task alone cannot open it: nobody could tell its own trouble from the provider's. */
export function opensBreaker(task: TaskId, run: RunState): boolean {
  const streak = [...run.outage, task];
  return streak.length >= OUTAGE_UNTIL_STOP && new Set(streak).size > 1;
}

/**
 * Nothing was sent, and nobody has answered in this run: a provider that cannot be reached, however few the tasks are. It
 * costs nothing to find that out again, so no task is given up for it.
 */
export function isOutOfReach({ attempt, run }: Context, failure: Failure): boolean {
  return failure.kind === 'network' && attempt.hold.end === 'released' && run.alive.models.size === 0;
}

/** Stops the provider for this run, and gives back what the outage took: attempts, by the stop itself, and tasks it had quarantined. */
export function openBreaker(context: Context, failure: Failure): Event[] {
  const { run, state } = context;
  const wronged = new Set(run.outage.filter(id => isWronged(state.tasks.get(id))));
  return [
    ...stop(context, { kind: 'provider' }, 'breaker', failure),
    ...[...wronged].map((id): Event => ({ type: 'TaskReleased', task: id, reason: 'breaker' })),
  ];
}

/** In quarantine for the outage, and not for something of its own that came to light in between. */
function isWronged(task: TaskState | undefined): boolean {
  if (task?.status !== 'quarantined') return false;
  const { failure } = task.facts;
  return failure.kind !== 'interrupted' && failure.kind !== 'skipped' && isOutage(failure);
}
