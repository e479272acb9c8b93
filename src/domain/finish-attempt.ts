import { add, neverFits } from './budget.ts';
import { type Context, type AttemptResult, stop } from './attempt-result.ts';
import { isOutOfReach, isSpared, metBy, openBreaker, opensBreaker } from './breaker.ts';
import { adaptOrStop, sharedSuspicion } from './configuration.ts';
import type { Policy } from './policy.ts';
import type { Event } from './event.ts';
import { type Failure, faultOf, isOutage } from './failure.ts';
import { invariant } from './invariant.ts';
import { backoffMs } from './retry.ts';
import { chargeHold } from './start-run.ts';
import { type RunState, type State, idsOf, isOpen, versionOf } from './state.ts';
import { spentOf } from './totals.ts';
import { type Timestamp, timestampOf } from './units.ts';

/**
 * Chooses what follows from an attempt: the table of failures, told in code.
 *
 *   passing        wait and slow down; costs no attempt
 *   call           a failed attempt; retry by backoff; the last one quarantines
 *   (outage)       five of those in a row across tasks, or a provider that a task's last attempt cannot even reach: the
 *                  breaker opens and takes them back from the tasks that it spares
 *   account        no attempt lost; the provider stops for this run
 *   configuration  no attempt lost; adapted once, else that model or type stops for this run
 *   task           quarantine now
 *   length         one retry with twice the cap, else quarantine
 */
export function finishAttempt(attempt: AttemptResult, state: State, policy: Policy): Event[] {
  const { run } = state;
  const { task: id, result } = attempt;
  const call = state.inFlight.get(id);
  const task = state.tasks.get(id);
  invariant(run && call && task?.status === 'processing', `task "${id}" has no attempt in flight`);

  const context: Context = { attempt, call, tries: task.tries, run, state, policy };
  switch (result.kind) {
    case 'answered':
      return [...complete(context, result), ...stopIfHoldExceeded(context)];
    case 'aborted':
      return [chargeHold(id, call, 'aborted', state)];
    case 'failed':
      return [...fail(context, result.failure), ...stopIfHoldExceeded(context)];
  }
}

type Answered = Extract<AttemptResult['result'], { kind: 'answered' }>;

function complete({ attempt, call, state }: Context, answered: Answered): Event[] {
  const { task, hold, durationMs } = attempt;
  const { answer, servedBy, finishReason } = answered;
  const completed: Event = {
    type: 'TaskCompleted',
    task,
    key: call.key,
    attempt: call.attempt,
    answer,
    ...(servedBy === undefined ? {} : { servedBy }),
    ...(finishReason === undefined ? {} : { finishReason }),
    hold,
    durationMs,
  };

  // Equal work under other ids is done by this answer: it goes down in the same append, so it is never paid twice.
  const sharers = idsOf(state, call.key).filter(id => isOpen(versionOf(state, id, call.key)));
  return [
    completed,
    ...sharers.map((id): Event => ({ type: 'AnswerShared', task: id, key: call.key, sameAs: task, answer })),
  ];
}

function fail(context: Context, failure: Failure): Event[] {
  switch (faultOf(failure)) {
    case 'passing':
      return [failed(context, failure, { counted: false }), ...throttle(context, failure)];
    case 'call':
      return failCall(context, failure);
    case 'account':
      return [
        failed(context, failure, { counted: false }),
        ...stop(context, { kind: 'provider' }, 'account', failure),
      ];
    case 'configuration':
      return [failed(context, failure, { counted: false }), ...adaptOrStop(context, failure)];
    case 'task':
      return failTask(context, failure);
    case 'length':
      return failLength(context, failure);
  }
}

