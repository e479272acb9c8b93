import assert from 'node:assert/strict';
import { test } from 'vitest';

import { withinTime } from '../../src/request/within-time.ts';

test('what comes in time is returned, whatever it is', () => {
  assert.deepEqual(
    withinTime(1_000, () => [1, 2]),
    [1, 2],
  );
  assert.equal(
    withinTime(1_000, () => false),
    false,
  );
});

test('what never comes to an end is given up', () => {
  assert.equal(
    withinTime(20, () => {
      for (;;);
    }),
    undefined,
  );
});

test('what goes wrong for another reason is told as it is', () => {
  const error = Object.assign(new Error('A bug.'), { code: 'ERR_OF_OURS' });
  const fail = () => {
    throw error;
  };
  assert.throws(() => withinTime(1_000, fail), error);
});
