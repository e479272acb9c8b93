import type { RunId } from '../domain/event.ts';
import type { Mistake } from '../domain/task.ts';
import type { PlannedTask, TaskPlan } from '../domain/task-plan.ts';
import type { NanoUsd } from '../domain/units.ts';
import { boundedTable } from './bounded-table.ts';
import { budgetInput, moneyCell } from './budget-text.ts';
import { planMarkerOf } from './issue-marker.ts';
import { codeSpan, table } from './markdown.ts';
import { count, counted } from './money.ts';
import { type GitHubPlace, runLink } from './run-link.ts';

export type PlanComment = {
  readonly agent: string;
  readonly found: PlanFound;
  /** The input `max-plan-cost`; undefined: any cost is right. */
  readonly costNanoUsdMax: NanoUsd | undefined;
  readonly run: RunId;
  readonly place: GitHubPlace | undefined;
};

/** What the task files of a pull request come to: a plan, or, when they are wrong, every mistake. */
export type PlanFound =
  | { readonly kind: 'plan'; readonly plan: TaskPlan }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] };

/**
 * The one comment that tells a pull request what merging it would cost. It is replaced as the pull request changes,
 * and at most 65,536 characters long.
 */
export function planCommentOf(comment: PlanComment): string {
  const { agent, found, run, place } = comment;
  const parts =
    found.kind === 'plan'
      ? planParts(found.plan, comment.costNanoUsdMax)
      : [
          `The task files of this pull request cannot be used: ${counted(found.mistakes.length, 'mistake')}.`,
          mistakesTable(found.mistakes),
        ];
  const body = [
    planMarkerOf(agent),
    `**Background agent \`${agent}\`**`,
    ...parts,
    `Told by ${runLink(run, place)}. Nothing was sent or spent for it.`,
  ];
  return `${body.filter(part => part !== '').join('\n\n')}\n`;
}

function planParts(plan: TaskPlan, costNanoUsdMax: NanoUsd | undefined): string[] {
  const { tasks } = plan;
  const running = tasks.filter(({ action }) => action === 'run');
  const again = running.filter(task => task.again).length;
  const unpriced = running.filter(({ priced }) => !priced).length;
  return [
    `With the task files of this pull request, ${count(running.length)} of ${counted(tasks.length, 'task')} would run: ${count(running.length - again)} new work, ${count(again)} again because they changed or were put back.`,
    unpriced === 0 ? '' : `${counted(unpriced, 'task')} of unknown price: no cost below has them in it.`,
    verdictOn(plan, costNanoUsdMax),
    sumsTable(plan),
    tasksTable(tasks.filter(({ action }) => action === 'run' || action === 'blocked')),
    runsPart(plan, running.length),
  ];
}

function verdictOn({ worst }: TaskPlan, costNanoUsdMax: NanoUsd | undefined): string {
  if (costNanoUsdMax === undefined || worst.nanoUsd <= costNanoUsdMax) return '';
  return `**Too much:** at most it costs ${moneyCell(worst.nanoUsd)}, and \`max-plan-cost\` is ${moneyCell(costNanoUsdMax)}. Take out tasks, lower \`max-output-tokens\`, choose a cheaper \`model\`, or raise \`max-plan-cost\`.`;
}

function sumsTable({ expected, worst }: TaskPlan): string {
  const columns = [
    { title: 'All that would run' },
    { title: 'Tokens', align: 'right' },
    { title: 'Cost', align: 'right' },
  ] as const;
  return table(columns, [
    ['expected', count(expected.tokens), moneyCell(expected.nanoUsd)],
    ['at most', count(worst.tokens), moneyCell(worst.nanoUsd)],
  ]);
}

const TASK_COLUMNS = [
  { title: 'Task' },
  { title: 'Type' },
  { title: 'Model' },
  { title: 'Expected', align: 'right' },
  { title: 'At most', align: 'right' },
  { title: 'Next run' },
  { title: 'Why' },
] as const;

function tasksTable(tasks: readonly PlannedTask[]): string {
  if (tasks.length === 0) return '';
  return boundedTable(TASK_COLUMNS, tasks.map(taskRow), '`background-agent plan` names them all.');
}

function taskRow({ id, type, model, action, why, priced, expected, worst }: PlannedTask): readonly string[] {
  const cost = (nanoUsd: NanoUsd) => (priced ? moneyCell(nanoUsd) : 'unknown');
  return [
    codeSpan(id),
    codeSpan(type, NAME_LENGTH_MAX),
    codeSpan(model, NAME_LENGTH_MAX),
    action === 'run' ? cost(expected.nanoUsd) : '',
    action === 'run' ? cost(worst.nanoUsd) : '',
    action,
    codeSpan(why, 300),
  ];
}

/** By their worst cases: how much of it one run would do. */
function runsPart({ fitting, refusal }: TaskPlan, running: number): string {
  if (refusal === undefined) return '';
  const runs =
    fitting === 0
      ? ''
      : ` At that pace about ${counted(Math.ceil(running / fitting), 'run')} would do all of it.`;
  return `By their worst cases, ${counted(fitting, 'task')} can be sent in one run before \`${budgetInput(refusal)}\` is reached; as calls turn out cheaper, more will.${runs}`;
}

function mistakesTable(mistakes: readonly Mistake[]): string {
  return boundedTable(
    [{ title: 'Where' }, { title: 'What' }],
    mistakes.map(({ place, message }) => [
      codeSpan(`${place.path}:${place.line}:${place.column}`),
      codeSpan(message, 400),
    ]),
    'The annotations of the run name them all.',
  );
}

const NAME_LENGTH_MAX = 80;
