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

/** Under which name State keeps the row. */
export function rowName({ month, taskType, model }: Pick<TotalsRow, 'month' | 'taskType' | 'model'>): string {
  return `${month}\t${taskType}\t${model}`;
}

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

type TotalsDraft = { -readonly [field in keyof Totals]: Totals[field] };

/** Adds a call that has ended, in place: State does so for every call there ever was. */
export function addCall(totals: TotalsDraft, hold: Amount, end: HoldEnd, failed: boolean): void {
  const { nanoUsd } = spentOf(hold, end);
  totals.calls += 1;
  totals.costNanoUsd += nanoUsd;
  if (failed) {
    totals.failedCalls += 1;
    totals.failedCostNanoUsd += nanoUsd;
  }
  if (end.end === 'charged') totals.chargedTokens += hold.tokens;
  if (end.end !== 'settled') return;

  const { promptTokens, completionTokens, cachedTokens = 0, reasoningTokens = 0 } = end.usage;
  totals.promptTokens += promptTokens;
  totals.completionTokens += completionTokens;
  totals.cachedTokens += cachedTokens;
  totals.reasoningTokens += reasoningTokens;
}

/** Takes a call back that was added as one whose end nobody knew. */
export function takeBackCharged(totals: TotalsDraft, { tokens, nanoUsd }: Amount): void {
  totals.calls -= 1;
  totals.failedCalls -= 1;
  totals.costNanoUsd -= nanoUsd;
  totals.failedCostNanoUsd -= nanoUsd;
  totals.chargedTokens -= tokens;
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
