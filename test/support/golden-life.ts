import type { Event, EventOf, HoldEnd } from '../../src/domain/event.ts';
import { EVERY_FAILURE } from './every-failure.ts';
import {
  CHARGED,
  RELEASED,
  added,
  changed,
  charged,
  completed,
  failed,
  keyOf,
  later,
  quarantined,
  recovered,
  released,
  removed,
  runStarted,
  sha,
  shared,
  started,
  stopped,
} from './literals.ts';

/** The appends of one run, a second after another. `snapshot`: one is taken there, and the event says so. */
export type Chapter = {
  readonly run: string;
  readonly from: string;
  readonly appends: readonly (readonly Event[] | 'snapshot')[];
};

const SOURCES = ['provider', 'task-file', 'bundled', 'free', 'offline', 'unknown'] as const;
const AWKWARD = { taskType: 'Frage "kurz" für \\ 日本 🗂️\u0007\u2028', model: '__proto__/ü' };

const ALWAYS = {
  ...({ severity: 'warning', reason: 'month-cost' } as const),
  ...{ since: '2026-01-31T18:00:00.000Z', toldAt: '2026-01-31T18:00:10.000Z', returns: 2 },
};

function settledBy(costSource: (typeof SOURCES)[number], costNanoUsd: number): HoldEnd {
  const usage = { promptTokens: 283, completionTokens: 41 };
  return { end: 'settled', usage, costNanoUsd, costSource };
}

/** A task that is asked for, and what comes of it. */
function attempts(task: string, end: Event, hold: Partial<EventOf<'AttemptStarted'>> = {}) {
  return [[started(task, { holdTokens: 431, holdNanoUsd: 1_000_000, ...hold })], [end]];
}

const BEGINNING: Chapter = {
  run: '19876543210.1',
  from: '2026-01-30T21:59:00.000Z',
  appends: [
    [{ type: 'LogCreated', log: 'k3v9', repository: '123456789', agent: 'default' }],
    [{ ...runStarted, version: '0.1.0-rc.1+7' }],
    [added('early', AWKWARD)],
    ...attempts('early', completed('early', { durationMs: 0 })),
    [{ type: 'AlertRaised', ...alertOf('budget', 'info', 'day-tokens') }],
    [{ type: 'AgentPaused', by: 'ada_octo' }],
    [{ type: 'RunFinished', outcome: 'completed', odd: [{ taskType: AWKWARD.taskType, kinds: ['slow'] }] }],
    // Another repository takes it over: its work stays, its books and its people do not.
    [{ type: 'LogAdopted', repository: '987654321', previous: '123456789' }],
    [{ type: 'LogRecovered', damage: 'torn', bytes: 117 }],
    ...(
      ['copy-missing', 'copy-unusable', 'two-histories', 'cache-unreachable', 'branch-missing'] as const
    ).map((damage): Event[] => [{ type: 'LogRecovered', damage }]),
  ],
};

/** One run for each way to end, with each way to draw from the budgets. */
const ENDS: readonly Chapter[] = (
  [
    ['idle', undefined],
    ['waiting', {}],
    ['budget-exhausted', { tokens: 50_000 }],
    ['deadline', { nanoUsd: 1_000_000_000 }],
    ['overlapped', { tokens: 0, nanoUsd: 0 }],
    ['paused', undefined],
    ['provider-stopped', undefined],
    ['interrupted', undefined],
    ['failed', undefined],
  ] as const
).map(([outcome, escrow], index) => ({
  run: `1987654322${index}.2`,
  from: `2026-01-30T22:0${index}:00.000Z`,
  appends: [
    [
      { ...runStarted, ...(escrow && { escrow }) },
      { type: 'RunFinished', outcome },
    ],
  ],
}));

