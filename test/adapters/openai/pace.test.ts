import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { paceOf } from '../../../src/adapters/openai/pace.ts';

const NOW = 1_767_268_800_000;

test("OpenAI's headers tell limits, what remains, and when it is full again", () =>
  assert.deepEqual(
    paceOf(
      {
        'x-ratelimit-limit-requests': '500',
        'x-ratelimit-limit-tokens': '30000',
        'x-ratelimit-remaining-requests': '499',
        'x-ratelimit-remaining-tokens': '29979',
        'x-ratelimit-reset-requests': '120ms',
        'x-ratelimit-reset-tokens': '1m30s',
      },
      NOW,
    ),
    {
      requestsPerMinute: 500,
      tokensPerMinute: 30_000,
      requestsRemaining: 499,
      tokensRemaining: 29_979,
      resetMs: 90_000,
    },
  ));

test("OpenRouter's refusal tells what remains, and when as a time", () => {
  const pace = paceOf(
    { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${NOW + 42_000}` },
    NOW,
  );
  assert.equal(pace.requestsRemaining, 0);
  assert.equal(pace.resetMs, 42_000);
  assert.equal(pace.requestsPerMinute, undefined);
});

const resets: [string, number | undefined][] = [
  ['1h2m3.5s', 3_723_500],
  ['6m0s', 360_000],
  ['8.64s', 8_640],
  ['250ms', 250],
  ['17', 17_000],
  ['0.5', 500],
  [String(NOW / 1_000 + 60), 60_000],
  [String(NOW - 5_000), 0],
  ['99999h', 86_400_000],
  ['-5s', undefined],
  ['soon', undefined],
  ['', undefined],
  ['1m 30s', undefined],
];
for (const [text, ms] of resets) {
  test(`a reset of "${text}" is ${ms} ms`, () =>
    assert.equal(paceOf({ 'x-ratelimit-reset-requests': text }, NOW).resetMs, ms));
}

test('no figure is one that nobody could use', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)), text => {
      const pace = paceOf({ 'x-ratelimit-limit-tokens': text, 'x-ratelimit-reset-tokens': text }, NOW);
      for (const figure of Object.values(pace)) {
        assert.ok(
          figure === undefined || (Number.isSafeInteger(figure) && figure >= 0),
          `${text} became ${figure}`,
        );
      }
    }),
  ));
