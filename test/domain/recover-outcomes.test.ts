import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Command } from '../../src/domain/decide.ts';
import type { Event, Escrow } from '../../src/domain/event.ts';
import { type LostOutcome, isWanted } from '../../src/domain/recover-outcomes.ts';
import { given, stateAfter } from '../support/given.ts';
import {
  ANSWER,
  CHARGED,
  HOLD,
  NOW,
  SETTLED,
  added,
  calling,
  changed,
  charged,
  completed,
  created,
  failed,
  keyOf,
  later,
  lostAnswer,
  quarantined,
  queued,
  recovered,
  removed,
  runStarted,
  sha,
  shared,
  started,
} from '../support/literals.ts';

const recover = (...outcomes: LostOutcome[]): Command => ({ type: 'RecoverOutcomes', outcomes });
const DOWN = { kind: 'server-error', status: 503 } as const;
const NO_RESULT = { result: undefined };

/** As it stands in the log: what is not there has no field. */
function dropped(...given: Parameters<typeof recovered>): Event {
  const { result: _, ...event } = recovered(...given);
  return event;
}

describe('the answer of a run that lost its place', () => {
  test('is that of a task which still wants one', () =>
    given(...queued('a'))
      .when(recover(lostAnswer('a', 9)))
      .then(recovered('a', 9)));

  test('ends the wait of a failed task, and the quarantine of another', () => {
    given(...calling('a'), failed('a', DOWN, { retryAt: later(60_000) }))
      .when(recover(lostAnswer('a', 9)))
      .then(recovered('a', 9));
    given(...calling('a'), failed('a', DOWN), quarantined('a', DOWN))
      .when(recover(lostAnswer('a', 9)))
      .then(recovered('a', 9));
  });

  test('is dropped where there is one, and counted', () =>
    given(...calling('a'), completed('a'))
      .when(recover(lostAnswer('a', 9)))
      .then(dropped('a', 9)));

  test.each<[string, Event[]]>([
    ['was edited meanwhile', [...queued('a'), changed('a', { key: sha(7) })]],
    ['is asked for now', calling('a')],
    ['was removed', [...queued('a'), removed('a')]],
    ['was never known here', queued()],
  ])('is dropped when the task %s', (_, history) =>
    given(...history)
      .when(recover(lostAnswer('a', 9)))
      .then(dropped('a', 9)),
  );

  test('that nobody has any more is none', () =>
    given(...queued('a'))
      .when(recover(lostAnswer('a', 9, NO_RESULT)))
      .then(dropped('a', 9)));

  test('is taken once, though that run has two', () =>
    given(...queued('a'))
      .when(recover(lostAnswer('a', 9), lostAnswer('a', 12)))
      .then(recovered('a', 9), dropped('a', 12)));

  test('is that of equal work under other ids, too', () =>
    given(...queued('a'), added('twin', { key: keyOf('a') }), added('other'))
      .when(recover(lostAnswer('a', 9), lostAnswer('twin', 12, { key: keyOf('a') })))
      .then(recovered('a', 9), shared('twin', 'a'), dropped('twin', 12, { key: keyOf('a') })));

  test('is that of equal work under other ids also when its own task asks something else now', () => {
    given(...queued('a'), changed('a', { key: sha(7) }), added('twin', { key: keyOf('a') }))
      .when(recover(lostAnswer('a', 9)))
      .then(dropped('a', 9), shared('twin', 'a'));
  });

  test('is not shared when it is nowhere but in a published result', () => {
    const result = { answer: ANSWER, at: NOW, published: sha(5) };
    given(...queued('a'), added('twin', { key: keyOf('a') }))
      .when(recover(lostAnswer('a', 9, { result })))
      .then(recovered('a', 9, { result }));
  });

  test('makes the task completed, as that run had it', () => {
    const result = { answer: ANSWER, at: later(-5_000), servedBy: 'small-001', finishReason: 'stop' };
    const state = stateAfter(...queued('a'), recovered('a', 9, { attempt: 2, result }));
    assert.deepEqual(state.tasks.get('a'), {
      ...{ id: 'a', key: keyOf('a'), input: sha(1), taskType: 'summarize', model: 'small' },
      ...{ status: 'completed', answer: ANSWER, published: undefined },
      facts: {
        ...{ at: later(-5_000), run: 'lost-1', attempts: 2, model: 'small', hold: SETTLED },
        ...{ servedBy: 'small-001', finishReason: 'stop', sameAs: undefined },
      },
    });
    assert.equal(state.pending.size, 0);
    assert.deepEqual([...(state.run?.touched ?? [])], [['a', { tokens: 0, nanoUsd: 0 }]]);
    assert.equal(state.run?.calls, 0);
  });

  test('that was published is not published again', () => {
    const result = { answer: ANSWER, at: NOW, published: sha(5) };
    const task = stateAfter(...queued('a'), recovered('a', 9, { result })).tasks.get('a');
    assert.ok(task?.status === 'completed');
    assert.equal(task.published, sha(5));
  });
});

describe('an answer to a key', () => {
  const twin = added('twin', { key: keyOf('a') });
  test.each<[boolean, string, Event[]]>([
    [true, 'its own task is open', queued('a')],
    [true, 'another task asks the same', [...queued('a'), changed('a', { key: sha(7) }), twin]],
    [true, 'its own task has one, and another one is open', [...calling('a'), completed('a'), twin]],
    [false, 'its own task asks something else now', [...queued('a'), changed('a', { key: sha(7) })]],
    [false, 'its own task has one', [...calling('a'), completed('a')]],
    [false, 'nobody ever asked for it', queued()],
  ])('is wanted (%s) when %s', (wanted, _, history) => {
    assert.equal(isWanted(stateAfter(...history), keyOf('a')), wanted);
  });
});

