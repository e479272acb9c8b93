import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { retryAfterMs } from '../../../src/adapters/openai/retry-after.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);
const DAY_MS = 86_400_000;

const cases: [string, Record<string, string>, number | undefined][] = [
  ['seconds', { 'retry-after': '17' }, 17_000],
  ['a part of a second', { 'retry-after': '0.25' }, 250],
  ['zero', { 'retry-after': '0' }, 0],
  ['a date', { 'retry-after': 'Thu, 01 Jan 2026 12:01:30 GMT' }, 90_000],
  ['a date that has passed', { 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' }, 0],
  [
    "a date by a server's clock that is an hour off",
    { 'retry-after': 'Thu, 01 Jan 2026 13:00:10 GMT', date: 'Thu, 01 Jan 2026 13:00:00 GMT' },
    10_000,
  ],
  ['milliseconds, which are more exact', { 'retry-after-ms': '1500', 'retry-after': '2' }, 1_500],
  ['seconds, when the milliseconds are none', { 'retry-after-ms': 'soon', 'retry-after': '2' }, 2_000],
  ['a year', { 'retry-after': '31536000' }, DAY_MS],
  ['a date in the next century', { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }, DAY_MS],
  ['a number that no double can hold', { 'retry-after': '9'.repeat(400) }, DAY_MS],
  ['a negative number', { 'retry-after': '-5' }, undefined],
  ['a word', { 'retry-after': 'soon' }, undefined],
  ['a date of another form', { 'retry-after': '2026-01-01' }, undefined],
  ['a day that no calendar has', { 'retry-after': 'Mon, 32 Jan 2026 00:00:00 GMT' }, undefined],
  [
    "a date beside a server's clock that no calendar has",
    { 'retry-after': 'Thu, 01 Jan 2026 12:01:30 GMT', date: 'Thu, 01 Jan 2026 25:61:00 GMT' },
    90_000,
  ],
  ['nothing', {}, undefined],
];
for (const [what, headers, ms] of cases) {
  test(`Retry-After: ${what}`, () => assert.equal(retryAfterMs(headers, NOW), ms));
}

/** With the forms that come near to what is meant. */
const header = fc.oneof(
  fc.string(),
  fc.double().map(String),
  fc.stringMatching(/^[A-Z][a-z]{2}, \d\d (?:Jan|Feb|[A-Z][a-z]{2}) \d{4} \d\d:\d\d:\d\d GMT$/),
);

test('whatever the headers say, the wait is a whole number of milliseconds up to a day, or unsaid', () =>
  fc.assert(
    fc.property(header, header, (text, date) => {
      const ms = retryAfterMs({ 'retry-after': text, date }, NOW) ?? 0;
      assert.ok(Number.isSafeInteger(ms) && ms >= 0 && ms <= DAY_MS);
    }),
  ));
