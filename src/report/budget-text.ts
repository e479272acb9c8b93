import type { BudgetRefusal } from '../domain/budget.ts';
import { count, money } from './money.ts';

/** `cost a run`, `tokens a day (UTC)`. */
export function budgetName({ window, unit }: BudgetRefusal): string {
  const words = { run: 'run', day: 'day (UTC)', month: 'month (UTC)' };
  return `${unit === 'tokens' ? 'tokens' : 'cost'} a ${words[window]}`;
}

/** An amount of a budget as Markdown. */
export function amountOf({ unit }: BudgetRefusal, amount: number): string {
  return unit === 'tokens' ? count(amount) : moneyCell(amount);
}

/** As code: GitHub reads what stands between two dollar signs as mathematics. */
export function moneyCell(nanoUsd: number): string {
  return `\`${money(nanoUsd)}\``;
}

/** The input that sets it: `daily-cost-budget`. */
export function budgetInput({ window, unit }: Pick<BudgetRefusal, 'window' | 'unit'>): string {
  const prefix = { run: '', day: 'daily-', month: 'monthly-' }[window];
  return `${prefix}${unit === 'cost' ? 'cost' : 'token'}-budget`;
}

/** An amount of a budget for a terminal. */
export function plainAmount({ unit }: Pick<BudgetRefusal, 'unit'>, amount: number): string {
  return unit === 'tokens' ? `${count(amount)} tokens` : money(amount);
}
