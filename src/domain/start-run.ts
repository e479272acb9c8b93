import type { Event, EventOf } from './event.ts';
import type { InFlight, State } from './state.ts';
import type { TaskId } from './task.ts';

/**
 * Starts a run. If the one before never finished, it was killed: nobody can know what its calls in flight have
 * cost, so each is charged whole, and the tasks go back to the queue.
 */
export function startRun(
  { version, provider }: { version: string; provider: string },
  state: State,
): Event[] {
  const started: Event = { type: 'RunStarted', version, provider };
  if (state.run === undefined) return [started];

  const charged = [...state.inFlight].map(([id, call]) => chargeHold(id, call, 'killed', state));
  return [...charged, { type: 'RunInterrupted', interrupted: state.run.id }, started];
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
  const before = task !== undefined && 'tries' in task ? task.tries.interruptions : 0;
  return {
    type: 'HoldCharged',
    task: id,
    key: call.key,
    attempt: call.attempt,
    cause,
    counted: before >= INTERRUPTIONS_FREE,
  };
}
