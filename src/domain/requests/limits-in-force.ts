import type { Limits } from '../budget.ts';
import { type State, bookedAt } from '../state.ts';
import { type Timestamp, dayOf } from '../units.ts';

/**
 * The limits that a call made now must keep. Whether a task could ever run is not for these to say: a budget that was lowered
 * is back at midnight.
 */
export function limitsInForce(
  limits: Limits,
  { asked, run }: Pick<State, 'asked' | 'run'>,
  now: Timestamp,
): Limits {
  const { lowered } = asked;
  if (lowered?.day !== dayOf(bookedAt(run, now))) return limits;
  const nanoUsd = Math.min(limits.day.nanoUsd ?? Infinity, lowered.nanoUsd);
  return { ...limits, day: { ...limits.day, nanoUsd } };
}
