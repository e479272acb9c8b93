import assert from 'node:assert/strict';
import { test } from 'vitest';

import { parseDurationMs } from '../../src/domain/duration.ts';

test.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['6h', 21_600_000],
  ['2d', 172_800_000],
  ['300', 300_000],
  [300, 300_000],
  ['1.5h', 5_400_000],
  ['15 m', 900_000],
  [0.25, 250],
  ['0', 0],
])('%s is %i milliseconds', (duration, ms) => assert.equal(parseDurationMs(duration), ms));

test.each(['', 'ten', '-5s', '5 minutes', '1h30m', '1e3', 'Infinity', ' 5s', '5s\n', NaN, -1, 1e21])(
  '%j is no duration',
  duration => assert.equal(parseDurationMs(duration), undefined),
);
