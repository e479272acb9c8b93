import assert from 'node:assert/strict';
import { test } from 'vitest';

import { closingLine } from '../../src/report/closing-line.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { reportWith } from '../support/words-everywhere.ts';

const NOTHING = { completed: 0, quarantined: 0, skipped: 2, pending: 0, failed: 0 };
const idle: RunReport = {
  ...reportWith('results'),
  ...{ outcome: 'idle', counts: NOTHING, inQuarantine: 0, calls: 0, tokens: 0, costNanoUsd: 0 },
};

test('an idle run says that there was nothing to do', () => {
  assert.equal(
    closingLine(idle),
    'idle: 0 completed, 2 done before (0 calls, 0 tokens, $0.00). Nothing to do, no result was changed; the answers are in results.',
  );
});

test.for([
  ['idle', 0, 1, '1 task is in quarantine: "background-agent status" says why.'],
  ['idle', 0, 1_200, '1,200 tasks are in quarantine: "background-agent status" says why.'],
  ['completed', 0, 2, '2 tasks are in quarantine: "background-agent status" says why.'],
  ['completed', 1, 2, '1 more task is in quarantine: "background-agent status" says why.'],
] as const)('%s, with %i quarantined by this run and %i in all, ends: %s', ([outcome, own, all, words]) => {
  const counts = { ...NOTHING, quarantined: own };
  const line = closingLine({ ...idle, outcome, counts, inQuarantine: all });
  assert.ok(line.endsWith(`results. ${words}`), line);
});

test('what this run set aside itself is counted once', () => {
  const line = closingLine({
    ...idle,
    outcome: 'completed',
    counts: { ...NOTHING, quarantined: 1 },
    inQuarantine: 1,
  });
  assert.match(line, /^completed: 0 completed, 1 quarantined, 2 done before .* in results\.$/);
});

test('what somebody asked to skip is counted, and calls for nobody', () => {
  const line = closingLine({ ...idle, outcome: 'completed', skippedByPeople: 2 });
  assert.match(line, /^completed: 0 completed, 2 done before, 2 skipped as asked \(.* in results\.$/);
});

test('a paused run says that it is paused', () => {
  const counts = { ...NOTHING, pending: 7 };
  assert.equal(
    closingLine({ ...idle, outcome: 'paused', counts }),
    'paused: 0 completed, 2 done before, 7 pending (0 calls, 0 tokens, $0.00). The agent is paused, so nothing was sent; the answers are in results.',
  );
});
