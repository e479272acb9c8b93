import assert from 'node:assert/strict';
import { test } from 'vitest';

import { oddityJson, oddityText } from '../../src/report/oddity-text.ts';
import { durationText } from '../../src/report/time-text.ts';
import { odditiesWith } from '../support/words-everywhere.ts';

test('each oddity is a sentence', () =>
  assert.deepEqual(odditiesWith('a').map(oddityText), [
    '` a ` of type ` a ` took 92 s; usual is 3.1 s, and up to 12 s nothing odd.',
    '` a ` of type ` a ` cost `$0.041`; usual is `$0.0013`, and up to `$0.0099` nothing odd.',
    'Type ` a `: 23 of 40 attempts (58 %) failed; usual is 5 of 400 attempts (1 %).',
    'Type ` a `: 4 tasks set aside without an answer that fits (` a `, ` other `, ` a `, …).',
  ]));

test('each oddity is a row for programs, with money in USD', () =>
  assert.deepEqual(odditiesWith('a').map(oddityJson), [
    { kind: 'slow', type: 'a', task: 'a', ms: 92_400, usualMs: 3_120 },
    { kind: 'dear', type: 'a', task: 'a', usd: 0.041, usualUsd: 0.0012000005 },
    { kind: 'failing', type: 'a', now: { failed: 23, attempts: 40 }, before: { failed: 5, attempts: 400 } },
    { kind: 'mismatched', type: 'a', tasks: ['a', 'other', 'a', 'a'] },
  ]));

test.each([
  [0, '0.0 s'],
  [840, '0.8 s'],
  [9_999, '10.0 s'],
  [10_000, '10 s'],
  [119_499, '119 s'],
  [120_000, '2 minutes'],
  [3_700_000, '1 hour 1 minute'],
])('%i ms are %s', (ms, text) => assert.equal(durationText(ms), text));
