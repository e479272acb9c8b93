import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { statusOf } from '../../../src/app/questions/status-of.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import type { Event } from '../../../src/domain/event.ts';
import { RESULTS } from '../../support/fakes/agent-world.ts';
import { MemoryResults } from '../../support/fakes/memory-results.ts';
import { stateAfter } from '../../support/given.ts';
import {
  NOW,
  added,
  calling,
  completed,
  failed,
  keyOf,
  later,
  quarantined,
  runFinished,
  sha,
} from '../../support/literals.ts';

const down = { kind: 'server-error', status: 503 } as const;
const limits = { ...NO_LIMITS, run: { tokens: 1 }, day: { tokens: 500 } };

const statusAfter = (...history: Event[]) =>
  statusOf(stateAfter(...history), new MemoryResults(), RESULTS, limits, NOW);

const mixed: Event[] = [
  ...calling('a', 'b', 'c', 'd', 'e'),
  added('open'),
  completed('a'),
  { type: 'ResultsPublished', results: [{ task: 'a', key: keyOf('a'), sha256: sha(9) }] },
  completed('b'),
  failed('c', down, { retryAt: later(1) }),
  failed('d', down),
  quarantined('d', down),
];

describe('the status', () => {
  test('counts tasks by their situation, and what is not published yet', () =>
    assert.deepEqual(statusAfter(...mixed).counts, {
      pending: 1,
      processing: 1,
      failed: 1,
      quarantined: 1,
      skipped: 0,
      completed: 2,
      unpublished: 2,
    }));

  test('counts what somebody asked to skip apart, names it with the others, and says that the agent is paused', () => {
    const aside = quarantined('open', { kind: 'skipped' });
    const {
      counts,
      quarantined: all,
      pause,
    } = statusAfter(...mixed, aside, { type: 'AgentPaused', by: 'ada' });
    assert.deepEqual([counts.pending, counts.quarantined, counts.skipped], [0, 1, 1]);
    assert.deepEqual(
      all.map(({ id }) => id),
      ['d', 'open'],
    );
    assert.deepEqual(pause, { since: NOW, until: undefined, by: 'ada' });
    assert.equal(statusAfter(...mixed).pause, undefined);
  });

  test('names what is quarantined, and results that are not as they were published', () => {
    const { quarantined, leftAlone } = statusAfter(...mixed);
    assert.deepEqual(
      quarantined.map(({ id }) => id),
      ['d'],
    );
    assert.deepEqual(leftAlone, ['results/a.json']);
  });

  test('tells a run that has not finished from one that has', () => {
    assert.deepEqual(statusAfter(...calling('a')).unfinished, { id: 'run-1', startedAt: NOW });
    assert.equal(statusAfter(...calling('a'), completed('a'), runFinished).unfinished, undefined);
  });

  test('shows the budgets that last, not that of a run', () =>
    assert.deepEqual(statusAfter(...calling('a'), completed('a'), runFinished).budgets, [
      { window: 'day', unit: 'tokens', limit: 500, spent: 40, held: 0 },
    ]));

  test('says until when the provider wants to be left alone, as long as that is to come', () => {
    const throttled = (until: string) =>
      statusAfter(...calling('a'), { type: 'ProviderThrottled', until }).throttledUntil;
    assert.equal(throttled(later(1)), later(1));
    assert.equal(throttled(NOW), undefined);
  });

  test('of no log is empty', () => {
    const { log, counts, unfinished } = statusAfter();
    assert.deepEqual([log, counts.completed, unfinished], [undefined, 0, undefined]);
  });
});
