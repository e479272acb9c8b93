import type { HoldEnd } from './event.ts';
import type { Amount } from './budget.ts';

/** What calls came to: what a budget owner asks for. State keeps a row for each UTC month, task type and model, for ever. */
export type Totals = {
  readonly calls: number;
  readonly failedCalls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly reasoningTokens: number;
  /** Tokens of holds that were charged whole, because nobody can know what the call used. */
  readonly chargedTokens: number;
  readonly costNanoUsd: number;
  /** The part of the cost that bought no answer. */
  readonly failedCostNanoUsd: number;
};

export type TotalsRow = Totals & {
  readonly month: string;
  readonly taskType: string;
  readonly model: string;
};

export const NO_TOTALS: Totals = {
  calls: 0,
  failedCalls: 0,
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  reasoningTokens: 0,
  chargedTokens: 0,
  costNanoUsd: 0,
  failedCostNanoUsd: 0,
};

/** What a hold comes to when it ends: real figures, nothing, or all of it. */
export function spentOf(hold: Amount, end: HoldEnd): Amount {
  switch (end.end) {
    case 'settled':
      return { tokens: end.usage.promptTokens + end.usage.completionTokens, nanoUsd: end.costNanoUsd };
    case 'released':
      return { tokens: 0, nanoUsd: 0 };
    case 'charged':
      return hold;
  }
}

export function addCall(totals: Totals, hold: Amount, end: HoldEnd, failed: boolean): Totals {
  const usage = end.end === 'settled' ? end.usage : undefined;
  const { nanoUsd } = spentOf(hold, end);
  return {
    calls: totals.calls + 1,
    failedCalls: totals.failedCalls + (failed ? 1 : 0),
    promptTokens: totals.promptTokens + (usage?.promptTokens ?? 0),
    completionTokens: totals.completionTokens + (usage?.completionTokens ?? 0),
    cachedTokens: totals.cachedTokens + (usage?.cachedTokens ?? 0),
    reasoningTokens: totals.reasoningTokens + (usage?.reasoningTokens ?? 0),
    chargedTokens: totals.chargedTokens + (end.end === 'charged' ? hold.tokens : 0),
    costNanoUsd: totals.costNanoUsd + nanoUsd,
    failedCostNanoUsd: totals.failedCostNanoUsd + (failed ? nanoUsd : 0),
  };
}

export function sumOf(parts: Iterable<Totals>): Totals {
  let sum = NO_TOTALS;
  for (const part of parts) {
    sum = {
      calls: sum.calls + part.calls,
      failedCalls: sum.failedCalls + part.failedCalls,
      promptTokens: sum.promptTokens + part.promptTokens,
      completionTokens: sum.completionTokens + part.completionTokens,
      cachedTokens: sum.cachedTokens + part.cachedTokens,
      reasoningTokens: sum.reasoningTokens + part.reasoningTokens,
      chargedTokens: sum.chargedTokens + part.chargedTokens,
      costNanoUsd: sum.costNanoUsd + part.costNanoUsd,
      failedCostNanoUsd: sum.failedCostNanoUsd + part.failedCostNanoUsd,
    };
  }
  return sum;
}
