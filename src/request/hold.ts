import type { Amount } from '../domain/budget.ts';
import type { Price, Rates, Request } from './request.ts';
import { priceOfTokens } from './price-of-tokens.ts';

/** The most that one call of a request can use and cost. Without a price the money is 0: no cost budget asks for it then. */
export function holdOf(
  request: Pick<Request, 'promptTokensMax' | 'completionTokensMax'>,
  price: Price | undefined,
): Amount {
  const { promptTokensMax, completionTokensMax } = request;
  const tokens = promptTokensMax + completionTokensMax;
  if (price === undefined) return { tokens, nanoUsd: 0 };

  const dearest = dearestRates(price, promptTokensMax);
  const nanoUsd = priceOfTokens([
    [promptTokensMax, dearest.prompt],
    [completionTokensMax, dearest.completion],
  ]);
  return { tokens, nanoUsd };
}

/** The dearest rates a prompt of at most so many tokens can meet: what a provider may be told as its ceiling. */
export function dearestRates(price: Price, promptTokensMax: number): Pick<Rates, 'prompt' | 'completion'> {
  const possible = [price, ...price.tiers.filter(tier => tier.above < promptTokensMax)];
  return {
    prompt: Math.max(...possible.flatMap(rates => [rates.prompt, rates.cachedPrompt])),
    completion: Math.max(...possible.map(rates => rates.completion)),
  };
}
