import * as z from 'zod';

import { Alert, AlertKind, Fingerprint } from './alerts/alert.ts';
import { ASKED_EVENTS } from './requests/asked-event.ts';
import { AlertMemory } from './alerts/alert-memory.ts';
import { Failure } from './failure.ts';
import { TaskId } from './task.ts';
import { Code, NanoUsd, Sha256, Timestamp, Tokens } from './units.ts';

export const Usage = z.strictObject({
  promptTokens: Tokens,
  completionTokens: Tokens,
  /** Of the prompt tokens, those served from the provider's prompt cache. */
  cachedTokens: Tokens.optional(),
  /** Of the completion tokens, those spent on reasoning. */
  reasoningTokens: Tokens.optional(),
});
export type Usage = z.infer<typeof Usage>;

/** Who said what the call cost: the provider's own figure, or tokens by kind at a price and where that stands. */
export const CostSource = z.enum(['provider', 'task-file', 'bundled', 'free', 'offline', 'unknown']);
export type CostSource = z.infer<typeof CostSource>;

/** How a hold ended: with the real figures, with nothing spent, or, where nobody can know, with the whole hold. */
export const HoldEnd = z.discriminatedUnion('end', [
  z.strictObject({ end: z.literal('settled'), usage: Usage, costNanoUsd: NanoUsd, costSource: CostSource }),
  z.strictObject({ end: z.literal('released') }),
  z.strictObject({ end: z.literal('charged') }),
]);
export type HoldEnd = z.infer<typeof HoldEnd>;

/** `run` and `runAttempt` of GitHub, or a random word of a run on a local disk. */
export const RunId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);
export type RunId = z.infer<typeof RunId>;

export const Outcome = z.enum([
  'completed',
  'idle',
  'waiting',
  'budget-exhausted',
  'deadline',
  'overlapped',
  'paused',
  'provider-stopped',
  'interrupted',
  'failed',
]);
export type Outcome = z.infer<typeof Outcome>;

/** What a stop covers: everything, one model, or one type of task. It lasts until the run ends. */
export const StopScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('provider') }),
  z.strictObject({ kind: z.literal('model'), name: z.string() }),
  z.strictObject({ kind: z.literal('type'), name: z.string() }),
]);
export type StopScope = z.infer<typeof StopScope>;

export const StopReason = z.enum(['account', 'breaker', 'configuration', 'hold-exceeded']);
export type StopReason = z.infer<typeof StopReason>;

/** What is adapted once per model when a provider refuses a parameter by name. */
export const Adaptation = z.enum(['max_tokens', 'max_completion_tokens', 'without-temperature']);
export type Adaptation = z.infer<typeof Adaptation>;

/**
 * What was wrong with the log, or with its copies, when a run went on all the same. `torn`: its end was cut off. The others
 * say why the run could not go on from where the last one had got to, and went on from what was left.
 */
export const LogDamage = z.enum([
  'torn',
  'copy-missing',
  'copy-unusable',
  'two-histories',
  'cache-unreachable',
  'branch-missing',
]);
export type LogDamage = z.infer<typeof LogDamage>;

/** What may be odd about a type: calls that are slow, calls that are dear, and how many fail. */
export const OddKind = z.enum(['slow', 'dear', 'failing']);
export type OddKind = z.infer<typeof OddKind>;

export const Window = z.enum(['run', 'day', 'month']);
export type Window = z.infer<typeof Window>;
export const Unit = z.enum(['tokens', 'cost']);
export type Unit = z.infer<typeof Unit>;

/**
 * What a run draws from the budgets of the day and the month before its first call. A unit that no budget limits is
 * left out.
 */
export const Escrow = z.strictObject({ tokens: Tokens.optional(), nanoUsd: NanoUsd.optional() });
export type Escrow = z.infer<typeof Escrow>;

/** Why a task was set aside: its last failure, kills that used up its attempts, or a person who said so. */
export const QuarantineFailure = Failure.or(z.strictObject({ kind: z.literal('interrupted') })).or(
  z.strictObject({ kind: z.literal('skipped') }),
);
export type QuarantineFailure = z.infer<typeof QuarantineFailure>;

/** What shapes an answer, by hash: enough to say later what changed, never the text itself. */
const work = { task: TaskId, key: Sha256, input: Sha256, taskType: z.string(), model: z.string() };
const attempt = { task: TaskId, key: Sha256, attempt: z.int().positive() };

