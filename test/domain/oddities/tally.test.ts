import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import {
  EXTREMES_MAX,
  type Extreme,
  SAMPLES_MAX,
  addExtreme,
  addSample,
} from '../../../src/domain/oddities/tally.ts';

describe('samples', () => {
  const after = (count: number): number[] => {
    const values: number[] = [];
    for (let value = 1; value <= count; value += 1) addSample(values, value);
    return values;
  };

  test('are all there, up to one less than twice as many as are wanted', () =>
    assert.deepEqual(
      after(255),
      Array.from({ length: 255 }, (_, n) => n + 1),
    ));

  test('are then cut to the last ones', () =>
    assert.deepEqual(
      after(256),
      Array.from({ length: SAMPLES_MAX }, (_, n) => n + 129),
    ));

  test('of a million calls are no more than of a few', () => {
    const values = after(1_000_000);
    assert.ok(values.length >= SAMPLES_MAX && values.length < 2 * SAMPLES_MAX);
    assert.equal(values.at(-1), 1_000_000);
  });
});

describe('extremes', () => {
  const after = (...values: number[]): string => {
    const extremes: Extreme[] = [];
    for (const [n, value] of values.entries()) addExtreme(extremes, `t${n}`, value);
    assert.ok(extremes.length <= EXTREMES_MAX);
    return extremes.map(({ task, value }) => `${task} ${value}`).join(', ');
  };

  test.each([
    [[], ''],
    [[3], 't0 3'],
    [[3, 1, 2], 't0 3, t2 2, t1 1'],
    [[1, 2, 3, 4, 5, 6], 't5 6, t4 5, t3 4, t2 3, t1 2'],
    [[6, 5, 4, 3, 2, 1], 't0 6, t1 5, t2 4, t3 3, t4 2'],
    [[1, 1, 1, 1, 1, 1], 't0 1, t1 1, t2 1, t3 1, t4 1'],
    [[1, 2, 1, 2], 't1 2, t3 2, t0 1, t2 1'],
  ])('of %j', (values, expected) => assert.equal(after(...values), expected));
});
