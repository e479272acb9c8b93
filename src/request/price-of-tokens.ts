import type { NanoUsd, Tokens } from '../domain/units.ts';

const TOKENS_PER_RATE = 1_000_000n;
const NANO_USD_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The sum of tokens times rate (nano-USD per million tokens), rounded up once. In BigInt, because a million tokens
 * at a dollar each is past what a float counts exactly. A sum past nine million dollars stays there.
 */
export function priceOfTokens(parts: readonly (readonly [tokens: Tokens, rate: number])[]): NanoUsd {
  let sum = 0n;
  for (const [tokens, rate] of parts) sum += BigInt(tokens) * BigInt(rate);
  const nanoUsd = (sum + TOKENS_PER_RATE - 1n) / TOKENS_PER_RATE;
  return Number(nanoUsd < NANO_USD_MAX ? nanoUsd : NANO_USD_MAX);
}
