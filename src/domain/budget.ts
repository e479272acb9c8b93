import type { EventOf, Unit, Window } from './event.ts';
import type { NanoUsd, Tokens } from './units.ts';

/** The two things that can run out. */
export type Amount = { readonly tokens: Tokens; readonly nanoUsd: NanoUsd };

/** One window's books: what is gone for good, and what is set aside for calls under way. */
export type Account = { readonly spent: Amount; readonly held: Amount };

/** Undefined: this budget is switched off. */
export type Limits = {
  readonly [window in Window]: {
    readonly tokens?: Tokens | undefined;
    readonly nanoUsd?: NanoUsd | undefined;
  };
};

export type Accounts = { readonly [window in Window]: Account };

/** A budget that refuses a hold, with its four numbers: limit, spent, held, and what remains is their difference. */
export type BudgetRefusal = Omit<EventOf<'BudgetReached'>, 'type'>;

export const ZERO: Amount = { tokens: 0, nanoUsd: 0 };
export const EMPTY_ACCOUNT: Account = { spent: ZERO, held: ZERO };
export const NO_LIMITS: Limits = { run: {}, day: {}, month: {} };

const WINDOWS: readonly Window[] = ['run', 'day', 'month'];
const UNITS: readonly Unit[] = ['tokens', 'cost'];

/**
 * The first budget that a hold would pass, or undefined if it fits into all of them. A hold fits when
 * spent + held + hold <= limit: what is set aside counts like what is gone, or concurrent calls would overshoot.
 */
export function refusalOf(hold: Amount, accounts: Accounts, limits: Limits): BudgetRefusal | undefined {
  for (const window of WINDOWS) {
    for (const unit of UNITS) {
      const field = fieldOf(unit);
      const limit = limits[window][field];
      if (limit === undefined) continue;

      const spent = accounts[window].spent[field];
      const held = accounts[window].held[field];
      if (spent + held + hold[field] > limit) return { window, unit, limit, spent, held };
    }
  }
  return undefined;
}

/** Every budget that is switched on, with its numbers. */
export function budgetsOf(accounts: Accounts, limits: Limits): BudgetRefusal[] {
  return WINDOWS.flatMap(window =>
    UNITS.flatMap(unit => {
      const field = fieldOf(unit);
      const limit = limits[window][field];
      const { spent, held } = accounts[window];
      return limit === undefined ? [] : [{ window, unit, limit, spent: spent[field], held: held[field] }];
    }),
  );
}

const EMPTY: Accounts = { run: EMPTY_ACCOUNT, day: EMPTY_ACCOUNT, month: EMPTY_ACCOUNT };

/** The budget that could not take this hold even when new: such a task waits for its owner, not for midnight. */
export function neverFits(hold: Amount, limits: Limits): BudgetRefusal | undefined {
  return refusalOf(hold, EMPTY, limits);
}

export function add(a: Amount, b: Amount): Amount {
  return { tokens: a.tokens + b.tokens, nanoUsd: a.nanoUsd + b.nanoUsd };
}

export function subtract(a: Amount, b: Amount): Amount {
  return { tokens: a.tokens - b.tokens, nanoUsd: a.nanoUsd - b.nanoUsd };
}

function fieldOf(unit: Unit): 'tokens' | 'nanoUsd' {
  return unit === 'tokens' ? 'tokens' : 'nanoUsd';
}
