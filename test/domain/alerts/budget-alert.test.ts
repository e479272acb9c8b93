import assert from 'node:assert/strict';
import { hash as digest } from 'node:crypto';
import { describe, test } from 'vitest';

import { budgetAlert } from '../../../src/domain/alerts/budget-alert.ts';
import { type Limits, NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Event, Outcome } from '../../../src/domain/event.ts';
import type { RunFacts } from '../../../src/domain/alerts/firing.ts';
import { type Placed, stateAfter } from '../../support/given.ts';
import {
  NOW,
  added,
  calling,
  charged,
  completed,
  failed,
  quarantined,
  queued,
  removed,
  runFinished,
  runStarted,
  started,
} from '../../support/literals.ts';

const hash = (text: string) => digest('sha256', text, 'hex');
const FACTS: RunFacts = {
  ...{ agent: 'default', outcome: 'completed', problem: undefined },
  ...{ limits: NO_LIMITS, now: NOW },
};
const TOO_LARGE = { kind: 'too-large', status: 413 } as const;
/** A call of 40 tokens and 400 nano-USD that is over. */
const spent40: Event[] = [...calling('a'), completed('a')];
const day = (tokens: number): Limits => ({ run: {}, day: { tokens }, month: {} });
const reached = (fields: object = {}): Event => ({
  type: 'BudgetReached',
  ...{ window: 'day', unit: 'tokens', limit: 50, spent: 40, held: 0, ...fields },
});

function fired(history: readonly (Event | Placed)[], fields: Partial<RunFacts> = {}) {
  const firing = budgetAlert(stateAfter(...history), { ...FACTS, ...fields }, hash);
  const details = firing?.details?.kind === 'budget' ? firing.details : undefined;
  return { alert: firing?.alert, details };
}

/** `reason, severity: window-unit level, ...` */
function told(history: readonly (Event | Placed)[], fields: Partial<RunFacts> = {}): string | undefined {
  const { alert, details } = fired(history, fields);
  const budgets = details?.budgets.map(({ window, unit, level }) => `${window}-${unit} ${level}`);
  return alert && `${alert.reason}, ${alert.severity}: ${budgets?.join(', ') ?? 'as before'}`;
}

/** The alert as the log has it when it was told. */
function raised(history: readonly Event[], fields: Partial<RunFacts> = {}): Event[] {
  const { alert } = fired(history, fields);
  assert.ok(alert);
  return [...history, { type: 'AlertRaised', ...alert }];
}

describe('a budget is near its limit', () => {
  test.each([
    [51, undefined],
    [50, 'day-tokens-near, info: day-tokens near'],
    [41, 'day-tokens-near, info: day-tokens near'],
    [40, 'day-tokens, info: day-tokens reached'],
    [30, 'day-tokens, info: day-tokens reached'],
  ])('from 80 %% on, and reached when nothing is left: 40 of %i', (limit, expected) =>
    assert.equal(told(spent40, { limits: day(limit) }), expected),
  );

  test('also of the month, and of money', () =>
    assert.equal(
      told(spent40, { limits: { run: {}, day: {}, month: { nanoUsd: 450 } } }),
      'month-cost-near, info: month-cost near',
    ));

  test('and reached in a month is a warning', () =>
    assert.equal(
      told(spent40, { limits: { run: {}, day: {}, month: { nanoUsd: 400 } } }),
      'month-cost, warning: month-cost reached',
    ));

  test('with what is held for calls under way', () => {
    assert.equal(told(calling('a'), { limits: day(125) }), 'day-tokens-near, info: day-tokens near');
    assert.equal(told(calling('a'), { limits: day(100) }), 'day-tokens, info: day-tokens reached');
  });

  test('and is none to speak of while nothing was spent of it', () =>
    assert.equal(told(queued('a'), { limits: day(0) }), undefined));

  test('no more once its window is over, as a run without work sees after midnight', () => {
    const over = [...spent40, runFinished];
    assert.equal(told(over, { limits: day(45), outcome: 'idle' }), 'day-tokens-near, info: day-tokens near');
    assert.equal(
      told(over, { limits: day(45), outcome: 'idle', now: '2026-02-01T00:00:00.000Z' }),
      undefined,
    );
  });

  test('of the day it ends in, where a run goes on over midnight with what it drew before', () => {
    const history = spent40.map(event =>
      event.type === 'RunStarted' ? { ...event, escrow: { tokens: 45 } } : event,
    );
    assert.equal(told(history, { limits: day(45), now: '2026-02-01T00:00:01.000Z' }), undefined);
  });
});

