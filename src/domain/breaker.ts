import { type Context, stop } from './attempt-result.ts';
import type { Event, HoldEnd } from './event.ts';
import { type Failure, faultOf } from './failure.ts';
import type { RunState, TaskState, Tries } from './state.ts';
import type { TaskId } from './task.ts';

/** Failures of the provider in a row, across tasks, that open the breaker. */
export const OUTAGE_UNTIL_STOP = 5;

/**
 * So many attempts may not have counted before one that met an outage does. A task that is bad in itself looks like an outage
 * each time, together with others of its kind: without a bound they would be asked for, and paid, in every run.
 */
export const UNCOUNTED_MAX = 5;

/** No model was heard of: with enough of these in a row it is the provider that fails, not the tasks. */
export function isOutage(failure: Failure, hold: HoldEnd): boolean {
  return faultOf(failure) === 'call' && !isSignOfLife(failure, hold);
}

/** A model did answer, however badly, or was at work: whatever fails next is no continuation of an outage. */
export function isSignOfLife(failure: Failure, hold: HoldEnd): boolean {
  return failure.kind === 'invalid-answer' || failure.kind === 'length' || hasWorked(hold);
}

/** A provider that failed bills nothing, and has written nothing. */
function hasWorked(hold: HoldEnd): boolean {
  return hold.end === 'settled' && (hold.usage.completionTokens > 0 || hold.costNanoUsd > 0);
}

/** Whether an outage takes nothing from a task with these tries. */
export function isSpared({ attempts, failures }: Tries): boolean {
  return attempts - failures < UNCOUNTED_MAX;
}

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

/**
 * Stops the provider for this run, and gives back what the outage took from the tasks that it spares: attempts, by the stop
 * itself, and tasks it had quarantined.
 */
export function openBreaker(context: Context, failure: Failure): Event[] {
  const { run, state } = context;
  const wronged = new Set(run.outage.filter(id => isWronged(state.tasks.get(id))));
  return [
    ...stop(context, { kind: 'provider' }, 'breaker', failure),
    ...[...wronged].map((id): Event => ({ type: 'TaskReleased', task: id, reason: 'breaker' })),
  ];
}

/**
 * In quarantine for the outage, and not for something of its own that came to light in between. One that comes back has a new
 * beginning, so it must have cost nothing: it may be the task that is bad, and this the tenth time.
 */
function isWronged(task: TaskState | undefined): boolean {
  if (task?.status !== 'quarantined') return false;
  const { failure, spent } = task.facts;
  if (failure.kind === 'interrupted' || failure.kind === 'skipped') return false;
  return isOutage(failure, { end: 'released' }) && spent.tokens === 0 && spent.nanoUsd === 0;
}
