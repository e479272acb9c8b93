import type { RunId } from '../domain/event.ts';
import type { Mistake } from '../domain/task.ts';
import { type PlannedTask, type TaskPlan, costVerdictOn, sumsOf } from '../domain/task-plan.ts';
import type { NanoUsd } from '../domain/units.ts';
import { boundedTable } from './bounded-table.ts';
import { moneyCell } from './budget-text.ts';
import { planMarkerOf } from './alerts/issue-marker.ts';
import { codeSpan, table } from './markdown.ts';
import { count, counted } from './money.ts';
import { runsText } from './plan-runs.ts';
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
  const { agent, run, place } = comment;
  return bodyOf([
    planMarkerOf(agent),
    `**Background agent \`${agent}\`**`,
    ...partsOf(comment, 'this pull request'),
    `${TOLD_BY} ${runLink(run, place)}. Nothing was sent or spent for it.`,
  ]);
}

/** The same for the page of the job. There need not be a pull request. */
export function planSummaryOf(comment: PlanComment): string {
  return bodyOf([
    `## Background agent \`${comment.agent}\`: plan`,
    ...partsOf(comment, 'this checkout'),
    'Nothing was sent or spent for it.',
  ]);
}

/** Whether two comments say the same, whichever run told it, and whatever GitHub made of their ends of lines. */
export function saysTheSame(body: string, other: string): boolean {
  const wordsOf = (text: string) => {
    const lines = text.replaceAll('\r\n', '\n').trimEnd();
    return lines.slice(0, lines.lastIndexOf(`\n${TOLD_BY} `));
  };
  return wordsOf(body) === wordsOf(other);
}

/** The last paragraph begins with it, and no other line does: elsewhere, foreign words stand in code in a table. */
const TOLD_BY = 'Told by';

type Whose = 'this pull request' | 'this checkout';

function partsOf({ found, costNanoUsdMax }: PlanComment, whose: Whose): readonly string[] {
  return found.kind === 'plan'
    ? planParts(found.plan, costNanoUsdMax, whose)
    : [
        `The task files of ${whose} cannot be used: ${counted(found.mistakes.length, 'mistake')}.`,
        mistakesTable(found.mistakes),
      ];
}

function bodyOf(parts: readonly string[]): string {
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function planParts(plan: TaskPlan, costNanoUsdMax: NanoUsd | undefined, whose: Whose): string[] {
  const { tasks } = plan;
  const { running, again, unpriced } = sumsOf(plan);
  return [
    `With the task files of ${whose}, ${count(running)} of ${counted(tasks.length, 'task')} would run: ${count(running - again)} new work, ${count(again)} again because they changed or were put back.`,
    unpriced === 0 ? '' : `${counted(unpriced, 'task')} of unknown price: no cost below has them in it.`,
    verdictOn(plan, costNanoUsdMax),
    running === 0 ? '' : sumsTable(plan),
    tasksTable(tasks.filter(({ action }) => action === 'run' || action === 'blocked')),
    runsText(plan, running, input => `\`${input}\``),
  ];
}

function verdictOn(plan: TaskPlan, costNanoUsdMax: NanoUsd | undefined): string {
  const limit = `\`max-plan-cost\` is ${moneyCell(costNanoUsdMax ?? 0)}`;
  switch (costVerdictOn(plan, costNanoUsdMax)) {
    case 'within':
      return '';
    case 'above':
      return `**Too much:** at most it costs ${moneyCell(plan.worst.nanoUsd)}, and ${limit}. Take out tasks, lower \`max-output-tokens\`, choose a cheaper \`model\`, or raise \`max-plan-cost\`.`;
    case 'unknown':
      return `**Unknown:** ${limit}, and not every price is known. Say the missing ones under \`prices\` in a task file.`;
  }
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
