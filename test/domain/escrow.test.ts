import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Amount, Limits } from '../../src/domain/budget.ts';
import type { Command } from '../../src/domain/decide.ts';
import type { Escrow, Event, HoldEnd } from '../../src/domain/event.ts';
import { accountsAt } from '../../src/domain/state.ts';
import { type Placed, givenLimits, stateAfter } from '../support/given.ts';
import { HOLD, NOW, added, charged, completed, runFinished, start, started } from '../support/literals.ts';

const LIMITS: Limits = {
  run: { tokens: 1_000, nanoUsd: 9_000 },
  day: { tokens: 1_500 },
  month: { nanoUsd: 7_000 },
};
const SPENT: HoldEnd = {
  end: 'settled',
  usage: { promptTokens: 6, completionTokens: 4 },
  costNanoUsd: 20,
  costSource: 'provider',
};
const NEXT_DAY = '2026-02-01T00:00:01.000Z';

const draw = (endLost = false, now = NOW): Command => ({
  type: 'StartRun',
  version: '1.0.0',
  provider: 'openrouter',
  draw: { now },
  endLost,
});
const drawn = (escrow: Escrow): Event => ({
  type: 'RunStarted',
  version: '1.0.0',
  provider: 'openrouter',
  escrow,
});
const lost = (amount: Amount): Event => ({ type: 'RunInterrupted', interrupted: 'run-1', charged: amount });
const inRun = (run: string, event: Event, at = NOW): Placed => ({ event, run, at });

describe('a run whose log can be lost', () => {
  test('draws its own budget, or what is left of the day and the month', () =>
    givenLimits(LIMITS)
      .when(draw())
      .then(drawn({ tokens: 1_000, nanoUsd: 7_000 })));

  test('draws nothing of a unit that no budget limits', () => {
    givenLimits({ run: {}, day: { tokens: 10 }, month: {} })
      .when(draw())
      .then(drawn({ tokens: 10 }));
    givenLimits({ run: {}, day: {}, month: {} }).when(draw()).then(drawn({}));
  });

  test('draws only what earlier runs have left', () =>
    givenLimits(LIMITS, drawn({ tokens: 1_000, nanoUsd: 7_000 }), lost({ tokens: 900, nanoUsd: 6_900 }))
      .when(draw())
      .then(drawn({ tokens: 600, nanoUsd: 100 })));

  test('draws nothing from a budget that is lower than what is gone', () =>
    givenLimits(
      { ...LIMITS, day: { tokens: 100 } },
      drawn({ tokens: 1_000 }),
      lost({ tokens: 900, nanoUsd: 0 }),
    )
      .when(draw())
      .then(drawn({ tokens: 0, nanoUsd: 7_000 })));

  test('counts all its calls in the day and month in which it drew, also after midnight', () => {
    const state = stateAfter(
      drawn({ tokens: 1_000 }),
      added('a'),
      inRun('run-1', started('a'), NEXT_DAY),
      inRun('run-1', completed('a'), NEXT_DAY),
    );
    assert.deepEqual([...state.days.keys()], [NOW.slice(0, 10)]);
    assert.deepEqual([...state.months.keys()], [NOW.slice(0, 7)]);
    assert.deepEqual(accountsAt(state, NEXT_DAY).day, state.days.get(NOW.slice(0, 10)));
  });
});

describe('a run whose draw is used up, though a budget has got room since', () => {
  const lostOne = [drawn({ tokens: 1_000, nanoUsd: 7_000 }), lost({ tokens: 1_000, nanoUsd: 7_000 })];
  const released: Event = {
    type: 'EscrowReleased',
    released: 'run-1',
    reason: 'All that it did was taken in.',
  };
  const history = [...lostOne, drawn({ tokens: 500, nanoUsd: 0 }), released, added('a')];

  test('starts nothing: were it lost, nobody would charge that', () =>
    givenLimits(LIMITS, ...history)
      .when(start('a'))
      .then());

  test('stops for its budget, and leaves the room to the next run', () => {
    const refusal = { window: 'run', unit: 'tokens', limit: 0, spent: 0, held: 0 } as const;
    givenLimits(LIMITS, ...lostOne, drawn({ tokens: 0, nanoUsd: 0 }), released, added('a'))
      .whenPlanned([{ id: 'a' }])
      .then({ do: 'stop', because: { kind: 'budget', refusal } });
  });

  test('starts what is still within it', () =>
    givenLimits({ run: {}, day: { tokens: 1_500 }, month: {} }, drawn({ tokens: HOLD.tokens }), added('a'))
      .when(start('a'))
      .then(started('a')));
});

