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
