import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Outcome } from '../../src/domain/event.ts';
import { NO_LIMITS } from '../../src/domain/budget.ts';
import { exitCodeOf, isRed } from '../../src/entrypoints/exit-code.ts';
import { reportRun } from '../../src/app/report-run.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { stateAfter } from '../support/given.ts';
import { NOW } from '../support/literals.ts';

/** The table of outcomes: outcome, exit code, whether the step is red. */
const TABLE: readonly (readonly [Outcome, number, boolean])[] = [
  ['completed', 0, false],
  ['idle', 0, false],
  ['waiting', 0, false],
  ['budget-exhausted', 3, false],
  ['deadline', 3, false],
  ['overlapped', 0, false],
  ['paused', 0, false],
  ['provider-stopped', 3, true],
  ['interrupted', 1, true],
  ['failed', 1, true],
];

const at = { startedAt: NOW, finishedAt: NOW };
const nothing = { notices: [], leftAlone: [], unwritten: [] };

function reportWith(outcome: Outcome, special: Partial<RunReport> = {}): RunReport {
  const settings = new AgentWorld().settings({ limits: NO_LIMITS });
  return { ...reportRun(stateAfter(), new Map(), settings, at, { outcome, ...nothing }), ...special };
}

const quarantined = { counts: { completed: 0, quarantined: 1, skipped: 0, pending: 0, failed: 0 } };
const reached = {
  budgetsReached: [{ window: 'day', unit: 'tokens', limit: 1, spent: 1, held: 0 }],
} as const;

test('every outcome is in the table', () => {
  assert.deepEqual(TABLE.map(([outcome]) => outcome).toSorted(), Outcome.options.toSorted());
});

test.each(TABLE)('%s exits with %i', (outcome, code) => assert.equal(exitCodeOf(outcome), code));

test.each(TABLE)('%s, red or green', (outcome, _, red) =>
  assert.equal(isRed(reportWith(outcome, quarantined), { quarantine: false, budget: false }), red),
);

describe('somebody may ask for red', () => {
  const green = TABLE.filter(([, , red]) => !red).map(([outcome]) => outcome);

  test.each(green)('when a task was quarantined: %s', outcome => {
    assert.equal(isRed(reportWith(outcome, quarantined), { quarantine: true, budget: false }), true);
    assert.equal(isRed(reportWith(outcome), { quarantine: true, budget: false }), false);
  });

  test('when the budget is used up', () => {
    assert.equal(isRed(reportWith('budget-exhausted'), { quarantine: false, budget: true }), true);
    assert.equal(isRed(reportWith('completed', reached), { quarantine: false, budget: true }), true);
    assert.equal(isRed(reportWith('completed'), { quarantine: false, budget: true }), false);
    assert.equal(isRed(reportWith('deadline'), { quarantine: false, budget: true }), false);
  });
});
