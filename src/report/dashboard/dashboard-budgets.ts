import type { BudgetRefusal } from '../../domain/budget.ts';
import { windowEnd } from '../../domain/budget-window.ts';
import { type Timestamp, dayOf } from '../../domain/units.ts';
import { amountOf, budgetName } from '../budget-text.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { codeSpan, table } from '../markdown.ts';
import { timeText } from '../time-text.ts';

const COLUMNS = [
  { title: 'Budget' },
  { title: 'Limit', align: 'right' },
  { title: 'Spent', align: 'right' },
  { title: 'Remaining', align: 'right' },
  { title: 'Free again' },
] as const;

type Facts = Pick<DashboardFacts, 'budgets' | 'state' | 'now'>;

/** What may be spent, what is, and when it is free again; empty where nothing is limited. */
export function budgetsTable({ budgets, state, now }: Facts): string {
  if (budgets.length === 0) return '';
  const rows = budgets.map(budget => {
    const { limit, spent } = budget;
    const amounts = [limit, spent, remainingOf(budget)].map(amount => amountOf(budget, amount));
    return [budgetName(budget), ...amounts, newAt(budget, now)];
  });
  return [table(COLUMNS, rows), loweredText(state, now)].filter(part => part !== '').join('\n\n');
}

/** The same, a line each. */
export function budgetLines({ budgets, now }: Facts): readonly string[] {
  return budgets.map(budget => {
    const [spent, limit] = [budget.spent, budget.limit].map(amount => amountOf(budget, amount));
    return `${budgetName(budget)}: ${spent} of ${limit} spent, free again ${newAt(budget, now)}`;
  });
}

/** What is held for calls on their way is as good as spent. A limit may have been lowered below what was spent before. */
function remainingOf({ limit, spent, held }: BudgetRefusal): number {
  return Math.max(0, limit - spent - held);
}

function newAt({ window }: BudgetRefusal, now: Timestamp): string {
  const end = windowEnd(window, now);
  return end === undefined ? 'with each run' : timeText(end);
}

function loweredText({ asked }: Facts['state'], now: Timestamp): string {
  const { lowered } = asked;
  if (lowered?.day !== dayOf(now)) return '';
  return `The cost of today was lowered by ${codeSpan(lowered.by)}; at midnight UTC the settings count again.`;
}
