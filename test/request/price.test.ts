import assert from 'node:assert/strict';
import { test } from 'vitest';
import { parse } from 'yaml';

import type { PriceEntry } from '../../src/domain/task.ts';
import { type PriceSources, checkPrices, likeFor, priceLine, priceOf } from '../../src/request/price.ts';

const sources: PriceSources = { prices: new Map(), provider: 'openrouter', at: '2026-11-22T00:00:00.000Z' };
const compatible: PriceSources = { ...sources, provider: 'compatible', baseUrl: 'http://127.0.0.1:8080/v1' };

function withPrices(base: PriceSources, prices: Record<string, PriceEntry>): PriceSources {
  return { ...base, prices: new Map(Object.entries(prices)) };
}

test('the task file is asked first', () => {
  const prices = { 'openai/gpt-4o-mini': { kind: 'usd', input: 1, output: 2.5, cachedInput: 0.07 } } as const;
  assert.deepEqual(priceOf('openai/gpt-4o-mini', withPrices(sources, prices)), {
    prompt: 1_000_000_000,
    completion: 2_500_000_000,
    cachedPrompt: 70_000_000,
    source: 'task-file',
    tiers: [],
  });
});

test('cached tokens cost like others when nothing else is said', () => {
  const prices = { mine: { kind: 'usd', input: 0.15, output: 0.6 } } as const;
  assert.equal(priceOf('mine', withPrices(compatible, prices))?.cachedPrompt, 150_000_000);
});

test('then the bundled table, under the names each provider uses', () => {
  const openrouter = priceOf('openai/gpt-4o-mini', sources);
  const openai = priceOf('gpt-4o-mini', { ...sources, provider: 'openai' });
  const expected = {
    prompt: 150_000_000,
    completion: 600_000_000,
    cachedPrompt: 75_000_000,
    source: 'bundled',
    tiers: [],
  };
  assert.deepEqual(openrouter, expected);
  assert.deepEqual(openai, expected);
  assert.equal(priceOf('gpt-4o-mini', sources), undefined);
});

test('a compatible server has the prices of its address, and at an unknown address none', () => {
  const mistral = { ...compatible, baseUrl: 'https://api.deepseek.com/v1' };
  assert.equal(priceOf('deepseek-chat', mistral)?.source, 'bundled');
  assert.equal(priceOf('gpt-4o-mini', compatible), undefined);
  assert.equal(priceOf('gpt-4o-mini', { ...compatible, baseUrl: undefined }), undefined);
});

test('of prices for different hours the dearest counts', () => {
  const deepseek = { ...compatible, baseUrl: 'https://api.deepseek.com' };
  assert.deepEqual(priceOf('deepseek-chat', deepseek), {
    prompt: 270_000_000,
    completion: 1_100_000_000,
    cachedPrompt: 70_000_000,
    source: 'bundled',
    tiers: [],
  });
});

test('of prices with a first day the one in force counts', () => {
  const on = (at: string) => priceOf('o3', { ...sources, provider: 'openai', at })?.completion;
  assert.equal(on('2025-06-09T23:59:59.999Z'), 40_000_000_000);
  assert.equal(on('2025-06-10T00:00:00.000Z'), 8_000_000_000);
});

