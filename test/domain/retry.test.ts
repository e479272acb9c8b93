import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { BACKOFF, backoffMs } from '../../src/domain/retry.ts';

test('the longest wait doubles with each failure, from one second up to a minute', () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 7, 8].map(failures => backoffMs(BACKOFF, failures, 0.999_999));
  assert.deepEqual(ceilings, [999, 1_999, 3_999, 7_999, 15_999, 31_999, 59_999, 59_999]);
});

test('chance spreads the wait over all of it', () => {
  assert.deepEqual(
    [0, 0.25, 0.5].map(random => backoffMs(BACKOFF, 3, random)),
    [0, 1_000, 2_000],
  );
});

test('a wait is a whole number of milliseconds within its bounds, after any number of failures', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, random) => {
        const waitMs = backoffMs(BACKOFF, failures, random);
        assert.ok(Number.isInteger(waitMs) && waitMs >= 0 && waitMs < BACKOFF.delayMsMax);
      },
    ),
  ));
