import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { BudgetAlarm } from '../../../src/domain/alerts/firing.ts';
import { budgetWords } from '../../../src/report/alerts/budget-words.ts';

const DAY: BudgetAlarm = {
  ...{ window: 'day', unit: 'tokens', limit: 1_000, spent: 900, held: 50 },
  ...{ level: 'reached', freeAt: '2026-11-23T00:00:00.000Z' },
};
const RUN: BudgetAlarm = { ...DAY, window: 'run', freeAt: undefined };
const MONTH: BudgetAlarm = { ...DAY, window: 'month', unit: 'cost', freeAt: '2026-12-01T00:00:00.000Z' };

function words(budgets: readonly BudgetAlarm[], left = 0, runs?: number) {
  return budgetWords({ kind: 'budget', budgets, left, runs });
}

describe('what happened', () => {
  const near = (budget: BudgetAlarm): BudgetAlarm => ({ ...budget, level: 'near' });
  test.each([
    [[DAY], 1, 'A budget was reached, and 1 task had to wait.'],
    [[DAY], 0, 'A budget was reached, and no task had to wait.'],
    [[MONTH, DAY], 2, '2 budgets were reached, and 2 tasks had to wait.'],
    [[DAY, near(MONTH)], 2, 'A budget was reached, and 2 tasks had to wait. 1 more budget is at 80 %.'],
    [
      [DAY, near(MONTH), near(RUN)],
      2,
      'A budget was reached, and 2 tasks had to wait. 2 more budgets are at 80 %.',
    ],
    [[near(DAY)], 0, 'A budget is spent to 80 % or more. No task waits.'],
    [[near(DAY), near(MONTH)], 1, '2 budgets are spent to 80 % or more. 1 task waits.'],
    [[near(RUN)], 7, 'A budget is spent to 80 % or more. 7 tasks wait.'],
  ])('%#', (budgets, left, sentence) => assert.equal(words(budgets, left).happened, sentence));

  test('a budget that is near stops nothing yet', () =>
    assert.match(words([near(DAY)]).means, /^Nothing is stopped by it yet\./));
});

describe('when it is new', () => {
  test.each([
    [[RUN], 'The budget of a run is new with the next run.'],
    [[DAY], 'The budget of the day is new at 2026-11-23 00:00 UTC.'],
    [[{ ...DAY, freeAt: undefined }], 'The budget of the day is new with the next run.'],
    [[RUN, DAY, MONTH], 'The budget of the month is new at 2026-12-01 00:00 UTC.'],
  ])('the longest wait is told: %#', (budgets, sentence) =>
    assert.ok(words(budgets).means.includes(sentence)),
  );

  test('the table has it of each, with the numbers and the input', () =>
    assert.deepEqual(
      words([DAY, { ...RUN, level: 'near' }])
        .table.split('\n')
        .slice(2),
      [
        '| tokens a day (UTC) | reached | 1,000 | 900 | 50 | 50 | 2026-11-23 00:00 UTC | `daily-token-budget` |',
        '| tokens a run | 80 % | 1,000 | 900 | 50 | 50 | with the next run | `token-budget` |',
      ],
    ));
});

test('how many runs the rest takes is said where this one gives a measure', () => {
  assert.match(words([DAY], 7, 3).means, /about 3 more runs will do the 7 tasks that wait\.$/);
  assert.match(words([DAY], 1, 1).means, /about 1 more run will do the 1 task that waits\.$/);
  assert.doesNotMatch(words([DAY], 7).means, /pace/);
});
