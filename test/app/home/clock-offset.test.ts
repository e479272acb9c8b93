import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import type { Clock } from '../../../src/ports.ts';
import { offsetOf, setSince, surelyOff } from '../../../src/app/home/clock-offset.ts';

describe('the offset of GitHub’s clock', () => {
  test('is known as well as the answer was quick', () => {
    assert.deepEqual(offsetOf({ ms: 1_000, sentMs: 400, hadMs: 900, hadElapsedMs: 7 }), {
      leastMs: 100,
      mostMs: 600,
    });
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

describe('the time since GitHub’s answer', () => {
  const date = { ms: 5_000, sentMs: 900, hadMs: 1_000, hadElapsedMs: 70 };
  const at = (nowMs: number, elapsedMs: number): Clock => ({
    ...{ now: () => nowMs, elapsed: () => elapsedMs },
    sleep: () => Promise.resolve(),
  });

  test.each([
    ['was not', at(1_500, 570), 0],
    ['was set ahead', at(9_500, 570), 8_000],
    ['was set back', at(500, 570), -1_000],
  ])('tells whether our clock was set: it %s', (_, clock, ms) => {
    assert.equal(setSince(date, clock), ms);
  });

  test('tells nothing where GitHub did not say what time it is', () => {
    assert.equal(setSince(undefined, at(9_500, 570)), 0);
  });
});