const FAILING: Chapter = {
  run: '19876543230.1',
  from: '2026-01-30T23:00:00.000Z',
  appends: [
    [{ ...runStarted, escrow: { tokens: 50_000, nanoUsd: 1_000_000_000 } }],
    EVERY_FAILURE.map((_, index) => added(`f${index}`, index % 2 === 0 ? {} : { taskType: 'triage' })),
    ...EVERY_FAILURE.flatMap((failure, index) =>
      attempts(
        `f${index}`,
        failed(`f${index}`, failure, {
          hold: [RELEASED, CHARGED, settledBy('provider', 100 * index)][index % 3] ?? RELEASED,
          counted: index % 4 > 0,
          durationMs: 7 * index,
          ...(index % 5 === 0 ? {} : { retryAt: later(1_000 * index) }),
        }),
      ),
    ),
    [{ type: 'ProviderThrottled', until: later(2_000) }],
    [quarantined('f30', { kind: 'bad-request', status: 400 })],
    [quarantined('f31', { kind: 'interrupted' })],
    [quarantined('f32', { kind: 'skipped' })],
    ...(['retry', 'rerun', 'breaker', 'configuration'] as const).map((reason, index) => [
      quarantined(`f${index}`, { kind: 'timeout', timeoutMs: 1 }),
      released(`f${index}`, reason),
    ]),
    // Killed twice, then aborted: from the third in a row on it counts.
    ...attempts('f4', charged('f4', 'killed'), { attempt: 2 }),
    ...attempts('f4', charged('f4', 'killed', { attempt: 3 }), { attempt: 3 }),
    ...attempts('f4', charged('f4', 'aborted', { attempt: 4, counted: true }), { attempt: 4 }),
    [started('f5', { attempt: 2 })],
  ],
};

const ANSWERED: Chapter = {
  run: '19876543240.1',
  from: '2026-01-31T00:00:00.000Z',
  appends: [
    [
      charged('f5', 'killed', { attempt: 2 }),
      {
        type: 'RunInterrupted',
        interrupted: FAILING.run,
        charged: { tokens: 47_569, nanoUsd: 994_790_000 },
      },
      runStarted,
    ],
    SOURCES.map((_, index) => added(`a${index}`)),
    ...SOURCES.flatMap((costSource, index) =>
      attempts(
        `a${index}`,
        completed(`a${index}`, {
          answer: sha(100 + index),
          hold: settledBy(costSource, 187_400 * index),
          durationMs: 1_204 * index,
          ...(index % 2 === 0 ? { servedBy: 'google/gemini-2.5-flash-001' } : {}),
          ...(index % 3 === 0 ? { finishReason: 'stop' } : {}),
        }),
      ),
    ),
    [added('cached')],
    ...attempts(
      'cached',
      completed('cached', {
        hold: {
          end: 'settled',
          usage: { promptTokens: 283, completionTokens: 41, cachedTokens: 128, reasoningTokens: 0 },
          costNanoUsd: 187_400,
          costSource: 'provider',
        },
      }),
    ),
    [added('unknown-end', AWKWARD), added('never-sent')],
    ...attempts('unknown-end', completed('unknown-end', { hold: CHARGED })),
    ...attempts('never-sent', completed('never-sent', { hold: RELEASED })),
    [added('twin', { key: keyOf('a1') }), shared('twin', 'a1')],
    [
      {
        type: 'ResultsPublished',
        results: ['a0', 'a1', 'a2'].map((task, index) => ({
          ...{ task, key: keyOf(task) },
          sha256: sha(200 + index),
        })),
      },
    ],
    [{ type: 'ResultsPublished', results: [{ task: 'f30', key: keyOf('f30'), sha256: sha(230) }] }],
    [{ type: 'AnswerForgotten', task: 'a3', key: keyOf('a3'), answer: sha(103) }],
    // One is edited, one edited and put back, one goes, and one of these comes again.
    [changed('a0', { key: keyOf('a0-2'), ...AWKWARD })],
    [changed('a2', { key: keyOf('a2-2') })],
    [changed('a2')],
    [removed('a4')],
    [removed('cached')],
    [added('cached')],
    [
      {
        type: 'RunFinished',
        outcome: 'completed',
        odd: [{ taskType: 'summarize', kinds: ['failing', 'dear'] }],
      },
    ],
  ],
};

