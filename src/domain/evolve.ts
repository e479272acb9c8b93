import { ZERO } from './budget.ts';
import { type Draft, enter, forgetKey, leave, openTask, rememberKey, runOf, taskOf, touch } from './draft.ts';
import type { EventOf, LogRecord } from './event.ts';
import { type Failure, isOutage, isSignOfLife } from './failure.ts';
import { assertNever, invariant } from './invariant.ts';
import { closeHold, openHold } from './ledger.ts';
import {
  NO_TRIES,
  type RunState,
  type State,
  type TaskState,
  type TaskWork,
  type Tries,
  modelAt,
} from './state.ts';
import { suspectOf } from './suspect.ts';
import type { TaskId } from './task.ts';
import type { Sha256, Timestamp } from './units.ts';

/**
 * Applies one fact, in place: a copy per event would make a replay quadratic. Whatever was decided has
 * happened, so nothing is refused here; a fact that cannot follow from the state is a bug and throws.
 */
export function evolve(state: State, record: LogRecord): State {
  const draft = state as Draft;
  const { event, at } = record;

  switch (event.type) {
    case 'LogCreated':
      draft.log = { id: event.log, repository: event.repository, agent: event.agent };
      return state;

    case 'LogAdopted':
      invariant(draft.log, 'a log is adopted before it was created');
      draft.log = { ...draft.log, repository: event.repository };
      // Whatever another repository spent was not drawn from this one's budgets.
      draft.days.clear();
      draft.months.clear();
      return state;

    case 'RunStarted':
      draft.run = startRun(record, event);
      draft.throttle = { ...draft.throttle, waits: 0 };
      return state;

    case 'RunFinished':
    case 'RunInterrupted':
      draft.run = undefined;
      return state;

    case 'TaskAdded':
      addTask(draft, workOf(event));
      return state;

    case 'TaskChanged':
      leave(draft, taskOf(draft, event.task));
      forgetKey(draft, taskOf(draft, event.task));
      rememberKey(draft, { key: event.key, id: event.task });
      enter(draft, workOf(event), { status: 'pending', tries: NO_TRIES });
      return state;

    case 'TaskRemoved':
      removeTask(draft, taskOf(draft, event.task));
      return state;

    case 'AttemptStarted':
      startAttempt(draft, event, at);
      return state;

    case 'AttemptFailed':
      failAttempt(draft, event);
      return state;

    case 'TaskCompleted':
      completeTask(draft, record, event);
      return state;

    case 'AnswerShared':
      shareAnswer(draft, record, event);
      return state;

    case 'TaskQuarantined':
      quarantine(draft, record, event);
      return state;

    case 'TaskReleased': {
      const task = taskOf(draft, event.task);
      leave(draft, task);
      enter(draft, task, { status: 'pending', tries: NO_TRIES });
      return state;
    }

    case 'HoldCharged':
      chargeHold(draft, event);
      return state;

    case 'ProviderThrottled':
      draft.throttle = { until: event.until, waits: draft.throttle.waits + 1 };
      return state;

    case 'ProviderStopped':
      stopProvider(draft, event);
      return state;

    case 'ModelAdapted': {
      const model = modelAt(runOf(draft), event.model);
      const known = draft.adaptations.get(model) ?? new Set();
      draft.adaptations.set(model, new Set([...known, event.adaptation]));
      return state;
    }

    case 'BudgetReached': {
      const { type: _, ...refusal } = event;
      const run = runOf(draft);
      draft.run = { ...run, budgetsReached: [...run.budgetsReached, refusal] };
      return state;
    }

    case 'ResultsPublished':
      for (const { task: id, key, sha256 } of event.results) publish(draft, id, key, sha256);
      return state;

    case 'LogRecovered':
    case 'AnswerForgotten':
      return state;

    default:
      return assertNever(event);
  }
}

function startRun({ run, at }: LogRecord, event: EventOf<'RunStarted'>): RunState {
  return {
    id: run,
    startedAt: at,
    provider: event.provider,
    account: { spent: ZERO, held: ZERO },
    stops: [],
    budgetsReached: [],
    outage: [],
    suspects: [],
    alive: { models: new Set(), types: new Set() },
    calls: 0,
    touched: new Map(),
  };
}

