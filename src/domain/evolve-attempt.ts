import { type Draft, enter, leave, openTask, runOf, touch } from './draft.ts';
import type { EventOf, LogRecord } from './event.ts';
import { noteEnd } from './oddities/evolve-usual.ts';
import { type Failure, isOutage, isSignOfLife } from './failure.ts';
import { closeHold, openHold } from './ledger.ts';
import { type InFlight, type Tries, bookedAt } from './state.ts';
import { suspectOf, withSuspect } from './suspect.ts';
import type { TaskId } from './task.ts';
import type { Timestamp } from './units.ts';

/** What the events of an attempt make of State: the task moves on, and its hold is opened or closed. */
export function startAttempt(draft: Draft, event: EventOf<'AttemptStarted'>, at: Timestamp): void {
  const task = openTask(draft, event.task);
  leave(draft, task);
  enter(draft, task, { status: 'processing', tries: { ...task.tries, attempts: event.attempt } });
  touch(draft, task.id);
  openHold(draft, task.id, {
    key: event.key,
    attempt: event.attempt,
    model: event.model,
    taskType: task.taskType,
    hold: { tokens: event.holdTokens, nanoUsd: event.holdNanoUsd },
    at: bookedAt(draft.run, at),
  });
}

export function failAttempt(draft: Draft, event: EventOf<'AttemptFailed'>): void {
  noteEnd(draft, closeHold(draft, event.task, event.hold, 'failed'), event);
  const { tries, ...task } = openTask(draft, event.task);
  const { failure } = event;
  noteOutage(draft, event.task, failure);

  const next: Tries = {
    attempts: tries.attempts,
    failures: tries.failures + (event.counted ? 1 : 0),
    interruptions: 0,
    doubled: tries.doubled || failure.kind === 'length',
    lastFailure: failure,
  };
  if (event.retryAt === undefined) enter(draft, task, { status: 'pending', tries: next });
  else enter(draft, task, { status: 'failed', tries: next, retryAt: event.retryAt });
}

export function completeTask(draft: Draft, record: LogRecord, event: EventOf<'TaskCompleted'>): void {
  const call = closeHold(draft, event.task, event.hold, 'answered');
  if (draft.throttle.waits > 0) draft.throttle = { ...draft.throttle, waits: 0 };
  noteLife(draft, call);
  noteEnd(draft, call, event);
  enter(draft, openTask(draft, event.task), {
    status: 'completed',
    answer: event.answer,
    published: undefined,
    facts: {
      at: record.at,
      run: record.run,
      attempts: event.attempt,
      model: call.model,
      hold: event.hold,
      servedBy: event.servedBy,
      finishReason: event.finishReason,
      sameAs: undefined,
    },
  });
}

export function shareAnswer(draft: Draft, record: LogRecord, event: EventOf<'AnswerShared'>): void {
  const task = openTask(draft, event.task);
  leave(draft, task);
  touch(draft, task.id);
  enter(draft, task, {
    status: 'completed',
    answer: event.answer,
    published: undefined,
    facts: {
      at: record.at,
      run: record.run,
      attempts: 0,
      model: task.model,
      hold: { end: 'released' },
      servedBy: undefined,
      finishReason: undefined,
      sameAs: event.sameAs,
    },
  });
}

export function quarantine(draft: Draft, record: LogRecord, event: EventOf<'TaskQuarantined'>): void {
  const task = openTask(draft, event.task);
  leave(draft, task);
  const spent = touch(draft, task.id);

  const run = runOf(draft);
  const { failure } = event;
  if (failure.kind === 'bad-request') {
    draft.run = { ...run, suspects: withSuspect(run, suspectOf(task, failure)) };
  }
  enter(draft, task, {
    status: 'quarantined',
    tries: task.tries,
    published: undefined,
    facts: { at: record.at, run: record.run, failure, spent },
  });
}

export function chargeHold(draft: Draft, event: EventOf<'HoldCharged'>): void {
  closeHold(draft, event.task, { end: 'charged' }, 'failed');
  const { tries, ...task } = openTask(draft, event.task);
  const interruptions = tries.interruptions + 1;
  const failures = tries.failures + (event.counted ? 1 : 0);
  enter(draft, task, { status: 'pending', tries: { ...tries, interruptions, failures } });
}

function noteOutage(draft: Draft, id: TaskId, failure: Failure): void {
  const run = runOf(draft);
  if (isOutage(failure)) draft.run = { ...run, outage: [...run.outage, id] };
  else if (isSignOfLife(failure)) draft.run = { ...run, outage: [] };
}

/** Something answered. Mostly that is known already, and then nothing is written. */
function noteLife(draft: Draft, { model, taskType }: InFlight): void {
  const run = runOf(draft);
  const { models, types } = run.alive;
  if (run.outage.length > 0) run.outage = [];
  if (models.has(model) && types.has(taskType)) return;
  run.alive = { models: withMember(models, model), types: withMember(types, taskType) };
}

function withMember(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return set.has(member) ? set : new Set([...set, member]);
}