function throttle({ attempt, state, policy }: Context, failure: Failure): Event[] {
  const known = state.throttle.until;
  const asked = askedMs(failure);

  // Calls that were on their way when the provider first said "slower" say it again: that is one wait, not fifty.
  if (asked === undefined && known !== undefined && known > timestampOf(attempt.nowMs)) return [];

  const waitMs = asked ?? backoffMs(policy.backoff, state.throttle.waits + 1, attempt.random);
  const until = timestampOf(attempt.nowMs + waitMs);
  return known !== undefined && known >= until ? [] : [{ type: 'ProviderThrottled', until }];
}

/** To wait for nothing is no wait: whoever kept to it would ask again at once, as often as the line can carry it. */
function askedMs(failure: Failure): number | undefined {
  const asked = 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
  return asked === 0 ? undefined : asked;
}

function failCall(context: Context, failure: Failure): Event[] {
  const { attempt, call, tries, run, policy } = context;

  // The provider was stopped while this call was in flight: it met the same trouble, and that is no task's fault.
  if (isOutage(failure) && isProviderStopped(run)) return [failed(context, failure, { counted: false })];

  const failures = tries.failures + 1;
  const waitMs = askedMs(failure) ?? backoffMs(policy.backoff, failures, attempt.random);
  const retryAt = timestampOf(attempt.nowMs + waitMs);

  const isLast = failures >= attempt.attemptsMax;
  const isDown = opensBreaker(attempt.task, run) || (isLast && isOutOfReach(context, failure));
  const stops = isOutage(failure) && isDown ? openBreaker(context, failure) : [];
  const met = metBy(run, attempt.task);
  const spent = add(met.spent, spentOf(call.hold, attempt.hold));
  const isLet = stops.length > 0 && isSpared({ ...tries, failures, lastFailure: failure }, { ...met, spent });
  if (!isLast || isLet) return [failed(context, failure, { counted: true, retryAt }), ...stops];
  return [failed(context, failure, { counted: true }), quarantined(context, failure), ...stops];
}

function isProviderStopped(run: RunState): boolean {
  return run.stops.some(({ scope }) => scope.kind === 'provider');
}

function failTask(context: Context, failure: Failure): Event[] {
  const wronged = failure.kind === 'bad-request' ? sharedSuspicion(context, failure) : undefined;
  if (wronged === undefined)
    return [failed(context, failure, { counted: true }), quarantined(context, failure)];

  return [
    failed(context, failure, { counted: false }),
    ...stop(context, wronged.scope, 'configuration', failure),
    ...wronged.tasks.map((id): Event => ({ type: 'TaskReleased', task: id, reason: 'configuration' })),
  ];
}

function failLength(context: Context, failure: Failure): Event[] {
  const { attempt, tries, policy } = context;
  const fits = neverFits(attempt.holdDoubled, policy.limits) === undefined;

  // When only the rest of a budget has no room for the doubled hold, a later run has.
  if (!tries.doubled && fits) return [failed(context, failure, { counted: false })];
  return [failed(context, failure, { counted: true }), quarantined(context, failure)];
}

/** A provider that spends more than the hold allowed breaks the budget's one assumption: it gets no further call. */
function stopIfHoldExceeded(context: Context): Event[] {
  const { attempt, call, policy } = context;
  const spent = spentOf(call.hold, attempt.hold);
  const costCounts = Object.values(policy.limits).some(({ nanoUsd }) => nanoUsd !== undefined);
  const exceeded = spent.tokens > call.hold.tokens || (costCounts && spent.nanoUsd > call.hold.nanoUsd);
  return exceeded ? stop(context, { kind: 'model', name: call.model }, 'hold-exceeded', undefined) : [];
}

function failed(
  { attempt, call }: Context,
  failure: Failure,
  next: { counted: boolean; retryAt?: Timestamp },
): Event {
  const { task, hold, durationMs } = attempt;
  return {
    type: 'AttemptFailed',
    task,
    key: call.key,
    attempt: call.attempt,
    failure,
    hold,
    ...next,
    durationMs,
  };
}

function quarantined({ attempt, call }: Context, failure: Failure): Event {
  return { type: 'TaskQuarantined', task: attempt.task, key: call.key, failure };
}