function workOf(event: EventOf<'TaskAdded'> | EventOf<'TaskChanged'>): TaskWork {
  return { id: event.task, key: event.key, input: event.input, taskType: event.taskType, model: event.model };
}

function addTask(draft: Draft, work: TaskWork): void {
  const finished = draft.archive.get(work.id);
  draft.archive.delete(work.id);
  rememberKey(draft, work);
  if (finished?.key === work.key) draft.tasks.set(work.id, finished);
  else enter(draft, work, { status: 'pending', tries: NO_TRIES });
}

function removeTask(draft: Draft, task: TaskState): void {
  leave(draft, task);
  forgetKey(draft, task);
  draft.tasks.delete(task.id);
  if (task.status === 'completed') draft.archive.set(task.id, task);
}

function startAttempt(draft: Draft, event: EventOf<'AttemptStarted'>, at: Timestamp): void {
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
    at,
  });
}

function failAttempt(draft: Draft, event: EventOf<'AttemptFailed'>): void {
  closeHold(draft, event.task, event.hold, 'failed');
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

function noteOutage(draft: Draft, id: TaskId, failure: Failure): void {
  const run = runOf(draft);
  if (isOutage(failure)) draft.run = { ...run, outage: [...run.outage, id] };
  else if (isSignOfLife(failure)) draft.run = { ...run, outage: [] };
}

function completeTask(draft: Draft, record: LogRecord, event: EventOf<'TaskCompleted'>): void {
  const call = closeHold(draft, event.task, event.hold, 'answered');
  const run = runOf(draft);
  draft.throttle = { ...draft.throttle, waits: 0 };
  draft.run = {
    ...run,
    outage: [],
    alive: {
      models: withMember(run.alive.models, call.model),
      types: withMember(run.alive.types, call.taskType),
    },
  };
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

function shareAnswer(draft: Draft, record: LogRecord, event: EventOf<'AnswerShared'>): void {
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

function quarantine(draft: Draft, record: LogRecord, event: EventOf<'TaskQuarantined'>): void {
  const task = openTask(draft, event.task);
  leave(draft, task);
  touch(draft, task.id);

  const run = runOf(draft);
  const { failure } = event;
  if (failure.kind === 'bad-request') {
    draft.run = { ...run, suspects: [...run.suspects, suspectOf(task, failure)] };
  }
  enter(draft, task, {
    status: 'quarantined',
    tries: task.tries,
    published: undefined,
    facts: { at: record.at, run: record.run, failure },
  });
}

function chargeHold(draft: Draft, event: EventOf<'HoldCharged'>): void {
  closeHold(draft, event.task, { end: 'charged' }, 'failed');
  const { tries, ...task } = openTask(draft, event.task);
  const interruptions = tries.interruptions + 1;
  const failures = tries.failures + (event.counted ? 1 : 0);
  enter(draft, task, { status: 'pending', tries: { ...tries, interruptions, failures } });
}

function stopProvider(draft: Draft, event: EventOf<'ProviderStopped'>): void {
  const run = runOf(draft);
  draft.run = {
    ...run,
    stops: [...run.stops, { scope: event.scope, reason: event.reason, failure: event.failure }],
  };
  if (event.reason !== 'breaker') return;

  // An outage is no task's fault: each of its failures is taken back.
  for (const id of run.outage) {
    const task = draft.tasks.get(id);
    if (task === undefined || !('tries' in task)) continue;
    draft.tasks.set(id, {
      ...task,
      tries: { ...task.tries, failures: Math.max(0, task.tries.failures - 1) },
    });
  }
}

function publish(draft: Draft, id: TaskId, key: Sha256, sha256: Sha256): void {
  const task = draft.tasks.get(id) ?? draft.archive.get(id);
  if (task?.key !== key || !('published' in task)) return;
  (draft.tasks.has(id) ? draft.tasks : draft.archive).set(id, { ...task, published: sha256 });
}

function withMember(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return set.has(member) ? set : new Set([...set, member]);
}
