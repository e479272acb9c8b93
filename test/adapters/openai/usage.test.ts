import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { spentOf } from '../../../src/adapters/openai/usage.ts';

const counted = { prompt_tokens: 100, completion_tokens: 20 };

test('the two counts are enough', () =>
  assert.deepEqual(spentOf(counted), {
    usage: { promptTokens: 100, completionTokens: 20 },
    costNanoUsd: undefined,
  }));

test('cached and reasoning tokens are parts of the counts', () =>
  assert.deepEqual(
    spentOf({
      ...counted,
      total_tokens: 120,
      prompt_tokens_details: { cached_tokens: 64, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 12 },
    })?.usage,
    { promptTokens: 100, completionTokens: 20, cachedTokens: 64, reasoningTokens: 12 },
  ));

test('reasoning that only the total counts was generated too', () =>
  assert.deepEqual(
    spentOf({ ...counted, total_tokens: 420, completion_tokens_details: { reasoning_tokens: 300 } })?.usage,
    { promptTokens: 100, completionTokens: 320, reasoningTokens: 300 },
  ));

test('a part is never larger than its whole', () =>
  assert.deepEqual(
    spentOf({
      ...counted,
      prompt_tokens_details: { cached_tokens: 5_000 },
      completion_tokens_details: { reasoning_tokens: 5_000 },
    })?.usage,
    { promptTokens: 100, completionTokens: 20, cachedTokens: 100, reasoningTokens: 20 },
  ));

test('details that make no sense are passed over, and the counts stay', () =>
  assert.deepEqual(
    spentOf({
      ...counted,
      total_tokens: -3,
      prompt_tokens_details: { cached_tokens: 'all' },
      completion_tokens_details: null,
    })?.usage,
    { promptTokens: 100, completionTokens: 20 },
  ));

for (const usage of [
  undefined,
  null,
  'free',
  [],
  {},
  { prompt_tokens: 1 },
  { prompt_tokens: -1, completion_tokens: 1 },
  { prompt_tokens: 1.5, completion_tokens: 1 },
  { prompt_tokens: 1, completion_tokens: 1e12 },
  { prompt_tokens: '1', completion_tokens: '1' },
  { prompt_tokens: null, completion_tokens: null },
]) {
  test(`${JSON.stringify(usage)} is no usage`, () => assert.equal(spentOf(usage), undefined));
}

const costs: [string, object, number | undefined][] = [
  ['is an integer of nano-USD', { cost: 0.00014 }, 140_000],
  ['of a decimal that binary cannot hold is exact', { cost: 0.1 }, 100_000_000],
  ['is not pushed up by what binary adds to a decimal', { cost: 0.00000101 }, 1_010],
  ['below a nano-USD is rounded up', { cost: 1e-12 }, 1],
  ['of nothing is nothing', { cost: 0 }, 0],
  [
    "with a key of one's own includes what the provider behind charges",
    { cost: 0.001, is_byok: true, cost_details: { upstream_inference_cost: 0.02 } },
    21_000_000,
  ],
  [
    'is not doubled when the provider behind is paid by OpenRouter',
    { cost: 0.02, is_byok: false, cost_details: { upstream_inference_cost: 0.02 } },
    20_000_000,
  ],
  [
    'includes the provider behind when nobody says whose key it was',
    { cost: 0.001, cost_details: { upstream_inference_cost: 0.02 } },
    21_000_000,
  ],
  [
    "with a key of one's own is not said without what the provider behind charges",
    { cost: 0.001, is_byok: true, cost_details: { upstream_inference_cost: null } },
    undefined,
  ],
  [
    'passes over a charge behind that is none',
    { cost: 0.001, cost_details: { upstream_inference_cost: null } },
    1_000_000,
  ],
  ['that is negative is not said', { cost: -1 }, undefined],
  ['that is a text is not said', { cost: '0.1' }, undefined],
  ['that is beyond all money is not said', { cost: 1e308 }, undefined],
  ['that is not a number is not said', { cost: Number.NaN }, undefined],
];
for (const [what, extra, nanoUsd] of costs) {
  test(`a cost ${what}`, () => assert.equal(spentOf({ ...counted, ...extra })?.costNanoUsd, nanoUsd));
}

test('a cost never comes out below its figure, nor a nano-USD above it', () =>
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1_000_000, noNaN: true }), cost => {
      const nanoUsd = spentOf({ ...counted, cost })?.costNanoUsd;
      assert.ok(nanoUsd !== undefined && Number.isSafeInteger(nanoUsd));
      const noise = cost * 1e9 * 1e-14;
      assert.ok(nanoUsd >= cost * 1e9 - noise && nanoUsd <= cost * 1e9 + 1 + noise);
    }),
  ));
