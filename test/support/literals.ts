import type { AttemptResult } from '../../src/domain/attempt-result.ts';
import type { Amount } from '../../src/domain/budget.ts';
import type { Command } from '../../src/domain/decide.ts';
import type { Event, EventOf, HoldEnd } from '../../src/domain/event.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { ListedTask } from '../../src/domain/list-tasks.ts';
import type { LostOutcome } from '../../src/domain/recover-outcomes.ts';
import { type Sha256, type Timestamp, timestampOf } from '../../src/domain/units.ts';

// The words that the stories in the domain's tests are told with.

/** Every story happens at this moment unless it says otherwise: the last noon of a month. */
export const NOW: Timestamp = '2026-01-31T12:00:00.000Z';
export const NOW_MS = Date.parse(NOW);

/** `later(1_000)` is one second after `NOW`. */
export function later(ms: number): Timestamp {
  return timestampOf(NOW_MS + ms);
}

/** A literal hash: `sha(7)` ends with a 7. */
export function sha(number: number): Sha256 {
  return number.toString(16).padStart(64, '0');
}

export const HOLD: Amount = { tokens: 100, nanoUsd: 1_000 };
export const DOUBLED: Amount = { tokens: 150, nanoUsd: 1_800 };
export const SETTLED: HoldEnd = {
  end: 'settled',
  usage: { promptTokens: 30, completionTokens: 10 },
  costNanoUsd: 400,
  costSource: 'provider',
};
export const RELEASED: HoldEnd = { end: 'released' };
export const CHARGED: HoldEnd = { end: 'charged' };

/** The answer that every literal task gets. */
export const ANSWER = sha(0xa);

/** The key of the literal task of that name: equal names, equal keys. */
export function keyOf(task: string): Sha256 {
  return Buffer.from(task).toString('hex').padStart(64, '0');
}

/** What may be said of a literal task beside its id. */
type Facts = Partial<Omit<ListedTask, 'id'>>;

/** The task as the task file has it: its key is made of its id, all else is alike for all. */
export function listed(id: string, work: Facts = {}): ListedTask {
  return {
    id,
    key: keyOf(id),
    input: sha(1),
    taskType: 'summarize',
    model: 'small',
    attemptsMax: 3,
    onChange: 'rerun',
    ...work,
  };
}

export const created: Event = { type: 'LogCreated', log: 'log-1', repository: '42', agent: 'default' };
export const runStarted: EventOf<'RunStarted'> = {
  type: 'RunStarted',
  version: '1.0.0',
  provider: 'openrouter',
};
export const runFinished: Event = { type: 'RunFinished', outcome: 'completed' };

export function added(id: string, work: Facts = {}): EventOf<'TaskAdded'> {
  return { type: 'TaskAdded', ...factsOf(id, work) };
}

export function changed(id: string, work: Facts = {}): EventOf<'TaskChanged'> {
  return { type: 'TaskChanged', ...factsOf(id, work) };
}

/** A run with these tasks in its queue. */
export function queued(...tasks: string[]): Event[] {
  return [created, runStarted, ...tasks.map(task => added(task))];
}

/** A run with a call in flight for each of these tasks. */
export function calling(...tasks: string[]): Event[] {
  return [...queued(...tasks), ...tasks.map(task => started(task))];
}

export function removed(task: string): Event {
  return { type: 'TaskRemoved', task };
}

function factsOf(task: string, work: Facts) {
  const { key, input, taskType, model } = listed(task, work);
  return { task, key, input, taskType, model };
}

export function started(
  task: string,
  fields: Partial<EventOf<'AttemptStarted'>> = {},
): EventOf<'AttemptStarted'> {
  return {
    type: 'AttemptStarted',
    task,
    key: keyOf(task),
    attempt: 1,
    model: 'small',
    holdTokens: HOLD.tokens,
    holdNanoUsd: HOLD.nanoUsd,
    ...fields,
  };
}

