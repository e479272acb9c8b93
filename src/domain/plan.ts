import {
  type Accounts,
  type Amount,
  type BudgetRefusal,
  type Limits,
  neverFits,
  refusalOf,
} from './budget.ts';
import { undrawn } from './escrow.ts';
import { pauseAt } from './requests/asked.ts';
import { invariant } from './invariant.ts';
import { limitsInForce } from './requests/limits-in-force.ts';
import { type State, type TaskState, accountsAt, isStopped } from './state.ts';
import type { TaskId } from './task.ts';
import { type Timestamp, timestampOf } from './units.ts';

/** What attempting a task would take. Known only while its task file is: prices and caps may change without the key. */
export type Work = {
  readonly model: string;
  readonly taskType: string;
  readonly hold: Amount;
  /** The hold once an answer was cut short and the output cap is doubled. */
  readonly holdDoubled: Amount;
  readonly attemptsMax: number;
};

export type Step =
  | { readonly do: 'attempt'; readonly task: TaskId; readonly hold: Amount }
  /** Nothing to send before then; undefined: before a call in flight has ended. */
  | { readonly do: 'wait'; readonly until: Timestamp | undefined }
  | { readonly do: 'stop'; readonly because: StopCause };

/**
 * `done`: nothing is left. `provider-stopped`: what is left must not be sent in this run. `budget`: what is left
 * does not fit. `waiting`: what is left may be tried only later than a run would wait for. `paused`: somebody wants nothing
 * to be sent, until then or until they say so.
 */
export type StopCause =
  | { readonly kind: 'done' }
  | { readonly kind: 'provider-stopped' }
  | { readonly kind: 'budget'; readonly refusal: BudgetRefusal }
  | { readonly kind: 'waiting'; readonly until: Timestamp }
  | { readonly kind: 'paused'; readonly until: Timestamp | undefined };

/** A run sits out a wait of up to this long; a longer one is left to a later run. */
export const WAIT_MS_MAX = 60_000;

/**
 * Says what to do next: attempt this task, wait until then, or stop because. Tasks whose retry is due mostly come first,
 * then the queue in its order; one that is too big for what remains of a budget is passed over for smaller ones, and one
 * that is larger than a whole budget is none of a run's business.
 *
 * `stamp` is the time that an attempt started now will bear in the log, and so the day and month whose budgets it
 * counts in: the log does not follow a clock that was set back.
 */
export function plan(
  state: State,
  work: ReadonlyMap<TaskId, Work>,
  limits: Limits,
  nowMs: number,
  stamp: Timestamp = timestampOf(nowMs),
): Step {
  const now = timestampOf(nowMs);
  const open = state.throttle.until ?? now;
  const budgets = {
    limits,
    inForce: limitsInForce(limits, state, stamp),
    accounts: accountsAt(state, stamp),
  };
  const found = survey(state, work, budgets, now);
  const pause = pauseAt(state.asked, now);
  if (pause !== undefined) {
    if (state.inFlight.size > 0) return { do: 'wait', until: undefined };
    return { do: 'stop', because: causeOfPause(found, pause.until) };
  }
  if (found.next !== undefined && open <= now) return { do: 'attempt', ...found.next };

  const soonest = found.next === undefined ? found.retryAt : now;
  const until = soonest === undefined || soonest > open ? soonest : open;
  if (state.inFlight.size > 0) return { do: 'wait', until };
  if (until !== undefined && until <= timestampOf(nowMs + WAIT_MS_MAX)) return { do: 'wait', until };
  return { do: 'stop', because: causeOf(found, until) };
}

type Survey = {
  next: { readonly task: TaskId; readonly hold: Amount } | undefined;
  /** When the first failed task may be tried again. */
  retryAt: Timestamp | undefined;
  refusal: BudgetRefusal | undefined;
  stopped: boolean;
};

/** `limits` are those of the settings, which say what could ever run; people may have lowered those that are `inForce`. */
type Budgets = { readonly limits: Limits; readonly inForce: Limits; readonly accounts: Accounts };

/** Looks through everything open until something can be attempted, noting why the rest cannot. */
function survey(
  state: State,
  work: ReadonlyMap<TaskId, Work>,
  { limits, inForce, accounts }: Budgets,
  now: Timestamp,
): Survey {
  const found: Survey = { next: undefined, retryAt: undefined, refusal: undefined, stopped: false };

  for (const { task: id, at } of openTasks(state, now)) {
    const needs = work.get(id);
    const task = state.tasks.get(id);
    invariant(task && 'tries' in task, `task "${id}" is in the queue, but is not open`);
    if (needs === undefined) continue;

    const hold = task.tries.doubled ? needs.holdDoubled : needs.hold;
    // No run could ever take it: it waits for its owner, who is told, and is no reason to call a budget reached.
    if (neverFits(hold, limits) !== undefined) continue;

    const refusal = refusalOf(hold, accounts, inForce) ?? undrawn(hold, state.run);
    if (isStopped(state.run, needs)) {
      found.stopped = true;
    } else if (state.keysInFlight.has(task.key)) {
      // Equal work is under way for another id: its answer will serve both.
    } else if (refusal !== undefined) {
      found.refusal ??= refusal;
    } else if (at !== undefined && at > now) {
      found.retryAt = at;
      return found;
    } else {
      found.next = { task: id, hold };
      return found;
    }
  }
  return found;
}

/**
 * Retries that are due, then the queue, then the retries to come, soonest first. As long as nobody has answered in this run, a
 * task that an outage has let go comes behind the queue: were it the task that is bad, the breaker would open before the others
 * had their turn.
 */
function* openTasks(state: State, now: Timestamp): Generator<{ task: TaskId; at: Timestamp | undefined }> {
  const { retries, run, tasks } = state;
  const isHeard = run !== undefined && run.alive.models.size > 0;
  const behind: { task: TaskId; at: Timestamp | undefined }[] = [];
  let due = 0;
  for (let retry = retries[due]; retry !== undefined && retry.at <= now; retry = retries[++due]) {
    if (isHeard || !wasLetGo(tasks.get(retry.task))) yield retry;
    else behind.push(retry);
  }
  for (const task of state.pending) {
    if (isHeard || !wasLetGo(tasks.get(task))) yield { task, at: undefined };
    else behind.push({ task, at: undefined });
  }
  yield* behind;
  for (let retry = retries[due]; retry !== undefined; retry = retries[++due]) yield retry;
}

/** By attempts that did not count, of which few have another reason. */
function wasLetGo(task: TaskState | undefined): boolean {
  return task !== undefined && 'tries' in task && task.tries.attempts > task.tries.failures;
}

/** Where nothing is left, nothing was held up. */
function causeOfPause(found: Survey, until: Timestamp | undefined): StopCause {
  const isHeldUp = (found.next ?? found.retryAt ?? found.refusal) !== undefined;
  return isHeldUp && !found.stopped ? { kind: 'paused', until } : causeOf(found, undefined);
}

function causeOf({ refusal, stopped }: Survey, until: Timestamp | undefined): StopCause {
  if (stopped) return { kind: 'provider-stopped' };
  if (refusal !== undefined) return { kind: 'budget', refusal };
  if (until !== undefined) return { kind: 'waiting', until };
  return { kind: 'done' };
}
