import assert from 'node:assert/strict';
import { test } from 'vitest';

import { Severity } from '../../../src/domain/alerts/alert.ts';
import {
  crowdedLine,
  freshLine,
  gravityOf,
  refusedLine,
  untoldLine,
} from '../../../src/report/alerts/alert-lines.ts';
import type { AlertReport } from '../../../src/report/run-report.ts';

const quarantine: AlertReport = {
  kind: 'quarantine',
  severity: 'warning',
  reason: 'quarantined',
  isTold: true,
  isFresh: true,
  issue: { number: 12, place: undefined },
};
const budget: AlertReport = { ...quarantine, kind: 'budget', severity: 'info', issue: undefined };

test('what is new is one line each, with its issue where there is one', () =>
  assert.equal(
    freshLine([quarantine, budget]),
    'Issue 12 was opened: tasks are in quarantine (warning).\nNeeds attention: a budget is used up or nearly so (info).',
  ));

test('the gravest of several decides how loud they are', () => {
  for (const severity of Severity.options) {
    assert.equal(gravityOf([{ ...budget, severity }]), severity);
    assert.equal(gravityOf([budget, { ...budget, severity }]), severity);
  }
  assert.equal(
    gravityOf([
      { ...budget, severity: 'warning' },
      { ...budget, severity: 'critical' },
    ]),
    'critical',
  );
});

test('who could not be told is said with the reason', () => {
  assert.equal(untoldLine('GitHub is away.', []), 'GitHub is away.');
  assert.equal(
    untoldLine('GitHub is away.', [quarantine, budget]),
    'GitHub is away. No issue says yet: tasks are in quarantine (warning); a budget is used up or nearly so (info). The summary of the run lists what fires.',
  );
});

test('what has no place among the issues is said', () =>
  assert.equal(
    crowdedLine([budget]),
    'A run opens three issues at most, and an agent has ten open at most. No issue says yet: a budget is used up or nearly so (info). The summary of the run lists what fires.',
  ));

test('a wish that was refused is named by its input', () => {
  assert.match(refusedLine('assignees', ['ada', 'bob']), /"alert-assignees" names \(ada, bob\).*login/);
  assert.match(refusedLine('labels', ['a']), /"alert-labels" names \(a\).*label/);
});
