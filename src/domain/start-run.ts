import { type Account, type Accounts, type Amount, EMPTY_ACCOUNT, ZERO, add } from './budget.ts';
import { escrowAt, unaccounted } from './escrow.ts';
import type { Event, EventOf } from './event.ts';
import { invariant } from './invariant.ts';
import { limitsInForce } from './requests/limits-in-force.ts';
import type { Policy } from './policy.ts';
import { type InFlight, type State, accountsAt } from './state.ts';
import type { TaskId } from './task.ts';
import { type Timestamp, dayOf, monthOf } from './units.ts';

export type RunStart = {
  readonly version: string;
  readonly provider: string;
  /** Draws what the run may spend before its first call, now. Only where its log can be lost with the machine. */
  readonly draw?: { readonly now: Timestamp };
  /** The end of the log of the run before is lost with its machine: nobody knows what it did last. */
  readonly endLost?: boolean;
};

export function startRun(start: RunStart, state: State, { limits }: Policy): Event[] {
  const { version, provider, draw, endLost = false } = start;
  const interrupted = interruptRun(state, endLost);
  if (draw === undefined) return [...interrupted, { type: 'RunStarted', version, provider }];

  const charged = interrupted.find(event => event.type === 'RunInterrupted')?.charged;
  const inForce = limitsInForce(limits, { ...state, run: undefined }, draw.now);
  const escrow = escrowAt(accountsAfter(charged, state, draw.now), inForce);
  return [...interrupted, { type: 'RunStarted', version, provider, escrow }];
}

/** What a new run finds in the books when the one before is charged. Its open holds become spent: the sums stay. */
function accountsAfter(charged: Amount | undefined, state: State, now: Timestamp): Accounts {
  const { day, month } = accountsAt({ ...state, run: undefined }, now);
  const then = state.run?.startedAt;
  const also = (window: Account, isSame: boolean) =>
    charged === undefined || !isSame ? window : { ...window, spent: add(window.spent, charged) };
  return {
    run: EMPTY_ACCOUNT,
    day: also(day, then !== undefined && dayOf(then) === dayOf(now)),
    month: also(month, then !== undefined && monthOf(then) === monthOf(now)),
  };
}

/**
 * A run that never finished was killed: nobody can know what its calls in flight have cost, so each is charged
 * whole, and the tasks go back to the queue. Where the end of its log is lost too, so is all that it drew.
 */
export function interruptRun(state: State, endLost = false): Event[] {
  const { run } = state;
  if (run === undefined) return [];
  const holds = [...state.inFlight].map(([id, call]) => chargeHold(id, call, 'killed', state));
  const interrupted = { type: 'RunInterrupted', interrupted: run.id } as const;
  if (!endLost || run.escrow === undefined) return [...holds, interrupted];

  const spent = add(run.account.spent, run.account.held);
  return [...holds, { ...interrupted, charged: unaccounted(run.escrow, { spent, held: ZERO }) }];
}

const INTERRUPTIONS_FREE = 2;

/**
 * A kill or an abort is no fault of the task, so it costs no attempt; but a task that is there each time the
 * process dies may be why it dies: from the third in a row on, each costs one.
 */
export function chargeHold(
  id: TaskId,
  call: InFlight,
  cause: 'killed' | 'aborted',
  state: State,
): EventOf<'HoldCharged'> {
  const task = state.tasks.get(id);
  invariant(task?.status === 'processing', `task "${id}" has a hold but no attempt`);
  return {
    type: 'HoldCharged',
    task: id,
    key: call.key,
    attempt: call.attempt,
    cause,
    counted: task.tries.interruptions >= INTERRUPTIONS_FREE,
  };
}
