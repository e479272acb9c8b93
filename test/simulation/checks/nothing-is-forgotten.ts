import type { Limits } from '../../../src/domain/budget.ts';
import { dayOf } from '../../../src/domain/units.ts';
import type { AtRest, Check } from '../check.ts';

/**
 * What the books say was spent on a day is never less than what the service took. Of a run that was lost with its log nobody knows
 * what it spent: where no budget limits that, there is nothing that could be charged.
 */
export function nothingIsForgotten({ run, day, month }: Limits): Check {
  const isLimited = (unit: 'tokens' | 'nanoUsd') =>
    [run, day, month].some(limits => limits[unit] !== undefined);
  const limited = { tokens: isLimited('tokens'), nanoUsd: isLimited('nanoUsd') };
  return { name: 'nothing is forgotten', settled: rest => forgottenIn(rest, limited) };
}

function forgottenIn(
  { state, calls, records }: AtRest,
  limited: { readonly tokens: boolean; readonly nanoUsd: boolean },
): string | undefined {
  const isAllKnown = !records.some(({ event }) => event.type === 'RunInterrupted' && event.charged);
  const taken = new Map<string, { tokens: number; nanoUsd: number }>();
  for (const { call, bill } of calls) {
    const day = dayOf(call.hold?.startedAt ?? '');
    const sum = taken.get(day) ?? { tokens: 0, nanoUsd: 0 };
    taken.set(day, { tokens: sum.tokens + bill.tokens, nanoUsd: sum.nanoUsd + bill.nanoUsd });
  }
  for (const [day, { tokens, nanoUsd }] of taken) {
    const spent = state.days.get(day)?.spent ?? { tokens: 0, nanoUsd: 0 };
    const isLess =
      ((isAllKnown || limited.tokens) && spent.tokens < tokens) ||
      ((isAllKnown || limited.nanoUsd) && spent.nanoUsd < nanoUsd);
    if (isLess)
      return `on ${day} the service took ${tokens} tokens and ${nanoUsd} nano-USD, and the books say ${spent.tokens} and ${spent.nanoUsd}`;
  }
  return undefined;
}
