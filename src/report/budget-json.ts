import type { BudgetRefusal } from '../domain/budget.ts';
import { NANO_PER_USD } from '../domain/usd.ts';

/** A budget with its numbers for a program: money is in USD. */
export function budgetJson({ window, unit, limit, spent, held }: BudgetRefusal): object {
  const per = unit === 'cost' ? NANO_PER_USD : 1;
  const remaining = (limit - spent - held) / per;
  return {
    window,
    unit: unit === 'cost' ? 'usd' : unit,
    limit: limit / per,
    spent: spent / per,
    held: held / per,
    remaining,
  };
}
