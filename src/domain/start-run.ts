import type { Event, EventOf } from './event.ts';
import { invariant } from './invariant.ts';
import type { InFlight, State } from './state.ts';
import type { TaskId } from './task.ts';

export function startRun(
  { version, provider }: { version: string; provider: string },
  state: State,
): Event[] {
  return [...interruptRun(state), { type: 'RunStarted', version, provider }];
}

/**
 * A run that never finished was killed: nobody can know what its calls in flight have cost, so each is charged
 * whole, and the tasks go back to the queue.
 */
export function interruptRun(state: State): Event[] {
  if (state.run === undefined) return [];
  const charged = [...state.inFlight].map(([id, call]) => chargeHold(id, call, 'killed', state));
  return [...charged, { type: 'RunInterrupted', interrupted: state.run.id }];
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