describe('a run that was killed', () => {
  test('is charged its calls in flight only, when the whole log is there', () =>
    givenLimits(LIMITS, drawn({ tokens: 1_000, nanoUsd: 7_000 }), added('a'), started('a'))
      .when(draw())
      .then(
        charged('a', 'killed'),
        { type: 'RunInterrupted', interrupted: 'run-1' },
        drawn({ tokens: 1_000, nanoUsd: 7_000 - HOLD.nanoUsd }),
      ));

  test('is charged all that it drew, when the end of its log is lost', () =>
    givenLimits(LIMITS, drawn({ tokens: 1_000, nanoUsd: 7_000 }), added('a'), started('a'))
      .when(draw(true))
      .then(
        charged('a', 'killed'),
        lost({ tokens: 1_000 - HOLD.tokens, nanoUsd: 7_000 - HOLD.nanoUsd }),
        drawn({ tokens: 500, nanoUsd: 0 }),
      ));

  test('is not charged again what it is known to have spent', () =>
    givenLimits(
      LIMITS,
      drawn({ tokens: 1_000, nanoUsd: 7_000 }),
      added('a'),
      started('a'),
      completed('a', { hold: SPENT }),
    )
      .when(draw(true))
      .then(lost({ tokens: 990, nanoUsd: 6_980 }), drawn({ tokens: 500, nanoUsd: 0 })));

  test('is not charged less than nothing, when a provider ignored the cap', () =>
    givenLimits(LIMITS, drawn({ tokens: 5 }), added('a'), started('a'), completed('a', { hold: SPENT }))
      .when(draw(true))
      .then(lost({ tokens: 0, nanoUsd: 0 }), drawn({ tokens: 1_000, nanoUsd: 6_980 })));

  test('is charged nothing of a unit that it did not draw', () =>
    givenLimits({ run: { nanoUsd: 9_000 }, day: {}, month: {} }, drawn({ nanoUsd: 9_000 }))
      .when(draw(true))
      .then(lost({ tokens: 0, nanoUsd: 9_000 }), drawn({ nanoUsd: 9_000 })));

  test('is charged in the day and month in which it drew: another day has its own budgets', () =>
    givenLimits(LIMITS, drawn({ tokens: 1_000, nanoUsd: 7_000 }))
      .when(draw(true, NEXT_DAY))
      .then(lost({ tokens: 1_000, nanoUsd: 7_000 }), drawn({ tokens: 1_000, nanoUsd: 7_000 })));

  test('draws nothing that could be charged, when it ran where the log cannot be lost', () =>
    givenLimits(LIMITS, { type: 'RunStarted', version: '1.0.0', provider: 'openrouter' })
      .when(draw(true))
      .then({ type: 'RunInterrupted', interrupted: 'run-1' }, drawn({ tokens: 1_000, nanoUsd: 7_000 })));

  test('leaves nothing charged behind when it ended by itself', () =>
    givenLimits(LIMITS, drawn({ tokens: 1_000, nanoUsd: 7_000 }), runFinished)
      .when(draw(true))
      .then(drawn({ tokens: 1_000, nanoUsd: 7_000 })));
});

describe('a charge for a lost run', () => {
  const release: Command = { type: 'ReleaseEscrow', run: 'run-1', reason: 'The bill shows nothing.' };
  const released: Event = { type: 'EscrowReleased', released: 'run-1', reason: 'The bill shows nothing.' };
  const history = [drawn({ tokens: 1_000, nanoUsd: 7_000 }), lost({ tokens: 1_000, nanoUsd: 7_000 })];

  test('can be released by a person, with a reason', () =>
    givenLimits(LIMITS, ...history)
      .when(release)
      .then(released));

  test('is released once', () =>
    givenLimits(LIMITS, ...history, released)
      .when(release)
      .then());

  test('leaves the books as they were before, when it is released', () => {
    const nothing = { spent: { tokens: 0, nanoUsd: 0 }, held: { tokens: 0, nanoUsd: 0 } };
    const { days, months, charges } = stateAfter(...history, released);
    assert.deepEqual([...days.values(), ...months.values()], [nothing, nothing]);
    assert.equal(charges.size, 0);
  });

  test('does not follow a log into another repository', () =>
    givenLimits(LIMITS, { type: 'LogCreated', log: 'k3v9', repository: '1', agent: 'default' }, ...history, {
      type: 'LogAdopted',
      repository: '2',
      previous: '1',
    })
      .when(release)
      .then());
});