test('prices of long prompts are tiers', () => {
  const google = { ...compatible, baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai' };
  assert.deepEqual(priceOf('gemini-2.5-pro', google), {
    prompt: 1_250_000_000,
    completion: 10_000_000_000,
    cachedPrompt: 125_000_000,
    source: 'bundled',
    tiers: [{ above: 200_000, prompt: 2_500_000_000, completion: 15_000_000_000, cachedPrompt: 250_000_000 }],
  });
});

test('a prompt counts as written to the cache where that costs more', () => {
  assert.equal(priceOf('anthropic/claude-sonnet-4', sources)?.prompt, 3_750_000_000);
});

test('where the table knows no price for cached tokens, they cost like others', () => {
  assert.equal(priceOf('01-ai/yi-large', sources)?.cachedPrompt, 3_000_000_000);
});

test('a model whose tokens do not decide its cost has no price', () => {
  assert.equal(priceOf('text-embedding-3-small', { ...sources, provider: 'openai' }), undefined);
  assert.equal(priceOf('sonar', { ...compatible, baseUrl: 'https://api.perplexity.ai' }), undefined);
});

test.each([
  ...[
    'perplexity/sonar',
    'perplexity/sonar-pro',
    'perplexity/sonar-deep-research',
    'openai/gpt-4o-search-preview',
  ],
  ...[
    'openai/o4-mini-deep-research',
    'openai/gpt-audio',
    'google/gemini-2.5-flash-image',
    'openai/gpt-5-image',
  ],
])('%s searches, or answers in sounds or pictures, which no price of text covers', model => {
  assert.equal(priceOf(model, sources), undefined);
  assert.equal(priceOf(model.split('/')[1] ?? '', { ...sources, provider: 'openai' }), undefined);
  const mistakes = checkPrices(withPrices(sources, { mine: { kind: 'like', model } }));
  assert.match(mistakes[0]?.message ?? '', /has no price/);
});

test('a model that is like another costs the same, through several steps and other names', () => {
  const prices = {
    a: { kind: 'like', model: 'b' },
    b: { kind: 'like', model: 'openai/gpt-4o-mini' },
    c: { kind: 'like', model: 'gpt-4o-mini' },
    d: { kind: 'like', model: 'e' },
    e: { kind: 'free' },
  } as const;
  const all = withPrices(compatible, prices);
  assert.equal(priceOf('a', all)?.completion, 600_000_000);
  assert.equal(priceOf('a', all)?.source, 'task-file');
  assert.equal(priceOf('c', all)?.completion, 600_000_000);
  assert.equal(priceOf('d', all)?.source, 'free');
  assert.deepEqual(checkPrices(all), []);
});

test('likenesses that lead nowhere are all reported', () => {
  const prices = {
    a: { kind: 'like', model: 'b' },
    b: { kind: 'like', model: 'a' },
    c: { kind: 'like', model: 'nobody/knows' },
  } as const;
  const all = withPrices(sources, prices);
  assert.equal(priceOf('a', all), undefined);
  assert.deepEqual(
    checkPrices(all).map(({ model, message }) => [model, message.split('.')[0]]),
    [
      ['a', 'The price of "a" is like "b" is like "a", which leads in a circle'],
      ['b', 'The price of "b" is like "a" is like "b", which leads in a circle'],
      ['c', 'The price of "c" is like "nobody/knows", which has no price'],
    ],
  );
});

test.for(['mine', 'openai/gpt-4o-mini', 'gpt-4o-mini'])(
  'what is named as an example for %s is another model, of a known price',
  model => {
    const like = likeFor(model);
    assert.notEqual(like, model);
    const prices = { [model]: { kind: 'like', model: like } } as const;
    assert.equal(priceOf(model, withPrices(compatible, prices))?.completion, 600_000_000);
  },
);

test('what is free costs nothing, and so do a free variant and a rehearsal', () => {
  const free = priceOf('mine', withPrices(sources, { mine: { kind: 'free' } }));
  assert.deepEqual(free, { prompt: 0, completion: 0, cachedPrompt: 0, tiers: [], source: 'free' });
  assert.equal(priceOf('anybody/anything:free', sources)?.source, 'free');
  assert.equal(priceOf('anybody/anything:free', { ...sources, provider: 'openai' }), undefined);
  assert.equal(priceOf('anything', { ...sources, provider: 'offline' })?.source, 'offline');
});

test('prices of two providers or two days are never mixed up', () => {
  const prices = new Map();
  assert.notEqual(priceOf('gpt-4o-mini', { ...sources, prices, provider: 'openai' }), undefined);
  assert.equal(priceOf('gpt-4o-mini', { ...sources, prices }), undefined);
});

test('the lines to paste name the model, and are refused until somebody fills them in', () => {
  const lines = parse(priceLine('my "odd": model'));
  assert.deepEqual(lines, {
    prices: { 'my "odd": model': { input: '<USD per million tokens>', output: '<USD per million tokens>' } },
  });
});
