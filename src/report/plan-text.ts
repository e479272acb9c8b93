import type { TaskPlan } from '../domain/task-plan.ts';
import type { Amount } from '../domain/budget.ts';
import { NANO_PER_USD } from '../domain/usd.ts';
import { jsonText } from './json-text.ts';
import { count, counted, money } from './money.ts';
import { budgetInput } from './budget-text.ts';
import { textTable } from './text-table.ts';

/** The plan for a terminal: what would run, what would not and why, and what it takes. */
export function planText(plan: TaskPlan): string {
  const { tasks, fitting, refusal } = plan;
  const running = tasks.filter(({ action }) => action === 'run');
  const again = running.filter(task => task.again).length;
  const all = { priced: running.every(({ priced }) => priced) };
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
    `${count(running.length)} of ${counted(tasks.length, 'task')} would run: ${count(running.length - again)} new work, ${count(again)} again because they changed or were put back.`,
    `Expected: ${amountText(plan.expected, all)}. At most: ${amountText(plan.worst, all)}.`,
  ];
  if (refusal !== undefined) {
    const runs =
      fitting === 0
        ? ''
        : ` At that pace about ${count(Math.ceil(running.length / fitting))} runs do all of it.`;
    lines.push(
      `By their worst cases, ${counted(fitting, 'task')} can be sent in one run before "${budgetInput(refusal)}" is reached; as calls turn out cheaper, more will.${runs}`,
    );
  }
  return lines.join('\n');
}

export function planJson({ tasks, expected, worst, fitting }: TaskPlan): string {
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
  });
}

function amountText({ tokens, nanoUsd }: Amount, { priced }: { readonly priced: boolean }): string {
  return `${count(tokens)} tokens, ${priced ? money(nanoUsd) : 'unknown cost'}`;
}

function amountJson({ tokens, nanoUsd }: Amount): object {
  return { tokens, costUsd: nanoUsd / NANO_PER_USD };
}
