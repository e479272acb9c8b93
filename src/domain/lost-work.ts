import type { Event, LogRecord } from './event.ts';
import { evolve } from './evolve.ts';
import type { LostOutcome } from './recover-outcomes.ts';
import type { InFlight, State } from './state.ts';
import type { TaskId } from './task.ts';
import type { Sha256 } from './units.ts';

/** What a run did after its history and that of the others had parted. */
export type LostWork = {
  /**
   * How its calls ended, in that order. A call whose end is not among the records is left out: it is a part of what the run
   * drew and is not known to have spent.
   */
  readonly outcomes: readonly LostOutcome[];
  /** The run has ended there: all that it did is known. */
  readonly isWhole: boolean;
};

/**
 * Follows a run through its own records, from State as both histories had it, which is changed. A call that was in flight
 * then was charged whole by whoever took the run for dead. Throws for records that no run can have written.
 */
export function lostWorkOf(state: State, records: readonly LogRecord[]): LostWork {
  const wereInFlight = new Set(state.inFlight.values());
  const ended: Ended[] = [];
  const published = new Map<string, Sha256>();

  for (const record of records) {
    const { event } = record;
    const task = 'task' in event ? event.task : '';
    const call = state.inFlight.get(task);
    evolve(state, record);
    if (call !== undefined && !state.inFlight.has(task))
      ended.push({ record, task, call, wasCharged: wereInFlight.has(call) });
    if (event.type === 'ResultsPublished')
      for (const result of event.results) published.set(nameOf(result), result.sha256);
  }
  return {
    outcomes: ended.map(end => outcomeOf(end, published.get(nameOf({ task: end.task, key: end.call.key })))),
    isWhole: state.run === undefined,
  };
}

type Ended = {
  readonly record: LogRecord;
  readonly task: TaskId;
  readonly call: InFlight;
  readonly wasCharged: boolean;
};

function nameOf({ task, key }: { readonly task: TaskId; readonly key: Sha256 }): string {
  return `${task} ${key}`;
}

function outcomeOf({ record, task, call, wasCharged }: Ended, published: Sha256 | undefined): LostOutcome {
  const { run, seq, at, event } = record;
  const sent = {
    ...{ from: run, seq, task, key: call.key, attempt: call.attempt },
    ...{ taskType: call.taskType, model: call.model, countsAt: call.at },
    ...{ holdTokens: call.hold.tokens, holdNanoUsd: call.hold.nanoUsd, wasCharged },
  };
  switch (event.type) {
    case 'TaskCompleted':
      return { ...sent, ended: 'answered', hold: event.hold, result: resultOf(event, at, published) };
    case 'AttemptFailed':
      return { ...sent, ended: 'failed', failure: event.failure, hold: event.hold };
    default:
      return { ...sent, ended: 'failed', hold: { end: 'charged' } };
  }
}

function resultOf(
  { answer, servedBy, finishReason }: Extract<Event, { type: 'TaskCompleted' }>,
  at: LogRecord['at'],
  published: Sha256 | undefined,
): NonNullable<LostOutcome['result']> {
  return {
    ...{ answer, at },
    ...(servedBy !== undefined && { servedBy }),
    ...(finishReason !== undefined && { finishReason }),
    ...(published !== undefined && { published }),
  };
}
