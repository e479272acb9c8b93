import * as z from 'zod';

import { compileLater } from '../../domain/compile-later.ts';
import type { Usage } from '../../domain/event.ts';
import type { NanoUsd } from '../../domain/units.ts';
import { NANO_PER_USD } from '../../domain/usd.ts';

export type Spent = { readonly usage: Usage; readonly costNanoUsd: NanoUsd | undefined };

/** More than any model can read or write in one call: a figure above it is no count. */
const TOKENS_MAX = 1_000_000_000;
const USD_MAX = 1_000_000;

const Count = z.int().min(0).max(TOKENS_MAX);
const Usd = z.number().min(0).max(USD_MAX);

const RawUsage = z.object({
  prompt_tokens: Count,
  completion_tokens: Count,
  total_tokens: Count.optional().catch(undefined),
  prompt_tokens_details: z
    .object({ cached_tokens: Count.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  completion_tokens_details: z
    .object({ reasoning_tokens: Count.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  cost: Usd.optional().catch(undefined),
  is_byok: z.boolean().optional().catch(undefined),
  cost_details: z
    .object({ upstream_inference_cost: Usd.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
type RawUsage = z.infer<typeof RawUsage>;
const readUsage = compileLater(RawUsage);

/** What the provider says was used and what it cost. Undefined: it did not say, or what it said cannot be. */
export function spentOf(usage: unknown): Spent | undefined {
  const parsed = readUsage(usage);
  if (!parsed.success) return undefined;

  const { prompt_tokens, completion_tokens, total_tokens, prompt_tokens_details, completion_tokens_details } =
    parsed.data;
  // Some providers leave reasoning out of the completion and only count it in the total. It was paid for all the same.
  const completionTokens = Math.max(completion_tokens, (total_tokens ?? 0) - prompt_tokens);
  const cachedTokens = prompt_tokens_details?.cached_tokens;
  const reasoningTokens = completion_tokens_details?.reasoning_tokens;
  return {
    usage: {
      promptTokens: prompt_tokens,
      completionTokens,
      // A part cannot be larger than its whole; a price by kind would come out negative.
      ...(cachedTokens === undefined ? {} : { cachedTokens: Math.min(cachedTokens, prompt_tokens) }),
      ...(reasoningTokens === undefined
        ? {}
        : { reasoningTokens: Math.min(reasoningTokens, completionTokens) }),
    },
    costNanoUsd: costOf(parsed.data),
  };
}

/**
 * OpenRouter's own charge, and with a key of one's own at the provider behind it also what that one charges. With
 * OpenRouter's key the second figure repeats the first, and `is_byok` is false.
 */
function costOf({ cost, is_byok, cost_details }: RawUsage): NanoUsd | undefined {
  if (cost === undefined) return undefined;
  // It would be a call for nothing, and the list knows better.
  if (is_byok === true && cost_details?.upstream_inference_cost === undefined) return undefined;
  const upstream = is_byok === false ? 0 : (cost_details?.upstream_inference_cost ?? 0);
  return nanoUsd(cost) + nanoUsd(upstream);
}

/** Rounds up, for a bill is never below its figure; 15 digits drop what only the binary form of a decimal adds. */
function nanoUsd(usd: number): NanoUsd {
  return Math.ceil(Number((usd * NANO_PER_USD).toPrecision(15)));
}
