import assert from 'node:assert/strict';
import { test } from 'vitest';

import { Outcome } from '../../../src/domain/event.ts';
import { isGoodOutcome } from '../../../src/domain/watch/good-outcome.ts';

test('an agent is alive that came, and did what it could', () =>
  assert.deepEqual(Outcome.options.filter(isGoodOutcome).toSorted(), [
    'budget-exhausted',
    'completed',
    'deadline',
    'idle',
    'overlapped',
    'paused',
    'waiting',
  ]));

test('one is not that was stopped, cut off or broken', () =>
  assert.deepEqual(Outcome.options.filter(outcome => !isGoodOutcome(outcome)).toSorted(), [
    'failed',
    'interrupted',
    'provider-stopped',
  ]));
