import { type Context, stop } from './attempt-result.ts';
import { type Amount, ZERO } from './budget.ts';
import type { Event } from './event.ts';
import { type Failure, isOutage } from './failure.ts';
import type { RunState, TaskState, Tries } from './state.ts';
import type { TaskId } from './task.ts';

/** Failures of the provider in a row, across tasks, that open the breaker. */
export const OUTAGE_UNTIL_STOP = 5;

/** So many attempts of a task may not have counted before those that an outage took do, where that could go on for ever. */
export const UNCOUNTED_MAX = 10;

/** How an outage met a task in this run. */
export type Met = {
  readonly spent: Amount;
  /** Some other task was answered in this run. */
  readonly isHeard: boolean;
};

/**
 * Whether an outage takes nothing from a task. Always where nobody was answered and nothing was spent: that is the provider, and
 * to ask once more costs nothing. A task that is bad in itself, together with others of its kind, looks like an outage as well,
 * in every run, and may be paid for each time: so not for ever. And an answer that had nothing in it, and may be billed, is as
 * much the task's doing as the provider's.
 */
export function isSpared({ attempts, failures, lastFailure }: Tries, { spent, isHeard }: Met): boolean {
  const isFree = spent.tokens === 0 && spent.nanoUsd === 0;
  if (isFree && !isHeard) return true;
  if (!isFree && IS_EMPTY.has(lastFailure?.kind)) return false;
  return attempts - failures < UNCOUNTED_MAX;
}

/** Somebody was at work, for whatever it was. */
const IS_EMPTY: ReadonlySet<Failure['kind'] | undefined> = new Set<Failure['kind']>([
  'empty-answer',
  'malformed-answer',
  'error-in-answer',
]);

export function metBy(run: Pick<RunState, 'touched' | 'alive'>, task: TaskId): Met {
  return { spent: run.touched.get(task) ?? ZERO, isHeard: run.alive.models.size > 0 };
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
 * Stops the provider for this run, and gives back what the outage took from those that it spares: attempts, by the stop itself,
 * and tasks it had quarantined.
 */
export function openBreaker(context: Context, failure: Failure): Event[] {
  const { run, state } = context;
  const wronged = new Set(run.outage.filter(id => isWronged(state.tasks.get(id), metBy(run, id))));
  return [
    ...stop(context, { kind: 'provider' }, 'breaker', failure),
    ...[...wronged].map((id): Event => ({ type: 'TaskReleased', task: id, reason: 'breaker' })),
  ];
}

/**
 * In quarantine for the outage, and not for something of its own that came to light in between. One that comes back has a new
 * beginning, so it must be the provider for certain: it may be the task that is bad, and this the tenth time.
 */
function isWronged(task: TaskState | undefined, { isHeard }: Met): boolean {
  if (task?.status !== 'quarantined' || isHeard) return false;
  const { failure, spent } = task.facts;
  if (spent.tokens > 0 || spent.nanoUsd > 0) return false;
  return failure.kind !== 'interrupted' && failure.kind !== 'skipped' && isOutage(failure);
}
