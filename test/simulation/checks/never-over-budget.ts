import type { Limits } from '../../../src/domain/budget.ts';
import { dayOf, monthOf } from '../../../src/domain/units.ts';
import type { Bill, Called, Check } from '../check.ts';

type Sum = { tokens: number; nanoUsd: number; inFlight: number };

/**
 * Spent and held together stay within every limit at every instant: what the service took for calls that are over, and the
 * holds of those under way. The books of the agent are not asked: only the service knows what it took.
 */
export function neverOverBudget(limits: Limits, sums = new Map<string, Sum>()): Check {
  const sumsOf = ({ run, hold }: Called) => {
    const startedAt = hold?.startedAt ?? '';
    return [
      [sumOf(sums, `run ${run}`), limits.run],
      [sumOf(sums, `day ${dayOf(startedAt)}`), limits.day],
      [sumOf(sums, `month ${monthOf(startedAt)}`), limits.month],
    ] as const;
  };
  const tooMuch = (call: Called): string | undefined => {
    for (const [{ name, sum }, limit] of sumsOf(call)) {
      if (limit.tokens !== undefined && sum.tokens > limit.tokens)
        return `${name}: ${sum.tokens} tokens spent or held, and the limit is ${limit.tokens}`;
      if (limit.nanoUsd !== undefined && sum.nanoUsd > limit.nanoUsd)
        return `${name}: ${sum.nanoUsd} nano-USD spent or held, and the limit is ${limit.nanoUsd}`;
    }
    return undefined;
  };
  return {
    name: 'never over budget',
    called(call) {
      for (const [{ sum }] of sumsOf(call)) {
        sum.tokens += call.hold?.tokens ?? 0;
        sum.nanoUsd += call.hold?.nanoUsd ?? 0;
      }
      return tooMuch(call);
    },
    billed(call, bill: Bill) {
      for (const [{ sum }] of sumsOf(call)) {
        sum.tokens += bill.tokens - (call.hold?.tokens ?? 0);
        sum.nanoUsd += bill.nanoUsd - (call.hold?.nanoUsd ?? 0);
      }
      return tooMuch(call);
    },
    fork: () => neverOverBudget(limits, structuredClone(sums)),
  };
}

function sumOf(sums: Map<string, Sum>, name: string): { readonly name: string; readonly sum: Sum } {
  let sum = sums.get(name);
  if (sum === undefined) sums.set(name, (sum = { tokens: 0, nanoUsd: 0, inFlight: 0 }));
  return { name, sum };
}
