import assert from 'node:assert/strict';
import { test } from 'vitest';

import { type PlannedTask, type TaskPlan, costVerdictOn, sumsOf } from '../../src/domain/task-plan.ts';

const task = (more: Partial<PlannedTask>) => ({ action: 'run', again: false, priced: true, ...more });
const plan = (nanoUsd: number, ...tasks: object[]) =>
  ({ tasks, worst: { tokens: 0, nanoUsd } }) as Pick<TaskPlan, 'tasks' | 'worst'> as TaskPlan;

test('what would run is counted, and of that what ran before or has no price', () => {
  const tasks = [
    task({}),
    task({ again: true }),
    task({ priced: false }),
    task({ action: 'skip', again: true }),
  ];
  assert.deepEqual(sumsOf(plan(0, ...tasks)), { running: 3, again: 1, unpriced: 1 });
});

test('any cost is right where there is no limit', () =>
  assert.equal(costVerdictOn(plan(9, task({ priced: false })), undefined), 'within'));

test('the worst case may reach the limit, and not pass it', () => {
  assert.equal(costVerdictOn(plan(10, task({})), 10), 'within');
  assert.equal(costVerdictOn(plan(11, task({})), 10), 'above');
});

test('a limit is not kept where a price of what would run is not known', () => {
  assert.equal(costVerdictOn(plan(1, task({ priced: false })), 10), 'unknown');
  assert.equal(costVerdictOn(plan(1, task({ action: 'skip', priced: false })), 10), 'within');
});