describe('what was taken in', () => {
  test('is not taken in again', () =>
    given(...queued('a', 'b'), recovered('a', 9))
      .when(recover(lostAnswer('a', 9), lostAnswer('b', 10)))
      .then(recovered('b', 10)));

  test('of one run has nothing to do with another', () =>
    given(...queued('a', 'b'), recovered('a', 9))
      .when(recover(lostAnswer('b', 9, { from: 'lost-2' })))
      .then(recovered('b', 9, { from: 'lost-2' })));

  test('is known by its last event, whatever came after', () => {
    const { takenIn } = stateAfter(...queued('a', 'b'), recovered('a', 9), recovered('b', 4));
    assert.deepEqual([...takenIn], [['lost-1', 9]]);
  });
});

describe('what it cost', () => {
  const NEXT_MONTH = '2026-02-01T00:00:01.000Z';
  const spentOf = (...history: Event[]) => {
    const { days, months, charges, totals, run } = stateAfter(...history);
    return {
      day: days.get('2026-01-31')?.spent,
      month: months.get('2026-01')?.spent,
      charge: charges.get('lost-1')?.amount,
      totals: [...totals.values()],
      run: run?.account.spent,
    };
  };
  /** A run that was taken for dead, and charged so much of what it drew. */
  const taken = (escrow: Escrow, tokens: number, nanoUsd: number): Event[] => [
    created,
    { ...runStarted, escrow },
    added('a'),
    added('b'),
    { type: 'RunInterrupted', interrupted: 'lost-1', charged: { tokens, nanoUsd } },
    runStarted,
  ];

  test('is part of what that run was charged: the books stay, the charge shrinks', () => {
    const spent = spentOf(...taken({ tokens: 1_000, nanoUsd: 9_000 }, 1_000, 9_000), recovered('a', 9));
    assert.deepEqual(spent.day, { tokens: 1_000, nanoUsd: 9_000 });
    assert.deepEqual(spent.month, spent.day);
    assert.deepEqual(spent.charge, { tokens: 960, nanoUsd: 8_600 });
  });

  test('comes to the books where it is more than the charge', () => {
    const spent = spentOf(...taken({ tokens: 1_000 }, 30, 0), recovered('a', 9));
    assert.deepEqual(spent.day, { tokens: 40, nanoUsd: 400 });
    assert.deepEqual(spent.month, spent.day);
    assert.deepEqual(spent.charge, { tokens: 0, nanoUsd: 0 });
  });

  test('comes to the books of its day and month where nothing was charged', () => {
    const state = stateAfter(...queued('a'), recovered('a', 9, { countsAt: NEXT_MONTH }));
    assert.deepEqual(
      [...state.days],
      [['2026-02-01', { spent: { tokens: 40, nanoUsd: 400 }, held: { tokens: 0, nanoUsd: 0 } }]],
    );
    assert.deepEqual([...state.months.keys()], ['2026-02']);
    assert.equal([...state.totals.values()][0]?.month, '2026-02');
  });

  test('is none of what this run may spend', () =>
    assert.deepEqual(spentOf(...queued('a'), recovered('a', 9)).run, { tokens: 0, nanoUsd: 0 }));

  test('is in the totals, answered or not', () => {
    const [row] = spentOf(
      ...queued('a', 'b'),
      recovered('a', 9),
      dropped('b', 10, { ended: 'failed', failure: DOWN, hold: CHARGED }),
    ).totals;
    assert.deepEqual(
      [row?.calls, row?.failedCalls, row?.costNanoUsd, row?.failedCostNanoUsd, row?.chargedTokens],
      [2, 1, 400 + HOLD.nanoUsd, HOLD.nanoUsd, HOLD.tokens],
    );
  });

  /** A call that was in flight when the run was taken for dead. */
  const inFlight: Event[] = [
    created,
    { ...runStarted, escrow: { tokens: 1_000, nanoUsd: 9_000 } },
    added('a'),
    started('a'),
    charged('a', 'killed'),
    { type: 'RunInterrupted', interrupted: 'lost-1', charged: { tokens: 900, nanoUsd: 8_000 } },
    runStarted,
  ];

  test('of a call that was charged whole already is put right: once, with its real figures', () => {
    const spent = spentOf(...inFlight, recovered('a', 9, { wasCharged: true }));
    const [row] = spent.totals;
    assert.deepEqual(
      [row?.calls, row?.failedCalls, row?.costNanoUsd, row?.failedCostNanoUsd, row?.chargedTokens],
      [1, 0, 400, 0, 0],
    );
    assert.deepEqual([row?.promptTokens, row?.completionTokens], [30, 10]);
    assert.deepEqual(spent.day, { tokens: 1_000, nanoUsd: 9_000 });
    assert.deepEqual(spent.charge, { tokens: 960, nanoUsd: 8_600 });
  });

  test('of such a call is no more than it was, once a person has released the charge', () => {
    const free: Event = { type: 'EscrowReleased', released: 'lost-1', reason: 'Its bill shows 3 calls.' };
    const spent = spentOf(...inFlight, free, recovered('a', 9, { wasCharged: true }));
    assert.deepEqual(spent.day, { tokens: 40, nanoUsd: 400 });
    assert.equal(spent.charge, undefined);
  });

  test('is all that stays charged when the rest is given back', () => {
    const free: Event = {
      type: 'EscrowReleased',
      released: 'lost-1',
      reason: 'All that it did was taken in.',
    };
    const spent = spentOf(...inFlight, recovered('a', 9, { wasCharged: true }), free);
    assert.deepEqual(spent.day, { tokens: 40, nanoUsd: 400 });
  });
});
