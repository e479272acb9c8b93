import type { Outcome } from '../domain/event.ts';
import { assertNever } from '../domain/invariant.ts';
import { runsNeeded } from '../domain/runs-needed.ts';
import { amountOf, budgetName, moneyCell } from './budget-text.ts';
import { costChart } from './chart.ts';
import { ROWS_MAX, andMore, codeSpan, table } from './markdown.ts';
import { count, counted } from './money.ts';
import { publicationText } from './publication-text.ts';
import { type RunReport, isQuarantine } from './run-report.ts';
import { alertsPart } from './alerts/alert-table.ts';
import { troubleOf } from './trouble.ts';

/** A run as Markdown for the page of its job: trouble first, then the numbers, then where the answers are. */
export function summaryOf(report: RunReport): string {
  const sections = [
    `## Background agent ${codeSpan(report.agent)}: ${report.outcome}`,
    outcomeText(report),
    troubleOf(report),
    alertsPart(report),
    countsPart(report),
    skippedPart(report),
    budgetsPart(report),
    typesPart(report),
    costChart(report.monthTotals),
    answersPart(report),
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

function outcomeText(report: RunReport): string {
  const next = whatNext(report.outcome);
  const { completed, quarantined, pending, failed } = report.counts;
  const runs = runsNeeded({ done: completed + quarantined, rest: pending + failed });
  const pace =
    runs === undefined
      ? ''
      : ` At this budget and pace, about ${counted(runs, 'more run')} will do the rest.`;
  const problem = report.problem === undefined ? '' : `\n\n${codeSpan(report.problem, 2_000)}`;
  return next + pace + problem;
}

function whatNext(outcome: Outcome): string {
  switch (outcome) {
    case 'completed':
      return 'Nothing more can be done now.';
    case 'idle':
      return 'There was nothing to do: every task is done or set aside, and nothing was sent or spent.';
    case 'waiting':
      return 'Only tasks that wait for their retry time are left. The next run takes them up.';
    case 'budget-exhausted':
      return 'A budget was reached before the list was done. The rest is kept for the next run; to do more in one run, raise the budget named below.';
    case 'deadline':
      return 'The time of this run was up before the list was done. The rest is kept for the next run; to do more in one run, raise `max-runtime`, or `concurrency`.';
    case 'overlapped':
      return 'Another run of this agent is at work. This one did nothing.';
    case 'paused':
      return 'Somebody has paused this agent, so nothing was sent. It goes on when the pause ends, or with `/agent resume` in a comment on one of its issues.';
    case 'provider-stopped':
      return 'The provider, the account or a setting stopped the run. What to change stands below; the tasks are kept.';
    case 'interrupted':
      return 'The run was cancelled. What was finished is kept; the next run goes on from here.';
    case 'failed':
      return 'The run could not do its work.';
    default:
      return assertNever(outcome);
  }
}

function countsPart({ counts, calls, tokens, costNanoUsd }: RunReport): string {
  const columns = [
    'Completed',
    'Quarantined',
    'Skipped',
    'Waiting for a retry',
    'Pending',
    'Requests',
    'Tokens',
    'Cost',
  ];
  const { completed, quarantined, skipped, failed, pending } = counts;
  const numbers = [completed, quarantined, skipped, failed, pending, calls, tokens].map(count);
  return table(
    columns.map(title => ({ title, align: 'right' })),
    [[...numbers, moneyCell(costNanoUsd)]],
  );
}

/** Nobody need do anything about these, but their number explains why the others do not add up to the list. */
function skippedPart({ skippedByPeople = 0 }: RunReport): string {
  if (skippedByPeople === 0) return '';
  return `${counted(skippedByPeople, 'task')} left alone, as somebody asked to skip ${skippedByPeople === 1 ? 'it' : 'them'}.`;
}

function budgetsPart({ budgets }: RunReport): string {
  if (budgets.length === 0) return '';
  const titles = ['Limit', 'Spent', 'Held', 'Remaining'].map(title => ({ title, align: 'right' }) as const);
  const rows = budgets.map(budget => {
    const { limit, spent, held } = budget;
    return [
      budgetName(budget),
      ...[limit, spent, held, limit - spent - held].map(amount => amountOf(budget, amount)),
    ];
  });
  return table([{ title: 'Budget' }, ...titles], rows);
}

function typesPart({ tasks }: RunReport): string {
  if (tasks.length === 0) return '';
  const types = Map.groupBy(tasks, ({ type }) => type);
  const titles = ['Completed', 'Quarantined', 'Tokens', 'Cost'].map(
    title => ({ title, align: 'right' }) as const,
  );
  const rows = [...types]
    .slice(0, ROWS_MAX)
    .map(([type, list]) => [
      codeSpan(type),
      count(list.filter(({ status }) => status === 'completed').length),
      count(list.filter(isQuarantine).length),
      count(list.reduce((sum, { tokens }) => sum + tokens, 0)),
      moneyCell(list.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)),
    ]);
  return table([{ title: 'Type' }, ...titles], rows) + andMore(types.size);
}

function answersPart({ resultsPath, tasks, publication }: RunReport): string {
  const example = tasks.find(({ status, path }) => status === 'completed' && path !== undefined)?.path;
  const forExample = example === undefined ? '' : `, for example ${codeSpan(example)}`;
  const where = publication === undefined ? '' : publicationText(publication);
  return `The answers are in ${codeSpan(resultsPath)}${forExample}.${where === '' ? '' : ` ${where}`}`;
}
