import type { Event } from '../../src/domain/event.ts';
import {
  CHARGED,
  added,
  changed,
  completed,
  created,
  failed,
  keyOf,
  later,
  quarantined,
  runStarted,
  sha,
  shared,
  started,
  stopped,
} from './literals.ts';

const TASKS = ['edited', 'twin', 'cut-off', 'forgotten', 'waiting', 'down', 'set-aside', 'asked'];
const DOWN = { kind: 'server-error', status: 503, code: 'overloaded', retryAfterMs: 2_000 } as const;
const REFUSED = { kind: 'bad-request', status: 400 } as const;

/** A history that leaves something in every part of State: a run that ended, a lost one, and one in the middle of its work. */
export const FULL_STORY: readonly Event[] = [
  created,
  runStarted,
  added('early', { taskType: 'triage' }),
  started('early'),
  completed('early', { durationMs: 1_234 }),
  { type: 'RunFinished', outcome: 'completed', odd: [{ taskType: 'triage', kinds: ['failing', 'slow'] }] },
  { ...runStarted, escrow: { tokens: 900, nanoUsd: 7_000 } },
  { type: 'RunInterrupted', interrupted: 'run-0', charged: { tokens: 900, nanoUsd: 7_000 } },
  { ...runStarted, escrow: { tokens: 50_000 } },
  ...TASKS.map(id => added(id)),

  started('edited'),
  completed('edited', {
    servedBy: 'small-001',
    finishReason: 'stop',
    hold: {
      end: 'settled',
      usage: { promptTokens: 60, completionTokens: 41, cachedTokens: 32, reasoningTokens: 7 },
      costNanoUsd: 900,
      costSource: 'bundled',
    },
  }),
  { type: 'ResultsPublished', results: [{ task: 'edited', key: keyOf('edited'), sha256: sha(5) }] },
  changed('edited', { key: keyOf('twin'), taskType: 'kurz "日本" 🗂️\u0007', model: '__proto__' }),
  started('cut-off'),
  completed('cut-off', { hold: CHARGED }),
  started('forgotten'),
  completed('forgotten'),
  { type: 'AnswerForgotten', task: 'forgotten', key: keyOf('forgotten'), answer: sha(0xa) },
  added('sharer', { key: keyOf('forgotten') }),
  shared('sharer', 'forgotten'),

  started('waiting'),
  failed(
    'waiting',
    { kind: 'length', completionTokensMax: 50, reasoningTokens: 9 },
    { retryAt: later(5_000) },
  ),
  started('down'),
  failed('down', DOWN, { retryAt: later(2_000), hold: CHARGED }),
  added('refused', { taskType: 'triage', model: 'large' }),
  started('refused', { model: 'large' }),
  failed('refused', REFUSED),
  quarantined('refused', REFUSED),
  { type: 'ResultsPublished', results: [{ task: 'refused', key: keyOf('refused'), sha256: sha(6) }] },
  quarantined('set-aside', { kind: 'interrupted' }),
  started('asked', { attempt: 2, model: 'small-2', holdTokens: 431 }),

  { type: 'ProviderThrottled', until: later(9_000) },
  { type: 'ModelAdapted', model: 'small', adaptation: 'max_completion_tokens' },
  { type: 'ModelAdapted', model: 'small', adaptation: 'without-temperature' },
  stopped({ kind: 'model', name: 'gpt-é' }, 'hold-exceeded'),
  stopped({ kind: 'provider' }, 'account', { kind: 'unauthorized', status: 401 }),
  { type: 'BudgetReached', window: 'month', unit: 'cost', limit: 9_000, spent: 8_000, held: 1_000 },
  {
    type: 'AlertRaised',
    alert: 'provider',
    fingerprint: 'default/provider',
    severity: 'critical',
    reason: 'unauthorized',
    facts: sha(7),
  },
];

/** What a release has learnt since. */
export const SINCE_THEN: readonly Event[] = [
  {
    ...({ type: 'OutcomeRecovered', from: 'run-0', seq: 61, task: 'twin', key: keyOf('twin') } as const),
    ...{ attempt: 1, taskType: 'summarize', model: 'small', holdTokens: 431, holdNanoUsd: 1_000 },
    ...({ countsAt: later(0), ended: 'failed', failure: DOWN, hold: CHARGED, wasCharged: false } as const),
  },
];

/** What people have asked for since. */
export const ASKED: readonly Event[] = [
  { type: 'RequestTaken', issue: 17, by: 'ada', source: { kind: 'comment', id: 901 }, outcome: 'done' },
  quarantined('twin', { kind: 'skipped' }),
  {
    ...({ type: 'RequestTaken', issue: 18, by: 'ada', outcome: 'done', what: 'pause' } as const),
    source: { kind: 'edit', at: later(1_000), number: 2 },
  },
  { type: 'RequestTaken', issue: 17, by: 'ada', source: { kind: 'comment', id: 904 }, outcome: 'done' },
  {
    ...({ type: 'RequestTaken', issue: 17, by: 'ada', outcome: 'done' } as const),
    source: { kind: 'edit', at: later(2_000), number: 0 },
  },
  { type: 'AgentPaused', by: 'ada', until: later(60_000) },
  { type: 'BudgetLowered', by: 'octo_cat', day: '2026-01-31', nanoUsd: 500 },
  { type: 'AlertSnoozed', fingerprint: 'default/provider', until: later(604_800_000) },
];

/** And since then again. */
export const LATELY: readonly Event[] = [
  {
    ...({ type: 'AlertRemembered', fingerprint: 'default/provider' } as const),
    memory: {
      ...({ phase: 'firing', severity: 'critical', reason: 'unauthorized', facts: sha(7) } as const),
      ...{ since: later(0), toldAt: later(9_000), returns: 1, runs: 3, risen: true },
    },
  },
  {
    ...({ type: 'AlertRemembered', fingerprint: 'default/budget' } as const),
    memory: {
      ...({ phase: 'over', severity: 'info', reason: 'day-cost', since: later(0) } as const),
      ...{ toldAt: later(0), returns: 0, overAt: later(9_000) },
    },
  },
];
