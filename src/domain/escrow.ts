import type { Account, Accounts, Amount, Limits } from './budget.ts';
import type { Escrow } from './event.ts';

/**
 * What a run may spend at most, as it starts: its own budget, or what is left of the day's or the month's. Drawn from
 * these before its first call, it bounds what a machine that is lost with its log can have spent.
 */
export function escrowAt(accounts: Accounts, limits: Limits): Escrow {
  const tokens = leastLeft('tokens', accounts, limits);
  const nanoUsd = leastLeft('nanoUsd', accounts, limits);
  return { ...(tokens === undefined ? {} : { tokens }), ...(nanoUsd === undefined ? {} : { nanoUsd }) };
}

/** What was drawn and is not known to be gone, once every hold is closed. */
export function unaccounted(escrow: Escrow, { spent }: Account): Amount {
  return {
    tokens: Math.max(0, (escrow.tokens ?? 0) - spent.tokens),
    nanoUsd: Math.max(0, (escrow.nanoUsd ?? 0) - spent.nanoUsd),
  };
}

function leastLeft(unit: keyof Amount, accounts: Accounts, limits: Limits): number | undefined {
  const left = (['run', 'day', 'month'] as const).flatMap(window => {
    const limit = limits[window][unit];
    const { spent, held } = accounts[window];
    return limit === undefined ? [] : [Math.max(0, limit - spent[unit] - held[unit])];
  });
  return left.length === 0 ? undefined : Math.min(...left);
}
