import assert from 'node:assert/strict';
import { test } from 'vitest';

import { windowEnd } from '../../src/domain/budget-window.ts';

test.each([
  ['day', '2026-01-31T12:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ['day', '2026-01-31T23:59:59.999Z', '2026-02-01T00:00:00.000Z'],
  ['day', '2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'],
  ['day', '2028-02-28T12:00:00.000Z', '2028-02-29T00:00:00.000Z'],
  ['month', '2026-01-31T12:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ['month', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
  ['run', '2026-01-31T12:00:00.000Z', undefined],
] as const)('a budget of a %s that is spent at %s is new at %s', (window, at, end) =>
  assert.equal(windowEnd(window, at), end),
);
