import { type ConditionalPrice, type ModelPrice, calcPrice } from '@pydantic/genai-prices';

import type { Timestamp } from '../domain/units.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import type { Price, Rates } from './request.ts';

/** Whose price list: by the table's own name, or by the address of an API that the table knows. */
export type Seller = { readonly id: string } | { readonly apiUrl: string };

/**
 * Models that search, or answer in sounds and pictures. Searches have a fee for each request, and sounds and pictures rates of their
 * own; the table has the rates of text for most of them, and nothing else. https://openrouter.ai/perplexity/sonar
 */
const IS_MORE_THAN_TEXT =
  /(?:^|[/-])(?:sonar|search|deep-?research|audio|realtime|image|transcribe|tts|computer-use)(?:[-:.]|$)/i;

/**
 * A model's price as the table of this release has it, or undefined. Of prices for different hours of the day it is
 * the dearest, of prices with a first day the one in force on `at`'s day.
 *
 * The table takes 40 ms to load and 0.8 MB of a bundle: only `price.ts` imports this file, and is itself loaded late.
 */
export function bundledPrice(
  model: string,
  seller: Seller,
  at: Timestamp,
): Omit<Price, 'source'> | undefined {
  if (IS_MORE_THAN_TEXT.test(model)) return undefined;
  const timestamp = new Date(at);
  const whose = 'id' in seller ? { providerId: seller.id } : { providerApiUrl: seller.apiUrl };
  const found = calcPrice({}, model, { ...whose, timestamp })?.model.prices;
  if (found === undefined) return undefined;

  const possible = Array.isArray(found) ? possibleOn(timestamp, found) : [found];
  if (!possible.every(isByTokens)) return undefined;

  const starts = new Set(possible.flatMap(price => Object.values(price).flatMap(tierStarts)));
  const tiers = [...starts].sort((a, b) => a - b).map(above => ({ above, ...ratesAt(possible, above + 1) }));
  return { ...ratesAt(possible, 0), tiers };
}

/** The table is read from its end, and the first price whose condition is met counts. Any hour of the day may come. */
function possibleOn(day: Date, prices: readonly ConditionalPrice[]): readonly ModelPrice[] {
  const begun = prices.filter(
    ({ constraint }) => constraint?.type !== 'start_date' || new Date(constraint.start_date) <= day,
  );
  const standing = begun.findLastIndex(({ constraint }) => constraint?.type !== 'time_of_date');
  return begun.slice(Math.max(standing, 0)).map(price => price.prices);
}

/** Whether tokens of text decide what a call costs. A fee for each request would be missing from every hold. */
function isByTokens(price: ModelPrice): boolean {
  return 'input_mtok' in price && 'output_mtok' in price && !('requests_kcount' in price);
}

/**
 * The rates for a prompt of so many tokens. Some sellers charge more for a prompt that goes into their cache, and
 * usage does not tell which part did: all of it counts as if it did. In the same way every completion token counts
 * as the dearer of answer and reasoning.
 */
function ratesAt(prices: readonly ModelPrice[], promptTokens: number): Rates {
  const dearest = (...kinds: readonly string[]) =>
    Math.max(...prices.flatMap(price => kinds.map(kind => nanoUsdAt(price[kind], promptTokens))));
  return {
    prompt: dearest('input_mtok', 'cache_write_mtok'),
    completion: dearest('output_mtok', 'output_reasoning_mtok'),
    cachedPrompt: dearest(
      prices.every(price => 'cache_read_mtok' in price) ? 'cache_read_mtok' : 'input_mtok',
    ),
  };
}

/** The table's floats become integers here, once. What it does not list costs nothing. */
function nanoUsdAt(usd: ModelPrice[string], promptTokens: number): number {
  if (usd === undefined) return 0;
  const rate =
    typeof usd === 'number'
      ? usd
      : (usd.tiers.findLast(tier => tier.start < promptTokens)?.price ?? usd.base);
  return Math.round(rate * NANO_PER_USD);
}

function tierStarts(usd: ModelPrice[string]): number[] {
  return typeof usd === 'object' ? usd.tiers.map(tier => tier.start) : [];
}