const TAKEN_IN: Chapter = {
  run: '19876543250.1',
  from: '2026-01-31T12:00:00.000Z',
  appends: [
    [runStarted],
    ['r1', 'r2', 'r3', 'r4', 'r5'].map(task => added(task)),
    [{ type: 'EscrowReleased', released: FAILING.run, reason: 'Its bill shows 3 calls: “all good”.' }],
    [
      recovered('r1', 41, {
        holdTokens: 2_431,
        result: {
          ...{ answer: sha(301), at: later(1_000), servedBy: 'small-001', finishReason: 'stop' },
          published: sha(302),
        },
      }),
    ],
    [recovered('r2', 43), recovered('r3', 44, { result: undefined, hold: CHARGED })],
    [
      recovered('r4', 46, {
        ...{ ended: 'failed', failure: { kind: 'timeout', timeoutMs: 300_000 }, result: undefined },
        ...{ hold: RELEASED, wasCharged: true, attempt: 2 },
      }),
    ],
    [
      recovered('r5', 3, {
        ...{
          from: '19876543251.1',
          countsAt: '2025-12-31T23:59:59.999Z',
          ended: 'failed',
          result: undefined,
        },
      }),
    ],
    'snapshot',
    [{ type: 'RunInterrupted', interrupted: '19876543250.1' }],
  ],
};

const PEOPLE: Chapter = {
  run: '19876543260.1',
  from: '2026-01-31T18:00:00.000Z',
  appends: [
    [runStarted],
    ...(
      [
        ['quarantine', 'info', 'tasks'],
        ['budget', 'warning', 'month-cost'],
        ['provider', 'critical', 'unauthorized'],
        ['stale', 'critical', 'disabled'],
        ['interrupted', 'warning', 'killed'],
        ['state', 'critical', 'corrupt'],
        ['anomaly', 'info', 'slow'],
      ] as const
    ).map(([kind, severity, reason]): Event[] => [
      { type: 'AlertRaised', ...alertOf(kind, severity, reason) },
    ]),
    [{ type: 'AlertResolved', alert: 'stale', fingerprint: 'default/stale' }],
    [rememberedAs('budget', { phase: 'firing', facts: sha(7), runs: 3, risen: true })],
    [rememberedAs('provider', { phase: 'firing', facts: sha(7), runs: 0, risen: false })],
    [rememberedAs('anomaly', { phase: 'held', runs: 1 })],
    [rememberedAs('stale', { phase: 'over', overAt: '2026-01-31T18:00:20.000Z' })],
    [{ type: 'AlertSnoozed', fingerprint: 'default/quarantine', until: '2026-02-07T00:00:00.000Z' }],
    [{ type: 'AlertSnoozed', fingerprint: 'default/stale', until: '2026-02-07T00:00:00.000Z' }],
    [{ type: 'AlertResolved', alert: 'stale', fingerprint: 'default/stale' }],
    [
      requested(17, { kind: 'comment', id: 2_345_678_901 }, { what: 'skip f6', outcome: 'done' }),
      quarantined('f6', { kind: 'skipped' }),
    ],
    ...(
      [
        'not-understood',
        'unknown-task',
        'not-in-quarantine',
        'under-way',
        'completed',
        'already-skipped',
        'pause-over',
        'not-paused',
        'would-raise',
        'no-cost-budget',
        'not-firing',
      ] as const
    ).map((reason, number) => [
      requested(
        18,
        { kind: 'edit', at: '2026-01-31T18:02:00.000Z', number },
        {
          ...{ outcome: 'refused', reason },
          ...(number === 0 ? {} : { what: `retry f${number} a--b.c_d` }),
          ...(number % 2 === 0 ? {} : { tasks: [`f${number}`] }),
        },
      ),
    ]),
    [requested(18, { kind: 'comment', id: 1 }, { by: 'renovate[bot]', what: 'pause', outcome: 'done' })],
    [{ type: 'AgentPaused', by: 'ada_octo', until: '2026-01-31T19:00:00.000Z' }],
    [{ type: 'AgentResumed' }],
    [{ type: 'AgentPaused', by: 'ada_octo', until: '2026-02-01T06:00:00.000Z' }],
    [{ type: 'BudgetLowered', by: 'ada_octo', day: '2026-01-31', nanoUsd: 500_000_000 }],
    [{ type: 'RunFinished', outcome: 'completed' }],
  ],
};