describe('the own budget of a run', () => {
  const limits: Limits = { run: { tokens: 45 }, day: {}, month: {} };

  test('that is near matters when work was left over', () =>
    assert.equal(told([...spent40, added('b')], { limits }), 'run-tokens-near, info: run-tokens near'));

  test('that is near when all is done is over with the run', () =>
    assert.equal(told(spent40, { limits }), undefined));

  test('is no budget of a run that finds nothing to do', () =>
    assert.equal(told([...spent40, added('b'), runFinished], { limits, outcome: 'idle' }), undefined));
});

describe('one alert', () => {
  const limits: Limits = { run: { tokens: 45 }, day: { tokens: 50, nanoUsd: 400 }, month: { nanoUsd: 410 } };

  test('lists every budget: those that are reached first, then the longest wait', () =>
    assert.equal(
      told([...spent40, added('b'), reached()], { limits }),
      'day-tokens, info: day-tokens reached, day-cost reached, month-cost near, run-tokens near',
    ));

  test('has each budget once, as the run met it', () => {
    const { details } = fired([...spent40, added('b'), reached({ spent: 39, held: 7 })], { limits: day(50) });
    assert.deepEqual(
      details?.budgets.map(({ spent, held, level }) => [spent, held, level]),
      [[39, 7, 'reached']],
    );
  });

  test('says when each is new', () => {
    const { details } = fired([...spent40, added('b'), reached({ window: 'run' })], { limits });
    assert.deepEqual(
      details?.budgets.map(({ window, freeAt }) => [window, freeAt]),
      [
        ['day', '2026-02-01T00:00:00.000Z'],
        ['run', undefined],
        ['month', '2026-02-01T00:00:00.000Z'],
        ['day', '2026-02-01T00:00:00.000Z'],
      ],
    );
  });

  test('says that a day that is over by now is new already', () => {
    const escrow = { ...runStarted, escrow: { tokens: 45 } };
    const history = queued('a').map(event => (event.type === 'RunStarted' ? escrow : event));
    const over = fired([...history, reached()], { now: '2026-02-01T00:00:00.000Z' });
    assert.deepEqual(
      over.details?.budgets.map(({ freeAt }) => freeAt),
      [undefined],
    );
    const still = fired([...history, reached()], { now: '2026-01-31T23:59:59.999Z' });
    assert.deepEqual(
      still.details?.budgets.map(({ freeAt }) => freeAt),
      ['2026-02-01T00:00:00.000Z'],
    );
  });

  test('says what waits, and how many runs like this one that is', () => {
    const two = [
      ...calling('a', 'b'),
      completed('a'),
      completed('b'),
      ...['c', 'd', 'e'].map(id => added(id)),
    ];
    const { details } = fired([...two, reached()]);
    assert.deepEqual([details?.left, details?.runs], [3, 2]);
    const failing: Event[] = [failed('a', TOO_LARGE), quarantined('a', TOO_LARGE)];
    const aside = [...calling('a', 'b'), ...failing, completed('b'), ...two.slice(-3), reached()];
    assert.deepEqual(fired(aside).details?.runs, 2);
    const gone = [...two.slice(0, -3), removed('a'), ...two.slice(-3), reached()];
    assert.deepEqual(fired(gone).details?.runs, 3);
    const none = fired([...queued('a'), reached()]);
    assert.deepEqual([none.details?.left, none.details?.runs], [1, undefined]);
    const open = fired([...calling('a'), charged('a', 'aborted'), reached()]);
    assert.deepEqual([open.details?.left, open.details?.runs], [1, undefined]);
  });
});