export function failed(
  task: string,
  failure: Failure,
  fields: Partial<EventOf<'AttemptFailed'>> = {},
): EventOf<'AttemptFailed'> {
  return {
    type: 'AttemptFailed',
    task,
    key: keyOf(task),
    attempt: 1,
    failure,
    hold: RELEASED,
    counted: true,
    durationMs: 50,
    ...fields,
  };
}

export function completed(
  task: string,
  fields: Partial<EventOf<'TaskCompleted'>> = {},
): EventOf<'TaskCompleted'> {
  return {
    type: 'TaskCompleted',
    task,
    key: keyOf(task),
    attempt: 1,
    answer: ANSWER,
    hold: SETTLED,
    durationMs: 50,
    ...fields,
  };
}

export function quarantined(
  task: string,
  failure: EventOf<'TaskQuarantined'>['failure'],
  key: Sha256 = keyOf(task),
): EventOf<'TaskQuarantined'> {
  return { type: 'TaskQuarantined', task, key, failure };
}

export function released(task: string, reason: EventOf<'TaskReleased'>['reason']): Event {
  return { type: 'TaskReleased', task, reason };
}

export function charged(
  task: string,
  cause: EventOf<'HoldCharged'>['cause'],
  fields: Partial<EventOf<'HoldCharged'>> = {},
): EventOf<'HoldCharged'> {
  return { type: 'HoldCharged', task, key: keyOf(task), attempt: 1, cause, counted: false, ...fields };
}

export function shared(task: string, sameAs: string, key: Sha256 = keyOf(sameAs)): EventOf<'AnswerShared'> {
  return { type: 'AnswerShared', task, key, sameAs, answer: ANSWER };
}

export function stopped(
  scope: EventOf<'ProviderStopped'>['scope'],
  reason: EventOf<'ProviderStopped'>['reason'],
  failure?: Failure,
): EventOf<'ProviderStopped'> {
  return { type: 'ProviderStopped', scope, reason, ...(failure === undefined ? {} : { failure }) };
}

export const PROVIDER = { kind: 'provider' } as const;

export function start(task: string, hold: Amount = HOLD, now: Timestamp = NOW): Command {
  return { type: 'StartAttempt', task, model: 'small', hold, now };
}

/** The end of an attempt, at `NOW`, with the middle of every backoff. */
export function finish(
  task: string,
  result: AttemptResult['result'],
  fields: Partial<AttemptResult> = {},
): Command {
  return {
    type: 'FinishAttempt',
    task,
    attemptsMax: 3,
    holdDoubled: DOUBLED,
    result,
    hold: RELEASED,
    sent: { outputCapName: 'max_tokens', withoutTemperature: false },
    durationMs: 50,
    nowMs: NOW_MS,
    random: 0.5,
    ...fields,
  };
}

export function fail(task: string, failure: Failure, fields: Partial<AttemptResult> = {}): Command {
  return finish(task, { kind: 'failed', failure }, fields);
}

export function answer(task: string, fields: Partial<AttemptResult> = {}): Command {
  const result = { kind: 'answered', answer: ANSWER, servedBy: undefined, finishReason: undefined } as const;
  return finish(task, result, { hold: SETTLED, ...fields });
}

/** The answer of a task, by its first attempt in a run that lost its place: its so-manieth event. */
export function lostAnswer(task: string, seq: number, fields: Partial<LostOutcome> = {}): LostOutcome {
  return {
    ...{ from: 'lost-1', seq, task, key: keyOf(task), attempt: 1, taskType: 'summarize', model: 'small' },
    ...{ holdTokens: HOLD.tokens, holdNanoUsd: HOLD.nanoUsd, countsAt: NOW, wasCharged: false },
    ...{ ended: 'answered', hold: SETTLED, result: { answer: ANSWER, at: NOW } },
    ...fields,
  };
}

/** The same, with what became of it in this log. */
export function recovered(
  task: string,
  seq: number,
  fields: Partial<LostOutcome> = {},
): EventOf<'OutcomeRecovered'> {
  return { type: 'OutcomeRecovered', ...lostAnswer(task, seq, fields) };
}
