import { budgetInput, budgetName, plainAmount } from './budget-text.ts';
import { KEPT } from './publication-text.ts';
import type { RunReport } from './run-report.ts';

/** Names listed before "and more": the report file has all of them. */
const NAMES_MAX = 10;

/** What a run leaves for somebody to look at, beyond what was said while it was on. For a terminal or a log. */
export function troubleLines(report: RunReport): string[] {
  const { budgetsReached, oversized, leftAlone, publication } = report;
  const { refused, heldBack = [] } = publication ?? {};
  return [
    ...budgetsReached.map(
      budget =>
        `Budget reached: ${budgetName(budget)}, ${plainAmount(budget, budget.spent)} spent of ${plainAmount(budget, budget.limit)}. "${budgetInput(budget)}" raises it; the rest waits for the next run.`,
    ),
    ...oversized
      .slice(0, NAMES_MAX)
      .map(
        ({ id, budget }) =>
          `${id} can never run: its worst case alone is above "${budgetInput(budget)}", ${plainAmount(budget, budget.limit)}. Lower its max-output-tokens, shorten it, or raise that budget.`,
      ),
    ...andMore(oversized.length, 'tasks that can never run'),
    ...(refused === undefined ? [] : [`${refused.message} ${KEPT}`]),
    ...heldBack.slice(0, NAMES_MAX).map(({ path, reason }) => `${path} is held back: ${reason} ${KEPT}`),
    ...andMore(heldBack.length, 'results that are held back'),
    ...leftAlone
      .slice(0, NAMES_MAX)
      .map(
        path =>
          `${path} was edited or deleted since it was written, and is left alone; "rerun" makes it anew.`,
      ),
    ...andMore(leftAlone.length, 'results that are left alone'),
  ];
}

function andMore(total: number, what: string): string[] {
  return total > NAMES_MAX ? [`and ${total - NAMES_MAX} more ${what}: see the report file`] : [];
}
