import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { type Accounts, NO_LIMITS, budgetsOf, neverFits, refusalOf } from '../../src/domain/budget.ts';

const account = (spent: number, held: number) => ({
  spent: { tokens: spent, nanoUsd: 10 * spent },
  held: { tokens: held, nanoUsd: 10 * held },
});
const ACCOUNTS: Accounts = { run: account(3, 1), day: account(30, 1), month: account(300, 1) };
const HOLD = { tokens: 5, nanoUsd: 50 };

describe('a hold', () => {
  test('fits while what is spent, what is held and it are not more than the limit', () => {
    const limited = (tokens: number) => ({ ...NO_LIMITS, day: { tokens } });

    assert.equal(refusalOf(HOLD, ACCOUNTS, limited(36)), undefined);
    assert.deepEqual(refusalOf(HOLD, ACCOUNTS, limited(35)), {
      window: 'day',
      unit: 'tokens',
      limit: 35,
      spent: 30,
      held: 1,
    });
  });

  test('is refused by the first budget that it would pass', () => {
    const limits = { run: { tokens: 9, nanoUsd: 89 }, day: { nanoUsd: 1 }, month: { tokens: 1 } };
    const refused = refusalOf(HOLD, ACCOUNTS, limits);

    assert.deepEqual([refused?.window, refused?.unit, refused?.spent], ['run', 'cost', 30]);
  });

  test('never fits into a budget that is smaller than it, however little of that is spent', () => {
    assert.equal(neverFits(HOLD, { ...NO_LIMITS, month: { tokens: 5, nanoUsd: 50 } }), undefined);
    assert.deepEqual(neverFits(HOLD, { ...NO_LIMITS, month: { nanoUsd: 49 } }), {
      window: 'month',
      unit: 'cost',
      limit: 49,
      spent: 0,
      held: 0,
    });
  });
});

test('budgets are those that are switched on, with their numbers', () => {
  assert.deepEqual(budgetsOf(ACCOUNTS, NO_LIMITS), []);
  assert.deepEqual(budgetsOf(ACCOUNTS, { ...NO_LIMITS, run: { nanoUsd: 7 }, month: { tokens: 0 } }), [
    { window: 'run', unit: 'cost', limit: 7, spent: 30, held: 10 },
    { window: 'month', unit: 'tokens', limit: 0, spent: 300, held: 1 },
  ]);
});
