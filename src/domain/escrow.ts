import {
  type Account,
  type Accounts,
  type Amount,
  type BudgetRefusal,
  EMPTY_ACCOUNT,
  type Limits,
  refusalOf,
} from './budget.ts';
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

/**
 * A hold beyond what its run drew, as a refusal. A budget may have got room since, where the draw of a lost run was released: were
 * this one lost in its turn, nobody would charge what it took of that. So it is the next run's.
 */
export function undrawn(
  hold: Amount,
  run: { readonly account: Account; readonly escrow: Escrow | undefined } | undefined,
): BudgetRefusal | undefined {
  if (run?.escrow === undefined) return undefined;
  const accounts = { run: run.account, day: EMPTY_ACCOUNT, month: EMPTY_ACCOUNT };
  return refusalOf(hold, accounts, { run: run.escrow, day: {}, month: {} });
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
