import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { budgetsAt, oversizedTasks, reportRun } from '../../src/app/report-run.ts';
import { type Limits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event } from '../../src/domain/event.ts';
import type { Work } from '../../src/domain/plan.ts';
import { isRed } from '../../src/entrypoints/exit-code.ts';
import { AgentWorld } from '../support/fakes/agent-world.ts';
import { stateAfter } from '../support/given.ts';
import {
  DOUBLED,
  HOLD,
  NOW,
  added,
  calling,
  completed,
  failed,
  keyOf,
  later,
  quarantined,
  queued,
  runFinished,
  runStarted,
  sha,
  started,
  stopped,
} from '../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const settings = new AgentWorld().settings({ limits: { ...NO_LIMITS, run: { tokens: 1_000 } } });
const findings = { outcome: 'completed', notices: [], leftAlone: [], unwritten: [] } as const;
const work: Work = {
  model: 'small',
  taskType: 'summarize',
  hold: HOLD,
  holdDoubled: DOUBLED,
  attemptsMax: 3,
};

function reportOf(...history: Event[]) {
  const at = { startedAt: NOW, finishedAt: later(1_000) };
  return reportRun(stateAfter(...history), new Map(), settings, at, findings);
}

/** One of each: completed and published, quarantined, failed, pending; and `before`, done by an earlier run. */
const mixed = reportOf(
  ...calling('before'),
  completed('before'),
  runFinished,
  runStarted,
  ...['a', 'b', 'c', 'd'].map(id => added(id)),
  ...['a', 'b', 'c'].map(id => started(id)),
  completed('a'),
  { type: 'ResultsPublished', results: [{ task: 'a', key: keyOf('a'), sha256: sha(9) }] },
  failed('b', down, { hold: { end: 'charged' } }),
  quarantined('b', down),
  failed('c', down, { retryAt: later(60_000) }),
);

test('the report of a run has what was odd in it, also what the issue about quarantine tells', () => {
  const invalid = { kind: 'invalid-answer', keyword: 'required' } as const;
  const { oddities } = reportOf(...calling('a'), failed('a', invalid), quarantined('a', invalid));
  assert.deepEqual(oddities, [{ kind: 'mismatched', taskType: 'summarize', tasks: ['a'] }]);
});

describe('a task that somebody asked to skip', () => {
  const skipped = { kind: 'skipped' } as const;

  test('is counted apart, whichever run has set it aside, and is no reason for anybody to act', () => {
    const report = reportOf(...queued('a', 'b'), quarantined('a', skipped));
    assert.deepEqual([report.counts.quarantined, report.inQuarantine, report.skippedByPeople], [0, 0, 1]);
    assert.deepEqual(report.counts.pending, 1);
    const later = reportOf(...queued('a', 'b'), quarantined('a', skipped), runFinished, runStarted);
    assert.deepEqual([later.inQuarantine, later.skippedByPeople, later.tasks], [0, 1, []]);
    for (const one of [report, later]) assert.equal(isRed(one, { quarantine: true, budget: true }), false);
  });

  test('is named with its reason, so that a script can tell', () => {
    const [task] = reportOf(...queued('a'), quarantined('a', skipped)).tasks;
    assert.deepEqual([task?.id, task?.status, task?.failure], ['a', 'quarantined', skipped]);
  });

  test('control: one that failed is a reason', () => {
    const report = reportOf(...calling('a'), failed('a', down), quarantined('a', down));
    assert.deepEqual([report.counts.quarantined, report.inQuarantine, report.skippedByPeople], [1, 1, 0]);
    assert.equal(isRed(report, { quarantine: true, budget: false }), true);
  });
});

test('the budget of a day is the one that people have lowered it to', () => {
  const lowered: Event = { type: 'BudgetLowered', by: 'ada', day: '2026-01-31', nanoUsd: 300 };
  const limits: Limits = { ...NO_LIMITS, day: { nanoUsd: 900 } };
  const [limit] = budgetsAt(stateAfter(...queued('a'), lowered), NOW, limits).map(budget => budget.limit);
  assert.equal(limit, 300);
  assert.equal(budgetsAt(stateAfter(...queued('a'), lowered), later(86_400_000), limits)[0]?.limit, 900);
});

