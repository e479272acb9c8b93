import { type Context, stop } from './attempt-result.ts';
import type { Event } from './event.ts';
import type { Failure } from './failure.ts';
import type { State } from './state.ts';
import type { TaskId } from './task.ts';

/** Failures of the provider in a row, across tasks, that open the breaker. */
export const OUTAGE_UNTIL_STOP = 5;

export function isBroken(state: State): boolean {
  return state.run?.stops.some(({ reason }) => reason === 'breaker') ?? false;
}

/** One task alone cannot open it: nobody could tell its own trouble from the provider's. */
export function opensBreaker(task: TaskId, state: State): boolean {
  const streak = [...(state.run?.outage ?? []), task];
  return streak.length >= OUTAGE_UNTIL_STOP && new Set(streak).size > 1;
}

/** Stops the provider for this run, and gives back what the outage took: attempts, by the stop itself, and tasks it had quarantined. */
export function openBreaker(context: Context, failure: Failure): Event[] {
  const { state } = context;
  const wronged = new Set(
    (state.run?.outage ?? []).filter(id => state.tasks.get(id)?.status === 'quarantined'),
  );
  return [
    ...stop(context, { kind: 'provider' }, 'breaker', failure),
    ...[...wronged].map((id): Event => ({ type: 'TaskReleased', task: id, reason: 'breaker' })),
  ];
}
