import type { Event } from '../../src/domain/event.ts';

const key = 'a1'.repeat(32);
const input = 'b2'.repeat(32);
const answer = 'c3'.repeat(32);
const work = { task: 'notes', key, input, taskType: 'summarize', model: 'google/gemini-2.5-flash' };
const attempt = { task: 'notes', key, attempt: 1 };

/** Every type of event at least once, and every way a hold can end. Texts are as awkward as their schemas let them be. */
export const EVERY_EVENT: readonly Event[] = [
  { type: 'LogCreated', log: 'k3v9', repository: '123456789', agent: 'default' },
  { type: 'LogAdopted', repository: '987654321', previous: '123456789' },
  { type: 'LogRecovered', damage: 'torn', bytes: 117 },
  { type: 'RunStarted', version: '1.0.0', provider: 'openrouter' },
  { type: 'RunInterrupted', interrupted: '19876543210.1' },
  {
    type: 'RunStarted',
    version: '1.0.0',
    provider: 'openrouter',
    escrow: { tokens: 50_000, nanoUsd: 1_000_000_000 },
  },
  { type: 'RunInterrupted', interrupted: '19876543210.2', charged: { tokens: 47_569, nanoUsd: 994_790_000 } },
  { type: 'EscrowReleased', released: '19876543210.2', reason: 'Its bill shows 3 calls.' },
  { type: 'TaskAdded', ...work },
  { type: 'TaskChanged', ...work, taskType: 'Zusammenfassung "kurz" für \\ 日本 🗂️\u0007', model: '模型/ü' },
  { type: 'AttemptStarted', ...attempt, model: work.model, holdTokens: 2431, holdNanoUsd: 5_210_000 },
  {
    type: 'AttemptFailed',
    ...attempt,
    failure: { kind: 'rate-limited', status: 429, retryAfterMs: 2000 },
    hold: { end: 'released' },
    counted: false,
    retryAt: '2026-01-01T00:00:02.000Z',
    durationMs: 0,
  },
  {
    type: 'AttemptFailed',
    ...attempt,
    failure: { kind: 'timeout', timeoutMs: 300_000 },
    hold: { end: 'charged' },
    counted: true,
    durationMs: 300_001,
  },
  {
    type: 'TaskCompleted',
    ...attempt,
    answer,
    servedBy: 'google/gemini-2.5-flash-001',
    finishReason: 'stop',
    hold: {
      end: 'settled',
      usage: { promptTokens: 283, completionTokens: 41, cachedTokens: 128, reasoningTokens: 0 },
      costNanoUsd: 187_400,
      costSource: 'provider',
    },
    durationMs: 1204,
  },
  { type: 'AnswerShared', task: 'notes-2', key, sameAs: 'notes', answer },
  { type: 'TaskQuarantined', task: 'bug-17', key, failure: { kind: 'interrupted' } },
  { type: 'TaskReleased', task: 'bug-17', reason: 'retry' },
  { type: 'HoldCharged', ...attempt, cause: 'killed', counted: false },
  { type: 'ProviderThrottled', until: '2026-01-01T00:01:00.000Z' },
  {
    type: 'ProviderStopped',
    scope: { kind: 'model', name: 'gpt-é' },
    reason: 'configuration',
    failure: { kind: 'model-not-found', status: 404, code: 'model_not_found' },
  },
  { type: 'ModelAdapted', model: work.model, adaptation: 'max_completion_tokens' },
  {
    type: 'BudgetReached',
    window: 'month',
    unit: 'cost',
    limit: 20_000_000_000,
    spent: 19_999_000_000,
    held: 0,
  },
  {
    type: 'AlertRaised',
    alert: 'budget',
    fingerprint: 'default/budget',
    severity: 'warning',
    reason: 'month-cost',
    facts: input,
  },
  { type: 'AlertResolved', alert: 'budget', fingerprint: 'default/budget' },
  {
    type: 'ResultsPublished',
    results: [
      { task: 'notes', key, sha256: answer },
      { task: 'notes-2', key, sha256: input },
    ],
  },
  { type: 'AnswerForgotten', task: 'notes', key, answer },
  { type: 'TaskRemoved', task: 'notes' },
  { type: 'RunFinished', outcome: 'completed' },
  // As far as here in v1.jsonl. What comes later stands below, and in a golden log of its own.
  { type: 'SnapshotTaken', seq: 28, hash: input, sha256: answer },
  { type: 'LogRecovered', damage: 'two-histories' },
  {
    ...({ type: 'OutcomeRecovered', from: '19876543210.3', seq: 41, ...attempt } as const),
    ...{ taskType: 'summarize', model: work.model, holdTokens: 2431, holdNanoUsd: 5_210_000 },
    countsAt: '2026-01-01T00:00:00.000Z',
    ended: 'answered',
    hold: {
      end: 'settled',
      usage: { promptTokens: 283, completionTokens: 41 },
      costNanoUsd: 187_400,
      costSource: 'provider',
    },
    wasCharged: false,
    result: {
      ...{ answer, at: '2026-01-01T00:00:01.000Z', servedBy: 'google/gemini-2.5-flash-001' },
      ...{ finishReason: 'stop', published: input },
    },
  },
  {
    ...({ type: 'OutcomeRecovered', from: '19876543210.3', seq: 43, ...attempt } as const),
    ...{ taskType: 'summarize', model: work.model, holdTokens: 2431, holdNanoUsd: 5_210_000 },
    countsAt: '2026-01-01T00:00:00.000Z',
    ended: 'failed',
    failure: { kind: 'timeout', timeoutMs: 300_000 },
    hold: { end: 'charged' },
    wasCharged: true,
  },
  { type: 'RunFinished', outcome: 'waiting', odd: [{ taskType: 'summarize', kinds: ['failing', 'dear'] }] },
  {
    ...({ type: 'RequestTaken', issue: 17, source: { kind: 'comment', id: 2_345_678_901 } } as const),
    ...({ by: 'ada_octo', what: 'skip notes a--b.c_d', outcome: 'done' } as const),
  },
  { type: 'TaskQuarantined', task: 'a--b.c_d', key, failure: { kind: 'skipped' } },
  {
    ...({ type: 'RequestTaken', issue: 18, by: 'octocat', outcome: 'refused' } as const),
    source: { kind: 'edit', at: '2026-01-01T00:02:00.000Z', number: 0 },
    ...({ what: 'retry notes', reason: 'not-in-quarantine', tasks: ['notes'] } as const),
  },
  {
    ...({ type: 'RequestTaken', issue: 17, source: { kind: 'comment', id: 2_345_678_902 } } as const),
    ...({ by: 'renovate[bot]', outcome: 'refused', reason: 'not-understood' } as const),
  },
  { type: 'AgentPaused', by: 'ada_octo', until: '2026-01-01T06:00:00.000Z' },
  { type: 'AgentPaused', by: 'ada_octo' },
  { type: 'AgentResumed' },
  { type: 'BudgetLowered', by: 'ada_octo', day: '2026-01-01', nanoUsd: 500_000_000 },
  { type: 'AlertSnoozed', fingerprint: 'default/quarantine', until: '2026-01-08T00:00:00.000Z' },
  {
    ...({ type: 'AlertRemembered', fingerprint: 'default/budget' } as const),
    memory: {
      ...({ phase: 'firing', severity: 'warning', reason: 'month-cost', facts: input } as const),
      ...{ since: '2026-01-01T00:00:00.000Z', toldAt: '2026-01-02T00:00:00.000Z' },
      ...{ returns: 2, runs: 3, risen: true },
    },
  },
];
