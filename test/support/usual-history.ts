// Runs as a log tells them, with as many calls as it takes for something to be usual, and for something to be odd.
import type { Event, EventOf, HoldEnd } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { added, completed, failed, keyOf, later, runFinished, runStarted, started } from './literals.ts';

export const INVALID: Failure = { kind: 'invalid-answer', keyword: 'required' };

export type ACall = {
  readonly taskType?: string;
  readonly durationMs?: number;
  readonly hold?: HoldEnd;
  /** Absent: it was answered. */
  readonly failure?: Failure;
};

export function costing(
  costNanoUsd: number,
  costSource: 'provider' | 'free' | 'unknown' = 'provider',
): HoldEnd {
  return { end: 'settled', usage: { promptTokens: 30, completionTokens: 10 }, costNanoUsd, costSource };
}

/** A task that is added, and called once. A second, and as many nano-USD as that has milliseconds, unless something else is said. */
export function call(task: string, { taskType = 'summarize', failure, ...end }: ACall = {}): Event[] {
  const fields = { durationMs: 1_000, hold: costing(1_000_000), ...end };
  return [
    added(task, { taskType }),
    started(task),
    failure === undefined
      ? completed(task, fields)
      : failed(task, failure, { ...fields, retryAt: later(60_000) }),
  ];
}

/** So many calls of tasks that no other call names, all alike. */
export function calls(prefix: string, count: number, fields: ACall = {}): Event[] {
  return Array.from({ length: count }, (_, n) => call(`${prefix}-${n}`, fields)).flat();
}

/** A run that ends by itself in which this happens. */
export function run(happens: readonly Event[], end: Event = runFinished): Event[] {
  return [runStarted, ...happens, end];
}

/** Sets a failed task aside. */
export function setAside(task: string, failure: EventOf<'TaskQuarantined'>['failure'] = INVALID): Event {
  return { type: 'TaskQuarantined', task, key: keyOf(task), failure };
}
