import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { neverFits, NO_LIMITS } from '../../src/domain/budget.ts';
import type { Event, HoldEnd } from '../../src/domain/event.ts';
import { sumOf } from '../../src/domain/totals.ts';
import { type Placed, stateAfter } from '../support/given.ts';
import {
  CHARGED,
  HOLD,
  RELEASED,
  SETTLED,
  added,
  calling,
  charged,
  completed,
  created,
  failed,
  keyOf,
  queued,
  runFinished,
  runStarted,
  started,
} from '../support/literals.ts';

const NOTHING = { tokens: 0, nanoUsd: 0 };
const USED = { tokens: 40, nanoUsd: 400 };
const down = { kind: 'server-error', status: 503 } as const;
const january = (event: Event): Placed => ({ event, at: '2026-01-31T23:59:59.999Z' });
const february = (event: Event): Placed => ({ event, at: '2026-02-01T00:00:00.000Z' });

describe('a call under way', () => {
  test('is held in the books of its run, its day and its month', () => {
    const state = stateAfter(...calling('a', 'b'));
    const account = { spent: NOTHING, held: { tokens: 200, nanoUsd: 2_000 } };
    assert.deepEqual(state.run?.account, account);
    assert.deepEqual(Object.fromEntries(state.days), { '2026-01-31': account });
    assert.deepEqual(Object.fromEntries(state.months), { '2026-01': account });
  });

  test.each<[string, Event, { tokens: number; nanoUsd: number }]>([
    ['settled with what it used', completed('a', { hold: SETTLED }), USED],
    ['released with nothing', failed('a', down, { hold: RELEASED }), NOTHING],
    ['charged with all of its hold', failed('a', down, { hold: CHARGED }), HOLD],
    ['killed with all of its hold', charged('a', 'killed'), HOLD],
  ])('ends %s', (_, end, spent) => {
    const state = stateAfter(...calling('a'), end);
    const account = { spent, held: NOTHING };
    assert.deepEqual(
      [state.run?.account, ...state.days.values(), ...state.months.values()],
      [account, account, account],
    );
    assert.equal(state.inFlight.size, 0);
  });

  test('counts in the day and month of its hold, whenever it ends', () => {
    const state = stateAfter(
      created,
      january(runStarted),
      january(added('a')),
      january(started('a')),
      february(added('b')),
      february(started('b')),
      february(completed('a')),
      february(charged('b', 'aborted')),
    );
    const [spentBefore, spentAfter] = [USED, HOLD].map(spent => ({ spent, held: NOTHING }));
    assert.deepEqual(Object.fromEntries(state.days), { '2026-01-31': spentBefore, '2026-02-01': spentAfter });
    assert.deepEqual(Object.fromEntries(state.months), { '2026-01': spentBefore, '2026-02': spentAfter });
    assert.deepEqual(
      [...state.totals.values()].map(({ month, costNanoUsd }) => [month, costNanoUsd]),
      [
        ['2026-01', 400],
        ['2026-02', 1_000],
      ],
    );
  });

  test('is noted with what its run spent on each task', () => {
    const state = stateAfter(
      ...calling('a', 'b', 'c'),
      failed('a', down, { hold: CHARGED }),
      started('a', { attempt: 2 }),
      completed('a'),
      failed('b', down),
      { type: 'AnswerShared', task: 'b', key: keyOf('b'), sameAs: 'a', answer: keyOf('x') },
    );
    assert.deepEqual(Object.fromEntries(state.run?.touched ?? []), {
      a: { tokens: 140, nanoUsd: 1_400 },
      b: NOTHING,
      c: NOTHING,
    });
    assert.equal(state.run?.calls, 4);
  });
});

describe('the totals', () => {
  const rich: HoldEnd = {
    end: 'settled',
    usage: { promptTokens: 70, completionTokens: 20, cachedTokens: 60, reasoningTokens: 15 },
    costNanoUsd: 700,
    costSource: 'bundled',
  };
  const state = stateAfter(
    ...queued('a', 'b', 'c'),
    added('d', { taskType: 'triage', model: 'large' }),
    started('a'),
    completed('a', { hold: rich }),
    started('b'),
    failed('b', down, { hold: SETTLED }),
    started('b', { attempt: 2 }),
    charged('b', 'killed', { attempt: 2 }),
    started('c'),
    completed('c', { hold: CHARGED }),
    started('d', { model: 'large' }),
    failed('d', down, { hold: RELEASED }),
  );

  test('are kept by month, type and model, with what failed apart', () =>
    assert.deepEqual(
      [...state.totals.values()],
      [
        {
          month: '2026-01',
          taskType: 'summarize',
          model: 'small',
          calls: 4,
          failedCalls: 2,
          promptTokens: 100,
          completionTokens: 30,
          cachedTokens: 60,
          reasoningTokens: 15,
          chargedTokens: 200,
          costNanoUsd: 3_100,
          failedCostNanoUsd: 1_400,
        },
        {
          month: '2026-01',
          taskType: 'triage',
          model: 'large',
          calls: 1,
          failedCalls: 1,
          promptTokens: 0,
          completionTokens: 0,
          cachedTokens: 0,
          reasoningTokens: 0,
          chargedTokens: 0,
          costNanoUsd: 0,
          failedCostNanoUsd: 0,
        },
      ],
    ));

  test('add up', () =>
    assert.deepEqual(sumOf([...state.totals.values(), ...state.totals.values()]), {
      calls: 10,
      failedCalls: 6,
      promptTokens: 200,
      completionTokens: 60,
      cachedTokens: 120,
      reasoningTokens: 30,
      chargedTokens: 400,
      costNanoUsd: 6_200,
      failedCostNanoUsd: 2_800,
    }));

  test('outlive the adoption of the log; what was drawn from budgets does not', () => {
    const adopted = stateAfter(...calling('a'), completed('a'), runFinished, {
      type: 'LogAdopted',
      repository: '43',
      previous: '42',
    });
    assert.deepEqual([adopted.days.size, adopted.months.size, adopted.totals.size], [0, 0, 1]);
    assert.equal(adopted.tasks.get('a')?.status, 'completed');
    assert.deepEqual(adopted.log, { id: 'log-1', repository: '43', agent: 'default' });
  });
});

describe('a task that is larger than a whole budget', () => {
  const limits = { ...NO_LIMITS, day: { tokens: HOLD.tokens, nanoUsd: HOLD.nanoUsd } };

  test('never fits', () =>
    assert.deepEqual(neverFits({ ...HOLD, nanoUsd: HOLD.nanoUsd + 1 }, limits), {
      window: 'day',
      unit: 'cost',
      limit: 1_000,
      spent: 0,
      held: 0,
    }));

  test('is not one that fills it exactly', () => assert.equal(neverFits(HOLD, limits), undefined));

  test('is none where budgets are switched off', () =>
    assert.equal(neverFits({ tokens: 1e15, nanoUsd: 1e15 }, NO_LIMITS), undefined));
});
