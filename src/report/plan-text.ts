import { type TaskPlan, costVerdictOn, sumsOf } from '../domain/task-plan.ts';
import type { Amount } from '../domain/budget.ts';
import type { NanoUsd } from '../domain/units.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { jsonText } from './json-text.ts';
import { count, counted, money } from './money.ts';
import { runsText } from './plan-runs.ts';
import { textTable } from './text-table.ts';

/** The plan for a terminal: what would run, what would not and why, and what it takes. */
export function planText(plan: TaskPlan): string {
  const { tasks } = plan;
  const { running, again, unpriced } = sumsOf(plan);
  const all = { priced: unpriced === 0 };
  const lines = [
    textTable(
      [
        { title: 'TASK', cell: ({ id }) => id },
        { title: 'TYPE', cell: ({ type }) => type },
        { title: 'MODEL', cell: ({ model }) => model },
        { title: 'NEXT RUN', cell: ({ action }) => action },
        {
          title: 'EXPECTED',
          cell: task => (task.action === 'run' ? amountText(task.expected, task) : ''),
          align: 'right',
        },
        {
          title: 'AT MOST',
          cell: task => (task.action === 'run' ? amountText(task.worst, task) : ''),
          align: 'right',
        },
        { title: 'WHY', cell: ({ why }) => why },
      ],
      tasks,
    ),
    '',
    `${count(running)} of ${counted(tasks.length, 'task')} would run: ${count(running - again)} new work, ${count(again)} again because they changed or were put back.`,
    `Expected: ${amountText(plan.expected, all)}. At most: ${amountText(plan.worst, all)}.`,
  ];
  const runs = runsText(plan, running, input => `"${input}"`);
  if (runs !== '') lines.push(runs);
  return lines.join('\n');
}

/** One line: what would run, and what it takes. */
export function planLine(plan: TaskPlan): string {
  const { running, again, unpriced } = sumsOf(plan);
  const all = { priced: unpriced === 0 };
  return `plan: ${count(running)} of ${counted(plan.tasks.length, 'task')} would run, ${count(again)} of them again; expected ${amountText(plan.expected, all)}; at most ${amountText(plan.worst, all)}.`;
}

/** Why a plan is not within `max-plan-cost`, and what to do; undefined: it is. */
export function planRefusal(plan: TaskPlan, nanoUsdMax: NanoUsd | undefined): string | undefined {
  const limit = `"max-plan-cost" is ${money(nanoUsdMax ?? 0)}`;
  switch (costVerdictOn(plan, nanoUsdMax)) {
    case 'within':
      return undefined;
    case 'above':
      return `What is planned costs at most ${money(plan.worst.nanoUsd)}, and ${limit}. Take out tasks, lower "max-output-tokens", choose a cheaper "model", or raise "max-plan-cost".`;
    case 'unknown':
      return `${limit}, and not every price is known. Say the missing ones under "prices" in a task file.`;
  }
}

export function planJson({ tasks, expected, worst, fitting, likely }: TaskPlan): string {
  return jsonText({
    version: 1,
    tasks: tasks.map(task => ({
      ...task,
      expected: amountJson(task.expected),
      worst: amountJson(task.worst),
    })),
    expected: amountJson(expected),
    worst: amountJson(worst),
    fitting,
    likely,
  });
}

function amountText({ tokens, nanoUsd }: Amount, { priced }: { readonly priced: boolean }): string {
  return `${count(tokens)} tokens, ${priced ? money(nanoUsd) : 'unknown cost'}`;
}

function amountJson({ tokens, nanoUsd }: Amount): object {
  return { tokens, costUsd: nanoUsd / NANO_PER_USD };
}
