import type { PriceEntry } from '../domain/task.ts';
import { type Timestamp, dayOf } from '../domain/units.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { type Seller, bundledPrice } from './bundled-price.ts';
import type { Price } from './request.ts';

/** Where prices come from: what the task file says, and whose list the bundled table is asked for. */
export type PriceSources = {
  readonly prices: ReadonlyMap<string, PriceEntry>;
  readonly provider: 'openrouter' | 'openai' | 'compatible' | 'offline';
  /** Of a compatible server. The table knows some by their address; at any other, a model's name says nothing of its price. */
  readonly baseUrl?: string | undefined;
  /** Some prices change on a day known before. */
  readonly at: Timestamp;
};

/**
 * What a model costs: by the task file, else by the bundled table, else undefined, for then nobody knows.
 * A price below the true one would break the budget, so nothing is guessed from a similar name.
 */
export function priceOf(model: string, sources: PriceSources): Price | undefined {
  const { prices, provider, baseUrl = '', at } = sources;
  const known = knownPrices.get(prices) ?? new Map<string, Price | undefined>();
  knownPrices.set(prices, known);

  const question = [provider, baseUrl, dayOf(at), model].join('\n');
  if (!known.has(question)) known.set(question, lookUp(model, sources));
  return known.get(question);
}

/** An entry of `prices` that leads to no price, and why. */
export type PriceMistake = { readonly model: string; readonly message: string };

/** The entries of `prices` that lead to no price. */
export function checkPrices(sources: PriceSources): PriceMistake[] {
  return [...sources.prices.keys()].flatMap(model => {
    const { path, price } = follow(model, sources);
    if (price !== undefined) return [];
    const way = path.map(name => JSON.stringify(name)).join(' is like ');
    const isCircle = new Set(path).size < path.length;
    const end = isCircle ? 'which leads in a circle' : 'which has no price';
    const advice = 'Name a model with a known price, or write { input: …, output: … }.';
    return [{ model, message: `The price of ${way}, ${end}. ${advice}` }];
  });
}

/** For example: a model whose price is known wherever `like` names it, and never the one that is asked about. */
export function likeFor(model: string): string {
  return model === 'openai/gpt-4o-mini' ? 'gpt-4o-mini' : 'openai/gpt-4o-mini';
}

/**
 * What somebody can paste into a task file for a model without a price: one line, because a log sets further lines in.
 * The two numbers are theirs to fill in, and as they stand they are none.
 */
export function priceLine(model: string): string {
  return `prices: { ${JSON.stringify(model)}: { input: <USD per million tokens>, output: <USD per million tokens> } }`;
}

const knownPrices = new WeakMap<PriceSources['prices'], Map<string, Price | undefined>>();

const NOTHING = { prompt: 0, completion: 0, cachedPrompt: 0, tiers: [] };
const FREE: Price = { ...NOTHING, source: 'free' };
const OFFLINE: Price = { ...NOTHING, source: 'offline' };

function lookUp(model: string, sources: PriceSources): Price | undefined {
  if (sources.provider === 'offline') return OFFLINE;
  if (sources.prices.has(model)) return follow(model, sources).price;

  // OpenRouter's free variants; the hold's ceiling of 0, sent along, keeps them so.
  if (sources.provider === 'openrouter' && model.endsWith(':free')) return FREE;

  const seller = sellerOf(sources);
  const found = seller && bundledPrice(model, seller, sources.at);
  return found && { ...found, source: 'bundled' };
}

/** Follows `like` from entry to entry. `path` ends with the model that was not found, or was there before. */
function follow(model: string, sources: PriceSources): { path: readonly string[]; price: Price | undefined } {
  const path = [model];
  for (let name = model; ;) {
    const entry = sources.prices.get(name);
    if (entry === undefined) return { path, price: priceLike(name, sources) };
    if (entry.kind === 'free') return { path, price: FREE };
    if (entry.kind === 'usd') return { path, price: priceInUsd(entry) };

    name = entry.model;
    const isCircle = path.includes(name);
    path.push(name);
    if (isCircle) return { path, price: undefined };
  }
}

/** Who writes `like` names a model of this provider, or one of the two whose names everybody knows. */
function priceLike(model: string, sources: PriceSources): Price | undefined {
  const sellers = [sellerOf(sources), { id: 'openrouter' }, { id: 'openai' }];
  for (const seller of sellers) {
    const found = seller && bundledPrice(model, seller, sources.at);
    if (found !== undefined) return { ...found, source: 'task-file' };
  }
  return undefined;
}

function sellerOf({ provider, baseUrl }: PriceSources): Seller | undefined {
  if (provider !== 'compatible') return { id: provider };
  return baseUrl === undefined ? undefined : { apiUrl: baseUrl };
}

function priceInUsd(entry: Extract<PriceEntry, { kind: 'usd' }>): Price {
  const { input, output, cachedInput = input } = entry;
  return {
    prompt: nanoUsdOf(input),
    completion: nanoUsdOf(output),
    cachedPrompt: nanoUsdOf(cachedInput),
    source: 'task-file',
    tiers: [],
  };
}

function nanoUsdOf(usd: number): number {
  return Math.round(usd * NANO_PER_USD);
}
