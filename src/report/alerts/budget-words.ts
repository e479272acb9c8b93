import type { BudgetAlarm, BudgetDetails } from '../../domain/alerts/firing.ts';
import type { AlertWords } from './alert-words.ts';
import { amountOf, budgetInput, budgetName } from '../budget-text.ts';
import { table } from '../markdown.ts';
import { counted } from '../money.ts';
import { timeText } from '../time-text.ts';

const COLUMNS = [
  { title: 'Budget' },
  { title: 'Level' },
  { title: 'Limit', align: 'right' },
  { title: 'Spent', align: 'right' },
  { title: 'Held', align: 'right' },
  { title: 'Remaining', align: 'right' },
  { title: 'Free again' },
  { title: 'Input that sets it' },
] as const;

/** Which budgets are reached or nearly so, when each is new, what waits for that, and which input raises it. */
export function budgetWords({ budgets, left, runs }: BudgetDetails): AlertWords {
  const isReached = budgets.some(({ level }) => level === 'reached');
  return {
    happened: isReached ? reachedText(budgets, left) : nearText(budgets, left),
    means: [isReached ? REACHED : NEAR, whenNew(budgets), paceText(left, runs)]
      .filter(text => text !== '')
      .join(' '),
    advice:
      'If the rest may wait, there is nothing to do. To do more at once, raise the input named below in the `with:` block of the workflow; a lower `max-output-tokens` or a cheaper `model` makes each task smaller.',
    table: table(COLUMNS, budgets.map(row)),
  };
}

const REACHED =
  'Nothing is lost and no budget was passed: the next call might have cost more than what remained.';
const NEAR = 'Nothing is stopped by it yet. Whatever does not fit any more waits until the budget is new.';

function row(budget: BudgetAlarm): readonly string[] {
  const { limit, spent, held, level, freeAt } = budget;
  const amounts = [limit, spent, held, limit - spent - held].map(amount => amountOf(budget, amount));
  const free = freeAt === undefined ? 'with the next run' : timeText(freeAt);
  return [budgetName(budget), LEVELS[level], ...amounts, free, `\`${budgetInput(budget)}\``];
}

const LEVELS = { near: '80 %', reached: 'reached' } as const;

function reachedText(budgets: readonly BudgetAlarm[], left: number): string {
  const reached = budgets.filter(({ level }) => level === 'reached').length;
  const near = budgets.length - reached;
  const which = reached === 1 ? 'A budget was reached' : `${counted(reached, 'budget')} were reached`;
  const others = near === 0 ? '' : ` ${counted(near, 'more budget')} ${near === 1 ? 'is' : 'are'} at 80 %.`;
  return `${which}, and ${left === 0 ? 'no task' : counted(left, 'task')} had to wait.${others}`;
}

function nearText({ length }: readonly BudgetAlarm[], left: number): string {
  const which = length === 1 ? 'A budget is' : `${counted(length, 'budget')} are`;
  const waiting = left === 0 ? 'No task waits' : `${counted(left, 'task')} ${left === 1 ? 'waits' : 'wait'}`;
  return `${which} spent to 80 % or more. ${waiting}.`;
}

/** The longest wait is the one that counts; the table has each. */
function whenNew(budgets: readonly BudgetAlarm[]): string {
  const windows = (['month', 'day', 'run'] as const).filter(name =>
    budgets.some(({ window }) => window === name),
  );
  const [longest = 'run'] = windows;
  const freeAt = budgets.find(({ window }) => window === longest)?.freeAt;
  const name = { run: 'a run', day: 'the day', month: 'the month' }[longest];
  return `The budget of ${name} is new ${freeAt === undefined ? 'with the next run' : `at ${timeText(freeAt)}`}.`;
}

function paceText(left: number, runs: number | undefined): string {
  if (runs === undefined) return '';
  return `At the pace of this run, about ${counted(runs, 'more run')} will do the ${counted(left, 'task')} that ${left === 1 ? 'waits' : 'wait'}.`;
}
