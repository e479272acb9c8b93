import type { AlertDetails } from '../domain/firing-alerts.ts';
import type { AlertWords } from './alert-words.ts';
import { amountOf, budgetInput, budgetName } from './budget-text.ts';
import { table } from './markdown.ts';
import { counted } from './money.ts';

const COLUMNS = [
  { title: 'Budget' },
  { title: 'Limit', align: 'right' },
  { title: 'Spent', align: 'right' },
  { title: 'Held', align: 'right' },
  { title: 'Remaining', align: 'right' },
  { title: 'Input that sets it' },
] as const;

type Details = Extract<AlertDetails, { kind: 'budget' }>;

/** Which budget was reached, when it is new, and which input raises it. */
export function budgetWords({ budgets, left }: Details): AlertWords {
  const rows = budgets.map(budget => {
    const { limit, spent, held } = budget;
    const amounts = [limit, spent, held, limit - spent - held].map(amount => amountOf(budget, amount));
    return [budgetName(budget), ...amounts, `\`${budgetInput(budget)}\``];
  });
  return {
    happened: `A budget was reached, and ${counted(left, 'task')} had to wait.`,
    means: `Nothing is lost and no budget was passed: the next call might have cost more than what remained. ${whenNew(budgets)}`,
    advice:
      'If the rest may wait, there is nothing to do. To do more at once, raise the input named below in the `with:` block of the workflow; a lower `max-output-tokens` or a cheaper `model` makes each task smaller.',
    table: table(COLUMNS, rows),
  };
}

/** The longest wait is the one that counts. */
function whenNew(budgets: Details['budgets']): string {
  const windows = new Set(budgets.map(({ window }) => window));
  if (windows.has('month')) return 'The budget of the month is new on the first of the next month, UTC.';
  if (windows.has('day')) return 'The budget of the day is new at midnight UTC.';
  return 'The budget of a run is new with the next run.';
}