/** Its machine is lost in the middle of a call, and nobody says that it cost nothing. */
const LOST: Chapter = {
  run: '19876543265.1',
  from: '2026-01-31T22:00:00.000Z',
  appends: [
    [{ ...runStarted, escrow: { tokens: 2_000 } }],
    [started('f12', { attempt: 2, holdTokens: 500 })],
  ],
};

/** It is on still, and its calls count in the month in which it began. */
const UNDER_WAY: Chapter = {
  run: '19876543270.3',
  from: '2026-01-31T23:59:55.000Z',
  appends: [
    [
      charged('f12', 'killed', { attempt: 2 }),
      { type: 'RunInterrupted', interrupted: LOST.run, charged: { tokens: 1_500, nanoUsd: 0 } },
      { ...runStarted, provider: 'compatible', escrow: { tokens: 9_007_199_254_740_991 } },
    ],
    // Equal work as of one that was edited since.
    [added('again', { key: keyOf('a0') })],
    [quarantined('f9', { kind: 'bad-request', status: 422, code: 'unprocessable' })],
    ['u1', 'u2', 'u3'].map(task => added(task, { taskType: 'triage', model: 'large' })),
    [started('u1', { model: 'large', holdTokens: 2_431, holdNanoUsd: 5_210_000 })],
    [started('u2', { model: 'large' }), started('f10', { attempt: 2 })],
    [completed('u2', { hold: settledBy('provider', 321_000), durationMs: 950 })],
    ...attempts(
      'u3',
      failed('u3', { kind: 'network', code: 'EAI_AGAIN' }, { retryAt: '2026-02-01T00:01:00.000Z' }),
    ),
    ...(['max_tokens', 'max_completion_tokens', 'without-temperature'] as const).map(
      (adaptation): Event[] => [{ type: 'ModelAdapted', model: 'large', adaptation }],
    ),
    [stopped({ kind: 'provider' }, 'account', { kind: 'unauthorized', status: 401 })],
    [stopped({ kind: 'model', name: 'gpt-é' }, 'configuration')],
    [stopped({ kind: 'type', name: AWKWARD.taskType }, 'hold-exceeded')],
    [stopped({ kind: 'provider' }, 'breaker', { kind: 'network' })],
    [{ type: 'BudgetReached', window: 'run', unit: 'tokens', limit: 20_000, spent: 19_000, held: 1_000 }],
    [{ type: 'BudgetReached', window: 'day', unit: 'cost', limit: 500_000_000, spent: 499_000_000, held: 0 }],
    [{ type: 'BudgetReached', window: 'month', unit: 'cost', limit: 0, spent: 0, held: 0 }],
    [{ type: 'ProviderThrottled', until: '2026-02-01T00:00:40.000Z' }],
  ],
};

/**
 * An agent's life that has every type of event, in every form that it may take, and leaves something in every part of State.
 * A golden log is written from it once: so it is added to at the end, and never changed before.
 */
export const GOLDEN_LIFE: readonly Chapter[] = [
  BEGINNING,
  ...ENDS,
  FAILING,
  ANSWERED,
  TAKEN_IN,
  PEOPLE,
  LOST,
  UNDER_WAY,
];

function alertOf(
  alert: EventOf<'AlertRaised'>['alert'],
  severity: EventOf<'AlertRaised'>['severity'],
  reason: string,
) {
  return { alert, fingerprint: `default/${alert}`, severity, reason, facts: sha(alert.length) };
}

type Memory = EventOf<'AlertRemembered'>['memory'];
type OwnFacts<One> = One extends Memory ? Omit<One, keyof typeof ALWAYS> : never;
function rememberedAs(kind: string, facts: OwnFacts<Memory>): Event {
  return { type: 'AlertRemembered', fingerprint: `default/${kind}`, memory: { ...ALWAYS, ...facts } };
}

function requested(
  issue: number,
  source: EventOf<'RequestTaken'>['source'],
  facts: Omit<EventOf<'RequestTaken'>, 'type' | 'issue' | 'source' | 'by'> & { readonly by?: string },
): Event {
  return { type: 'RequestTaken', issue, source, by: 'ada_octo', ...facts };
}