describe('the report of a run', () => {
  test('says what its month has cost, and not what another has', () => {
    const before = { event: started('b'), at: '2025-12-31T12:00:00.000Z' };
    const state = stateAfter(
      ...queued('a', 'b'),
      before,
      { event: completed('b'), at: '2025-12-31T12:00:00.000Z' },
      started('a'),
      completed('a'),
    );
    const at = { startedAt: NOW, finishedAt: later(1_000) };
    assert.deepEqual(reportRun(state, new Map(), settings, at, findings).monthTotals, [
      { month: '2026-01', taskType: 'summarize', costNanoUsd: 400 },
    ]);
  });

  test('counts what it did and what is left', () => {
    assert.deepEqual(mixed.counts, { completed: 1, quarantined: 1, skipped: 1, pending: 1, failed: 1 });
  });

  test('counts what stands in quarantine, whichever run set it aside', () => {
    const { counts, inQuarantine } = reportOf(
      ...calling('a', 'b'),
      failed('a', down, { hold: { end: 'charged' } }),
      quarantined('a', down),
      runFinished,
      runStarted,
      completed('b'),
    );
    assert.deepEqual([counts.quarantined, inQuarantine], [0, 1]);
  });

  test('says what it spent, not what earlier runs did', () => {
    assert.deepEqual([mixed.calls, mixed.tokens, mixed.costNanoUsd], [3, 140, 1_400]);
  });

  test('names the tasks it dealt with, with what each took and where its result is', () => {
    assert.deepEqual(
      mixed.tasks.map(({ id, status, path, attempts, tokens, failure }) => ({
        id,
        status,
        path,
        attempts,
        tokens,
        failure: failure?.kind,
      })),
      [
        {
          id: 'a',
          status: 'completed',
          path: 'results/a.json',
          attempts: 1,
          tokens: 40,
          failure: undefined,
        },
        {
          id: 'b',
          status: 'quarantined',
          path: undefined,
          attempts: 1,
          tokens: 100,
          failure: 'server-error',
        },
        { id: 'c', status: 'failed', path: undefined, attempts: 1, tokens: 0, failure: 'server-error' },
      ],
    );
  });

  test('says what stopped it', () => {
    const { stops } = reportOf(...calling('a'), stopped({ kind: 'provider' }, 'account'));
    assert.deepEqual(stops, [{ scope: { kind: 'provider' }, reason: 'account', failure: undefined }]);
  });

  test('that was idle has nothing of its own to say', () => {
    const { counts, calls, tokens, tasks } = reportOf(...calling('a'), completed('a'), runFinished);
    assert.deepEqual(counts, { completed: 0, quarantined: 0, skipped: 1, pending: 0, failed: 0 });
    assert.deepEqual([calls, tokens, tasks], [0, 0, []]);
  });
});

describe('budgets', () => {
  const state = stateAfter(...calling('a', 'b'), completed('a'));
  const all: Limits = {
    run: { tokens: 1, nanoUsd: 2 },
    day: { tokens: 3, nanoUsd: 4 },
    month: { tokens: 5, nanoUsd: 6 },
  };

  test('are all listed, each with its own limit and what is spent and held', () => {
    assert.deepEqual(
      budgetsAt(state, NOW, all).map(({ window, unit, limit, spent, held }) =>
        [window, unit, limit, spent, held].join(' '),
      ),
      [
        'run tokens 1 40 100',
        'run cost 2 400 1000',
        'day tokens 3 40 100',
        'day cost 4 400 1000',
        'month tokens 5 40 100',
        'month cost 6 400 1000',
      ],
    );
  });

  test('that are switched off are not', () => assert.deepEqual(budgetsAt(state, NOW, NO_LIMITS), []));

  test('of another day are new', () => {
    const [day] = budgetsAt(state, later(86_400_000), { ...NO_LIMITS, day: { tokens: 3 } });
    assert.deepEqual([day?.spent, day?.held], [0, 0]);
  });
});

describe('a task larger than a whole budget', () => {
  const limits = { ...NO_LIMITS, month: { tokens: 120 } };
  const cut = { kind: 'length', completionTokensMax: 100 } as const;

  test('is named with that budget', () => {
    const state = stateAfter(...calling('a'), failed('a', cut, { counted: false }));
    assert.deepEqual(oversizedTasks(state, new Map([['a', work]]), limits), [
      { id: 'a', budget: { window: 'month', unit: 'tokens', limit: 120, spent: 0, held: 0 } },
    ]);
  });

  test('is not named while its usual cap still fits', () => {
    const state = stateAfter(...calling('a'), failed('a', down, { retryAt: NOW }));
    assert.deepEqual(oversizedTasks(state, new Map([['a', work]]), limits), []);
  });

  test('is not named when it is done', () => {
    const state = stateAfter(...calling('a'), completed('a'));
    assert.deepEqual(oversizedTasks(state, new Map([['a', work]]), { ...NO_LIMITS, run: { tokens: 1 } }), []);
  });
});