describe('what is news', () => {
  const factsOf = (history: readonly Event[], limits: Limits) => fired(history, { limits }).alert?.facts;

  test('to spend on is none', () => {
    const more = [...spent40, added('b'), started('b'), completed('b', { hold: { end: 'released' } })];
    assert.equal(factsOf(more, day(45)), factsOf(spent40, day(45)));
    const further = [...spent40, added('b'), started('b', { holdTokens: 4 })];
    assert.equal(factsOf(further, day(45)), factsOf(spent40, day(45)));
  });

  test('to get from near to reached is, and a new limit, and one budget more', () => {
    const near = factsOf(spent40, day(50));
    assert.notEqual(factsOf([...spent40, reached()], day(50)), near);
    assert.notEqual(factsOf(spent40, day(49)), near);
    assert.notEqual(factsOf(spent40, { ...day(50), month: { tokens: 50 } }), near);
  });
});

describe('after a budget was reached', () => {
  const before = [...raised([...spent40, added('b'), reached()]), runFinished, runStarted];

  test('it is over with a run that none stopped, when none is near', () =>
    assert.equal(told(before, { limits: day(51) }), undefined));

  test('it is near when the next run has no more to send', () =>
    assert.equal(told(before, { limits: day(50) }), 'day-tokens-near, info: day-tokens near'));

  test.each<Outcome>(['interrupted', 'failed', 'overlapped'])(
    'a run that ended %s leaves it as it was, however the books stand',
    outcome => {
      assert.equal(told(before, { outcome, limits: day(50) }), 'day-tokens, info: as before');
      assert.equal(told(before, { outcome, limits: day(51) }), 'day-tokens, info: as before');
    },
  );

  test('it stays as it was when a run could not even begin', () =>
    assert.equal(told(before.slice(0, -1), { outcome: 'failed' }), 'day-tokens, info: as before'));

  test('a run that was cut off tells what stopped it', () =>
    assert.equal(
      told([...before, reached({ window: 'month' })], { outcome: 'interrupted' }),
      'month-tokens, warning: month-tokens reached',
    ));
});

test('a run that was cut off tells that a budget is near when nobody knows yet', () =>
  assert.equal(
    told(spent40, { limits: day(50), outcome: 'interrupted' }),
    'day-tokens-near, info: day-tokens near',
  ));

describe('what people asked for', () => {
  const lowered: Event = { type: 'BudgetLowered', by: 'ada', day: '2026-01-31', nanoUsd: 450 };
  const limits: Limits = { run: {}, day: { nanoUsd: 9_000 }, month: {} };

  test('is the limit that a budget is near, as long as it counts', () => {
    assert.equal(told([...spent40, lowered], { limits }), 'day-cost-near, info: day-cost near');
    assert.equal(told(spent40, { limits }), undefined);
    assert.equal(told([...spent40, { ...lowered, day: '2026-01-30' }], { limits }), undefined);
  });

  test('is no work done, when it is to skip a task', () => {
    const left = ['b', 'c', 'd'].map(id => added(id));
    assert.equal(fired([...spent40, ...left, reached()]).details?.runs, 3);
    const skipped = quarantined('b', { kind: 'skipped' });
    assert.equal(fired([...spent40, ...left, skipped, reached()]).details?.runs, 2);
  });

  test('is no proof that a budget has room again, when it is a pause', () => {
    const before = raised([...spent40, reached()], { outcome: 'budget-exhausted' });
    const later = [...before, runFinished, runStarted];
    assert.equal(told(later, { outcome: 'paused' }), 'day-tokens, info: as before');
    assert.equal(told(later), undefined);
  });
});
