import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { offsetOf, surelyOff } from '../../../src/app/home/clock-offset.ts';

describe('the offset of GitHub’s clock', () => {
  test('is known as well as the answer was quick', () => {
    assert.deepEqual(offsetOf({ ms: 1_000, sentMs: 400, hadMs: 900 }), { leastMs: 100, mostMs: 600 });
  });

  test('is none where GitHub did not say what time it is', () => {
    assert.deepEqual(offsetOf(undefined), { leastMs: 0, mostMs: 0 });
  });

  test.each([
    ['ours is behind', { leastMs: 100, mostMs: 600 }, 100],
    ['ours is ahead', { leastMs: -600, mostMs: -100 }, -100],
    ['the answer took longer than that', { leastMs: -600, mostMs: 100 }, 0],
    ['both tell the same', { leastMs: 0, mostMs: 0 }, 0],
  ])('is surely what it is at least: %s', (_, offset, ms) => {
    assert.equal(surelyOff(offset), ms);
  });
});
