import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { PlannedTask, TaskPlan } from '../../src/domain/task-plan.ts';
import { planLine, planRefusal } from '../../src/report/plan-text.ts';

const AMOUNT = { tokens: 1_234, nanoUsd: 5_600_000 };
const task: PlannedTask = {
  id: 'notes',
  type: 'summarize',
  model: 'small',
  action: 'run',
  why: 'new',
  again: false,
  priced: true,
  expected: AMOUNT,
  worst: AMOUNT,
};
const plan: TaskPlan = {
  tasks: [task, { ...task, id: 'b', again: true }, { ...task, id: 'c', action: 'skip', priced: false }],
  expected: { tokens: 2_468, nanoUsd: 11_200_000 },
  worst: { tokens: 9_000, nanoUsd: 90_000_000 },
  fitting: 2,
  likely: 2,
  refusal: undefined,
};
const unpriced: TaskPlan = { ...plan, tasks: [{ ...task, priced: false }] };

describe('the line of a plan', () => {
  test('says what would run and what it takes', () =>
    assert.equal(
      planLine(plan),
      'plan: 2 of 3 tasks would run, 1 of them again; expected 2,468 tokens, $0.0112; at most 9,000 tokens, $0.09.',
    ));

  test('does not make up a cost that nobody knows', () =>
    assert.match(
      planLine(unpriced),
      /expected 2,468 tokens, unknown cost; at most 9,000 tokens, unknown cost\.$/,
    ));
});

describe('a plan', () => {
  test('is right at any cost when nobody set a limit', () =>
    assert.equal(planRefusal(unpriced, undefined), undefined));

  test('is right up to the limit, and refused above it', () => {
    assert.equal(planRefusal(plan, 90_000_000), undefined);
    assert.match(
      planRefusal(plan, 89_999_999) ?? '',
      /^What is planned costs at most \$0\.09, and "max-plan-cost" is \$0\.09\. Take out tasks/,
    );
  });

  test('is refused where the limit cannot be kept, because a price of what would run is not known', () => {
    assert.match(
      planRefusal(unpriced, 90_000_000) ?? '',
      /^"max-plan-cost" is \$0\.09, and not every price is known/,
    );
  });
});
