import type { Limits } from '../../../src/domain/budget.ts';
import type { LogRecord } from '../../../src/domain/event.ts';
import { dayOf } from '../../../src/domain/units.ts';
import type { AtRest, Bill, Called, Check } from './check.ts';

/**
 * What the books say was spent on a day is never less than what the service took. Of a run that was lost with its log nobody knows
 * what it spent: where no budget limits that, there is nothing that could be charged. Nor does anybody know what was taken beyond
 * a hold and never said, or said to a run that died of it.
 */
export function nothingIsForgotten(inForce: readonly Limits[]): Check {
  const isLimited = (unit: 'tokens' | 'nanoUsd') =>
    inForce.every(({ run, day, month }) => [run, day, month].some(limits => limits[unit] !== undefined));
  const limited = { tokens: isLimited('tokens'), nanoUsd: isLimited('nanoUsd') };
  return { name: 'nothing is forgotten', settled: rest => forgottenIn(rest, limited) };
}

function forgottenIn(
  { state, calls, records }: AtRest,
  limited: { readonly tokens: boolean; readonly nanoUsd: boolean },
): string | undefined {
  const isAllKnown = !records.some(({ event }) => event.type === 'RunInterrupted' && event.charged);
  const taken = new Map<string, { tokens: number; nanoUsd: number }>();
  const settled = settledIn(records);
  for (const { call, bill: said } of calls) {
    const name = `${call.run} ${call.key} ${said.tokens}`;
    const left = settled.get(name) ?? 0;
    settled.set(name, left - 1);
    const bill = left > 0 ? said : upToHold(call, said);
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

/** How many calls there are of which the log says what they took, by their runs, keys and tokens. */
function settledIn(records: readonly LogRecord[]): Map<string, number> {
  const settled = new Map<string, number>();
  for (const { event, run } of records) {
    if (!('hold' in event) || event.hold.end !== 'settled') continue;
    const by = event.type === 'OutcomeRecovered' ? event.from : run;
    const { promptTokens, completionTokens } = event.hold.usage;
    const name = `${by} ${event.key} ${promptTokens + completionTokens}`;
    settled.set(name, (settled.get(name) ?? 0) + 1);
  }
  return settled;
}

function upToHold({ hold }: Called, { tokens, nanoUsd }: Bill): Bill {
  return { tokens: Math.min(tokens, hold?.tokens ?? 0), nanoUsd: Math.min(nanoUsd, hold?.nanoUsd ?? 0) };
}
