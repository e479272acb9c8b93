import type { Usage } from '../domain/event.ts';
import type { NanoUsd } from '../domain/units.ts';
import { priceOfTokens } from './price-of-tokens.ts';
import type { Price, Rates } from './request.ts';

/**
 * What a call cost by its tokens, for providers that do not say it themselves. Reasoning tokens are among the
 * completion tokens, and cached ones among the prompt tokens, where each is counted at its own rate.
 */
export function costOf(usage: Usage, price: Price): NanoUsd {
  const { promptTokens, completionTokens, cachedTokens = 0 } = usage;
  const rates = ratesFor(price, promptTokens);
  const cached = Math.min(cachedTokens, promptTokens);
  return priceOfTokens([
    [promptTokens - cached, rates.prompt],
    [cached, rates.cachedPrompt],
    [completionTokens, rates.completion],
  ]);
}

function ratesFor(price: Price, promptTokens: number): Rates {
  return price.tiers.findLast(tier => tier.above < promptTokens) ?? price;
}