export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('LogCreated'),
    log: z.string(),
    repository: z.string(),
    agent: z.string(),
  }),
  z.strictObject({ type: z.literal('LogAdopted'), repository: z.string(), previous: z.string() }),
  z.strictObject({
    type: z.literal('LogRecovered'),
    damage: LogDamage,
    /** Of a torn end, those that were cut off. */
    bytes: z.int().positive().optional(),
  }),
  /** State at the head with this `seq` and `hash` was kept; `sha256` is of the snapshot's bytes. */
  z.strictObject({ type: z.literal('SnapshotTaken'), seq: z.int().positive(), hash: Sha256, sha256: Sha256 }),

  z.strictObject({
    type: z.literal('RunStarted'),
    version: z.string(),
    provider: z.string(),
    /** Of a run whose log may be lost with its machine. All its calls count in the day and month in which it was drawn. */
    escrow: Escrow.optional(),
  }),
  z.strictObject({
    type: z.literal('RunFinished'),
    outcome: Outcome,
    /** Types of which something was out of the ordinary in it; absent: none. */
    odd: z
      .array(z.strictObject({ taskType: z.string(), kinds: z.array(OddKind).min(1) }))
      .min(1)
      .optional(),
  }),
  z.strictObject({
    type: z.literal('RunInterrupted'),
    interrupted: RunId,
    /** The end of its log is lost, so what it drew and is not known to have spent counts as spent. */
    charged: z.strictObject({ tokens: Tokens, nanoUsd: NanoUsd }).optional(),
  }),
  /** A person knows better: what was charged for a lost run was not spent. */
  z.strictObject({ type: z.literal('EscrowReleased'), released: RunId, reason: z.string().min(1).max(500) }),

  z.strictObject({ type: z.literal('TaskAdded'), ...work }),
  z.strictObject({ type: z.literal('TaskChanged'), ...work }),
  z.strictObject({ type: z.literal('TaskRemoved'), task: TaskId }),

  z.strictObject({
    type: z.literal('AttemptStarted'),
    ...attempt,
    model: z.string(),
    holdTokens: Tokens,
    holdNanoUsd: NanoUsd,
  }),
  z.strictObject({
    type: z.literal('AttemptFailed'),
    ...attempt,
    failure: Failure,
    hold: HoldEnd,
    /** Whether it brings the task nearer to quarantine. */
    counted: z.boolean(),
    /** When the task may be tried again; absent: at once. */
    retryAt: Timestamp.optional(),
    durationMs: z.int().nonnegative(),
  }),
  z.strictObject({
    type: z.literal('TaskCompleted'),
    ...attempt,
    /** SHA-256 of the answer's bytes; the answer is a file of that name until it is published. */
    answer: Sha256,
    servedBy: Code.optional(),
    finishReason: Code.optional(),
    hold: HoldEnd,
    durationMs: z.int().nonnegative(),
  }),
  /** The same key under another id: that task's answer is this one's too, and is not paid again. */
  z.strictObject({
    type: z.literal('AnswerShared'),
    task: TaskId,
    key: Sha256,
    sameAs: TaskId,
    answer: Sha256,
  }),
  z.strictObject({
    type: z.literal('TaskQuarantined'),
    task: TaskId,
    key: Sha256,
    failure: QuarantineFailure,
  }),
  z.strictObject({
    type: z.literal('TaskReleased'),
    task: TaskId,
    reason: z.enum(['retry', 'rerun', 'breaker', 'configuration']),
  }),
  z.strictObject({
    type: z.literal('HoldCharged'),
    ...attempt,
    cause: z.enum(['killed', 'aborted']),
    counted: z.boolean(),
  }),

  /**
   * How a call of another run ended that lost its place: two were at work at once, and its own lines are not in this log.
   * `task`, `key` and `attempt` are as that run had them.
   */
  z.strictObject({
    type: z.literal('OutcomeRecovered'),
    from: RunId,
    /** The event of that run's own log with which it ended: what ended before is taken in from now on. */
    seq: z.int().positive(),
    ...attempt,
    taskType: z.string(),
    model: z.string(),
    holdTokens: Tokens,
    holdNanoUsd: NanoUsd,
    /** In whose day and month it counts. */
    countsAt: Timestamp,
    ended: z.enum(['answered', 'failed']),
    failure: Failure.optional(),
    hold: HoldEnd,
    /** This log has the call already, charged whole as one of a run that was killed. */
    wasCharged: z.boolean(),
    /** Absent: there was none, or nobody wants it any more. */
    result: z
      .strictObject({
        answer: Sha256,
        at: Timestamp,
        servedBy: Code.optional(),
        finishReason: Code.optional(),
        /** Of the result's bytes, which that run has published. */
        published: Sha256.optional(),
      })
      .optional(),
  }),

  z.strictObject({ type: z.literal('ProviderThrottled'), until: Timestamp }),
  z.strictObject({
    type: z.literal('ProviderStopped'),
    scope: StopScope,
    reason: StopReason,
    failure: Failure.optional(),
  }),
  z.strictObject({ type: z.literal('ModelAdapted'), model: z.string(), adaptation: Adaptation }),
  z.strictObject({
    type: z.literal('BudgetReached'),
    window: Window,
    unit: Unit,
    limit: z.int().nonnegative(),
    spent: z.int().nonnegative(),
    held: z.int().nonnegative(),
  }),

  /** Raised: it fires from now on, or says something else than before. */
  z.strictObject({ type: z.literal('AlertRaised'), ...Alert.shape }),
  z.strictObject({ type: z.literal('AlertResolved'), alert: AlertKind, fingerprint: Fingerprint }),
  /** Where nobody wants issues, whose markers would keep it: what has to be known to tell people calmly. */
  z.strictObject({ type: z.literal('AlertRemembered'), fingerprint: Fingerprint, memory: AlertMemory }),

  z.strictObject({
    type: z.literal('ResultsPublished'),
    results: z.array(z.strictObject({ task: TaskId, key: Sha256, sha256: Sha256 })).min(1),
  }),
  z.strictObject({ type: z.literal('AnswerForgotten'), task: TaskId, key: Sha256, answer: Sha256 }),

  ...ASKED_EVENTS,
]);
export type Event = z.infer<typeof Event>;

export type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>;

/** An event with its place in the log. `seq` counts from 1 without a gap; `at` never goes back. */
export type LogRecord = {
  readonly seq: number;
  readonly at: Timestamp;
  readonly run: RunId;
  readonly event: Event;
};
