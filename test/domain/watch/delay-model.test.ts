import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Chance } from '../../support/chance.ts';
import { FROM, type World, arrivalsOf, live } from '../../support/delayed-github.ts';
import { DAY, HOUR } from '../../support/watch-facts.ts';

/*
 * How calm the dead man's switch is, and how quick, under a GitHub that starts things late or never. A daily job is to
 * bring at most 3 alerts in 1,000 healthy days, and a dead one is to be noticed within 64 hours of its last success.
 */

const MINUTE = 60_000;
const MAY_START = [
  [' where nobody may start it', false],
  [' where the monitor may start it', true],
] as const;

test('the model is as slow and as forgetful as it says', () => {
  const dues = Array.from({ length: 100_000 }, (_, hour) => hour * 1_000 * HOUR);
  const arrivals = arrivalsOf(dues, new Chance(1));
  const delays = arrivals.map(arrival => arrival % (1_000 * HOUR)).sort((a, b) => a - b);
  const minutes = (share: number) => Math.round((delays[Math.floor(share * delays.length)] ?? 0) / MINUTE);
  assert.equal(Math.round((arrivals.length / dues.length) * 100), 95);
  assert.equal(minutes(0.5), 10);
  assert.ok(minutes(0.989) > 110 && minutes(0.989) < 130, `${minutes(0.989)}`);
  const veryLate = delays.filter(delay => delay === 11 * HOUR).length / arrivals.length;
  assert.ok(veryLate > 0.0008 && veryLate < 0.0012, `${veryLate}`);
});

/** Alerts in 1,000 healthy days. */
function alertsOf(world: Omit<World, 'days'>, days: number): number {
  const { openings } = live({ ...world, days }, new Chance(1));
  for (const { reason } of openings) assert.equal(reason, 'missed');
  return (openings.length / days) * 1_000;
}

describe('a daily job that is well', () => {
  test('brings at most three alerts in a thousand days', () => {
    const alerts = alertsOf({ every: 'day', mayStart: false }, 20_000);
    // Two runs in a row are dropped once in four hundred days, and the monitor cannot know that a third will come.
    assert.ok(alerts > 1.5 && alerts <= 3, `${alerts}`);
  });

  test('brings none where the monitor may start what was dropped', () =>
    assert.equal(alertsOf({ every: 'day', mayStart: true }, 5_000), 0));

  test('would bring more than twice as many without a grace', () => {
    const alerts = alertsOf({ every: 'day', mayStart: false, graceMs: 0 }, 4_000);
    assert.ok(alerts > 6, `${alerts}`);
  });
});

describe('an hourly job that is well', () => {
  test.each(MAY_START)('brings at most one alert in a thousand days,%s', (_, mayStart) =>
    assert.ok(alertsOf({ every: 'hour', mayStart }, 500) <= 1),
  );

  test('would bring more than a hundred without a grace', () => {
    const alerts = alertsOf({ every: 'hour', mayStart: false, graceMs: 0 }, 100);
    assert.ok(alerts > 100, `${alerts}`);
  });
});

/** How long after its last success a job that died is told of, in hours, the quickest first; Infinity: not at all. */
function noticedAfter(world: Omit<World, 'days' | 'deadFromMs'>, trials: number): readonly number[] {
  const waits = Array.from({ length: trials }, (_, trial) => {
    const chance = new Chance(trial + 1);
    const isDaily = world.every === 'day';
    const deadFromMs = FROM + (isDaily ? 2 * DAY : 6 * HOUR) + chance.fraction() * (isDaily ? DAY : HOUR);
    const days = isDaily ? 7 : 1;
    const { openings, lastSuccessMs } = live({ ...world, days, deadFromMs }, chance);
    const told = openings.find(({ atMs }) => atMs > lastSuccessMs);
    return told === undefined ? Infinity : (told.atMs - lastSuccessMs) / HOUR;
  });
  return waits.sort((a, b) => a - b);
}

function shareWithin(waits: readonly number[], hours: number): number {
  return waits.filter(wait => wait <= hours).length / waits.length;
}

describe('a daily job that nothing starts any more', () => {
  test.each(MAY_START)('is told of within 64 hours, 999 times in a thousand,%s', (_, mayStart) => {
    const waits = noticedAfter({ every: 'day', mayStart }, 1_000);
    assert.ok(shareWithin(waits, 64) >= 0.999, `${waits.at(-1)}`);
    // Not by a switch that goes off whatever happens: as long as a run may come, nobody is called.
    assert.ok((waits[0] ?? 0) > 20, `${waits[0]}`);
  });

  test('is told of a day sooner where the monitor has tried to start it', () => {
    const [median = 0] = noticedAfter({ every: 'day', mayStart: true }, 200).slice(100);
    assert.ok(median > 36 && median < 40, `${median}`);
  });

  test('would be noticed too late with a day of grace', () => {
    const waits = noticedAfter({ every: 'day', mayStart: false, graceMs: DAY }, 200);
    assert.ok(shareWithin(waits, 64) < 0.01, `${shareWithin(waits, 64)}`);
  });
});

describe('an hourly job that nothing starts any more', () => {
  test.each(MAY_START)('is told of within eight hours, 99 times in a hundred,%s', (_, mayStart) => {
    const waits = noticedAfter({ every: 'hour', mayStart }, 200);
    assert.ok(shareWithin(waits, 8) >= 0.99, `${waits.at(-1)}`);
    assert.ok((waits[0] ?? 0) > 3, `${waits[0]}`);
  });
});

describe('thirty idle days, of which the log says nothing, and then no log at all', () => {
  const LOST = FROM + 30 * DAY;
  const idle = (runs: 'seen' | 'ignored'): World => ({
    every: 'day',
    mayStart: true,
    days: 40,
    seen: (facts, nowMs) => ({
      ...facts,
      repository: { isPrivate: false, isArchived: false, committedAtMs: FROM },
      loggedSuccessMs: nowMs < LOST ? FROM + 3 * HOUR : undefined,
      runs: runs === 'seen' ? facts.runs : [],
    }),
  });
  const SEEDS = Array.from({ length: 50 }, (_, seed) => seed + 1);

  test('bring no alert', () => {
    for (const seed of SEEDS) assert.deepEqual(live(idle('seen'), new Chance(seed)).openings, [], `${seed}`);
  });

  test("would bring one for certain by the log alone, without GitHub's own list", () => {
    for (const seed of SEEDS.slice(0, 10))
      assert.notDeepEqual(live(idle('ignored'), new Chance(seed)).openings, [], `${seed}`);
  });
});
