import assert from 'node:assert/strict';
import { test } from 'vitest';

import { progressLine } from '../../src/report/progress.ts';

test('progress is one line of what is worth knowing now', () => {
  assert.equal(
    progressLine({
      done: 12,
      total: 1_072,
      inFlight: 4,
      failed: 2,
      quarantined: 1,
      tokens: 3_210,
      costNanoUsd: 1_200_000,
    }),
    '12/1,072 done · 4 in flight · 2 to retry · 1 quarantined · 3,210 tokens · $0.0012',
  );
});

test('what is nought goes without saying', () => {
  assert.equal(
    progressLine({ done: 0, total: 5, inFlight: 0, failed: 0, quarantined: 0, tokens: 0, costNanoUsd: 0 }),
    '0/5 done · 0 tokens · $0.00',
  );
});
