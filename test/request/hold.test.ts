import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { costOf } from '../../src/request/cost.ts';
import { dearestRates, holdOf } from '../../src/request/hold.ts';
import type { Price } from '../../src/request/request.ts';

const cheap: Price = {
  prompt: 150_000_000,
  completion: 600_000_000,
  cachedPrompt: 75_000_000,
  source: 'bundled',
  tiers: [],
};
const tiered: Price = {
  ...cheap,
  tiers: [
    { above: 200_000, prompt: 300_000_000, completion: 900_000_000, cachedPrompt: 150_000_000 },
    { above: 500_000, prompt: 200_000_000, completion: 1_000_000_000, cachedPrompt: 150_000_000 },
  ],
};

test('a hold is the prompt and the output cap at their rates', () => {
  const hold = holdOf({ promptTokensMax: 1000, completionTokensMax: 2048 }, cheap);
  assert.deepEqual(hold, { tokens: 3048, nanoUsd: 150_000 + 1_228_800 });
});

test('without a price a hold counts tokens only', () => {
  assert.deepEqual(holdOf({ promptTokensMax: 1, completionTokensMax: 2 }, undefined), {
    tokens: 3,
    nanoUsd: 0,
  });
});

test('a part of a nano-USD is rounded up', () => {
  const price = { ...cheap, prompt: 1, completion: 0, cachedPrompt: 0 };
  assert.equal(holdOf({ promptTokensMax: 1, completionTokensMax: 0 }, price).nanoUsd, 1);
  assert.equal(holdOf({ promptTokensMax: 1_000_001, completionTokensMax: 0 }, price).nanoUsd, 2);
});

test('large products stay exact, and what no integer holds stays at the largest', () => {
  const price = { ...cheap, prompt: 1_000_000_000_001, completion: 0, cachedPrompt: 0 };
  assert.equal(
    holdOf({ promptTokensMax: 1_000_003, completionTokensMax: 0 }, price).nanoUsd,
    1_000_003_000_002,
  );
  const hold = holdOf({ promptTokensMax: Number.MAX_SAFE_INTEGER, completionTokensMax: 0 }, price);
  assert.equal(hold.nanoUsd, Number.MAX_SAFE_INTEGER);
});

test('a prompt that cannot reach a tier is not held at its rates, one that can is held at the dearest', () => {
  assert.deepEqual(dearestRates(tiered, 200_000), { prompt: 150_000_000, completion: 600_000_000 });
  assert.deepEqual(dearestRates(tiered, 200_001), { prompt: 300_000_000, completion: 900_000_000 });
  assert.deepEqual(dearestRates(tiered, 600_000), { prompt: 300_000_000, completion: 1_000_000_000 });
});

test('cached tokens that cost more than others are held for', () => {
  assert.equal(dearestRates({ ...cheap, cachedPrompt: 999_000_000 }, 1).prompt, 999_000_000);
});

test('a cost counts cached tokens at their own rate and reasoning tokens once', () => {
  const usage = { promptTokens: 1000, completionTokens: 100, cachedTokens: 400, reasoningTokens: 90 };
  assert.equal(costOf(usage, cheap), 600 * 150 + 400 * 75 + 100 * 600);
  assert.equal(costOf({ promptTokens: 1000, completionTokens: 0 }, cheap), 150_000);
});

test('a cost takes the tier that the prompt reached', () => {
  assert.equal(costOf({ promptTokens: 200_000, completionTokens: 1 }, tiered), 200_000 * 150 + 600);
  assert.equal(costOf({ promptTokens: 200_001, completionTokens: 1 }, tiered), 200_001 * 300 + 900);
  assert.equal(costOf({ promptTokens: 500_001, completionTokens: 1 }, tiered), 500_001 * 200 + 1000);
});

test('more cached tokens than prompt tokens cost no less than nothing', () => {
  assert.equal(costOf({ promptTokens: 10, completionTokens: 0, cachedTokens: 1000 }, cheap), 750);
});

test('no usage within the bounds costs more than was held', () => {
  const rate = fc.integer({ min: 0, max: 1_000_000_000_000 });
  const rates = fc.record({ prompt: rate, completion: rate, cachedPrompt: rate });
  const tiers = fc
    .array(fc.tuple(fc.nat(1_000_000), rates), { maxLength: 3 })
    .map(list => list.sort(([a], [b]) => a - b).map(([above, rates]) => ({ above, ...rates })));
  const tokens = fc.nat(1_500_000);
  fc.assert(
    fc.property(
      rates,
      tiers,
      tokens,
      tokens,
      tokens,
      tokens,
      tokens,
      (base, tiers, a, b, c, d, cachedTokens) => {
        const price: Price = { ...base, tiers, source: 'bundled' };
        const bound = { promptTokensMax: Math.max(a, b), completionTokensMax: Math.max(c, d) };
        const usage = { promptTokens: Math.min(a, b), completionTokens: Math.min(c, d), cachedTokens };
        assert.ok(costOf(usage, price) <= holdOf(bound, price).nanoUsd);
      },
    ),
    { numRuns: 2000 },
  );
});
