import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { usualBound } from '../../../src/domain/oddities/usual-bound.ts';
import { Chance } from '../../support/chance.ts';

const same = (count: number, value: number) => Array<number>(count).fill(value);

describe('the bound', () => {
  test.each([
    ['nothing below so many figures', same(19, 1_000), undefined],
    ['nothing of what is free', same(50, 0), undefined],
    ['nothing of what is mostly free', [...same(11, 0), ...same(9, 1_000)], undefined],
    ['three times the median of equal figures', same(20, 10_000), { median: 10_000, bound: 30_000 }],
    ['at least so much above a small median', same(20, 100), { median: 100, bound: 5_100 }],
    [
      'the middle of two medians',
      [...same(10, 10_000), ...same(10, 12_000)],
      { median: 11_000, bound: 33_000 },
    ],
    ['not what one slip was', [...same(20, 10_000), 90_000], { median: 10_000, bound: 30_000 }],
    ['twice what came twice', [...same(20, 10_000), 90_000, 80_000], { median: 10_000, bound: 160_000 }],
  ])('is %s', (_, values, expected) => assert.deepEqual(usualBound(values, 5_000), expected));

  test('is five deviations of the logarithms where figures spread', () => {
    // Half a factor of two to each side of 8,000: the MAD of the logarithms is ln 2.
    const values = [...same(30, 4_000), ...same(31, 8_000), ...same(30, 16_000)];
    const { median, bound } = usualBound(values, 5_000) ?? assert.fail();
    assert.deepEqual([median, Math.round(bound)], [8_000, Math.round(8_000 * 2 ** (5 * 1.4826))]);
  });

  test('is a number also where half of the figures are 0', () => {
    const { median, bound } = usualBound([...same(10, 0), ...same(10, 10_000)], 5_000) ?? assert.fail();
    assert.deepEqual([median, Number.isFinite(bound)], [5_000, true]);
  });

  test('stands however the figures are ordered, and takes a figure of 0 for 1', () => {
    const values = [0, ...same(19, 10_000)];
    assert.deepEqual(usualBound(values.toReversed(), 5_000), { median: 10_000, bound: 30_000 });
  });
});

describe('1,000 runs of 200 quite ordinary calls', () => {
  const RUNS = 1_000;
  const CALLS = 200;

  /** How many of these runs have a call that passes the bound made of `count` calls before. */
  function oddRuns(count: number, draw: (chance: Chance) => number, boundOf = calm): number {
    const chance = new Chance(7);
    const calls = (number: number) => Array.from({ length: number }, () => draw(chance));
    let odd = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const bound = boundOf(calls(count));
      if (calls(CALLS).some(value => value > bound)) odd += 1;
    }
    return odd;
  }

  const calm = (values: readonly number[]) => usualBound(values, 0)?.bound ?? assert.fail();
  const logNormal = (sigma: number) => (chance: Chance) => 3_000 * Math.exp(sigma * normal(chance));
  const twoSorts = (share: number) => (chance: Chance) =>
    (chance.is(share) ? 30_000 : 3_000) * Math.exp(0.2 * normal(chance));

  test.each([0.3, 0.5, 0.7, 1])('have next to none that is odd, log-normal with a σ of %d', sigma =>
    assert.ok(oddRuns(128, logNormal(sigma)) <= 3),
  );

  test.each([0.3, 0.5, 0.7, 1])('have few with a short history, with a σ of %d', sigma =>
    assert.ok(oddRuns(20, logNormal(sigma)) <= 80),
  );

  test('have next to none where one task of ten is of a larger sort', () =>
    assert.ok(oddRuns(128, twoSorts(0.1)) <= 20));

  test('control: by the figures as they are, nearly each has one', () => {
    const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
    const plain = (values: readonly number[]) => {
      const median = middle(values);
      return median + 8 * 1.4826 * middle(values.map(value => Math.abs(value - median)));
    };
    assert.ok(oddRuns(128, logNormal(0.5), plain) > 100);
    assert.ok(oddRuns(128, logNormal(1), plain) > 900);
    assert.ok(oddRuns(128, twoSorts(0.1), plain) > 900);
  });

  test('a call that takes twenty times as long is odd among calls that are alike', () => {
    const chance = new Chance(7);
    const values = Array.from({ length: 128 }, () => logNormal(0.3)(chance));
    assert.ok(calm(values) < 20 * 3_000);
  });
});

/** Box and Muller. */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.fraction())) * Math.cos(2 * Math.PI * chance.fraction());
}
