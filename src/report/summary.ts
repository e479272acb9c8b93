import type { BudgetRefusal } from '../domain/budget.ts';
import type { Outcome } from '../domain/event.ts';
import { assertNever } from '../domain/invariant.ts';
import type { Stop } from '../domain/state.ts';
import { failureText } from './failure-text.ts';
import { codeSpan, table } from './markdown.ts';
import { count, money } from './money.ts';
import type { RunReport, TaskReport } from './run-report.ts';

/** A run as Markdown for the page of its job: trouble first, then the numbers, then where the answers are. */
export function summaryOf(report: RunReport): string {
  const sections = [
    `## Background agent ${codeSpan(report.agent)}: ${report.outcome}`,
    outcomeText(report),
    troublePart(report),
    countsPart(report),
    budgetsPart(report),
    typesPart(report),
    answersPart(report),
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

/** Rows that somebody reads. The report file has all of them. */
const ROWS_MAX = 50;

/**
 * How many more runs like this one the rest would take, or undefined if this one gives no measure. It answers
 * whoever wonders whether the budget is right for the list.
 */
export function runsNeeded({ counts }: Pick<RunReport, 'counts'>): number | undefined {
  const done = counts.completed + counts.quarantined;
  const rest = counts.pending + counts.failed;
  return done === 0 || rest === 0 ? undefined : Math.ceil(rest / done);
}

function outcomeText(report: RunReport): string {
  const next = whatNext(report.outcome);
  const runs = runsNeeded(report);
  const pace =
    runs === undefined
      ? ''
      : ` At this budget and pace, about ${count(runs)} more ${plural(runs, 'run')} will do the rest.`;
  const problem = report.problem === undefined ? '' : `\n\n${codeSpan(report.problem, 2_000)}`;
  return next + pace + problem;
}

function whatNext(outcome: Outcome): string {
  switch (outcome) {
    case 'completed':
      return 'Nothing more can be done now.';
    case 'idle':
      return 'There was nothing to do: every task is done, and nothing was sent or spent.';
    case 'waiting':
      return 'Only tasks that wait for their retry time are left. The next run takes them up.';
    case 'budget-exhausted':
      return 'A budget was reached before the list was done. The rest is kept for the next run; to do more in one run, raise the budget named below.';
    case 'deadline':
      return 'The time of this run was up before the list was done. The rest is kept for the next run; to do more in one run, raise `max-runtime`, or `concurrency`.';
    case 'overlapped':
      return 'Another run of this agent is at work. This one did nothing.';
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

function troublePart(report: RunReport): string {
  const quarantined = report.tasks.filter(({ status }) => status === 'quarantined');
  const parts = [
    listOf(report.stops.map(stopText)),
    listOf(
      report.budgetsReached.map(
        budget => `Budget reached: ${budgetName(budget)}, limit ${amountOf(budget, budget.limit)}.`,
      ),
    ),
    listOf(report.oversized.map(oversizedText)),
    listOf(report.unwritten.map(message => codeSpan(message, 500))),
    quarantinedPart(quarantined),
    listOf(
      report.notices.map(
        ({ place, message }) =>
          `${codeSpan(`${place.path}:${place.line}:${place.column}`)} ${codeSpan(message, 500)}`,
      ),
    ),
    leftAlonePart(report.leftAlone),
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : ['### Needs attention', ...parts].join('\n\n');
}

function stopText({ scope, failure }: Stop): string {
  const what =
    scope.kind === 'provider'
      ? 'The provider'
      : `${scope.kind === 'model' ? 'Model' : 'Type'} ${codeSpan(scope.name)}`;
  const why = failure === undefined ? '' : ` ${codeSpan(failureText(failure), 500)}`;
  return `${what} was stopped for this run.${why}`;
}

function oversizedText({ id, budget }: RunReport['oversized'][number]): string {
  return `${codeSpan(id)} can never run: its worst case alone is above the ${budgetName(budget)} budget of ${amountOf(budget, budget.limit)}. Lower its \`max-output-tokens\`, shorten it, or raise that budget.`;
}

function quarantinedPart(tasks: readonly TaskReport[]): string {
  if (tasks.length === 0) return '';
  const rows = tasks
    .slice(0, ROWS_MAX)
    .map(({ id, type, attempts, failure }) => [
      codeSpan(id),
      codeSpan(type),
      count(attempts),
      failure === undefined ? '' : codeSpan(failureText(failure), 500),
    ]);
  const columns = [
    { title: 'Quarantined' },
    { title: 'Type' },
    { title: 'Attempts', align: 'right' },
    { title: 'Why, and what to do' },
  ] as const;
  const release =
    'A quarantined task runs again when it is edited, or after `background-agent retry <task>`.';
  return [table(columns, rows) + moreRows(tasks.length), release].join('\n\n');
}

function leftAlonePart(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const list = listOf(paths.map(path => codeSpan(path)));
  return `Edited or deleted in the repository, so left alone (\`background-agent rerun <task>\` makes them anew):\n\n${list}`;
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
      count(list.filter(({ status }) => status === 'quarantined').length),
      count(list.reduce((sum, { tokens }) => sum + tokens, 0)),
      moneyCell(list.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)),
    ]);
  return table([{ title: 'Type' }, ...titles], rows) + moreRows(types.size);
}

function answersPart({ resultsPath, tasks }: RunReport): string {
  const example = tasks.find(({ status, path }) => status === 'completed' && path !== undefined)?.path;
  const forExample = example === undefined ? '' : `, for example ${codeSpan(example)}`;
  return `The answers are in ${codeSpan(resultsPath)}${forExample}.`;
}

function listOf(items: readonly string[]): string {
  return items.length === 0
    ? ''
    : items
        .slice(0, ROWS_MAX)
        .map(item => `- ${item}`)
        .join('\n') + moreRows(items.length);
}

function moreRows(total: number): string {
  return total <= ROWS_MAX
    ? ''
    : `\n\n… and ${count(total - ROWS_MAX)} more; the report file names them all.`;
}

function budgetName({ window, unit }: BudgetRefusal): string {
  const words = { run: 'run', day: 'day (UTC)', month: 'month (UTC)' };
  return `${unit === 'tokens' ? 'tokens' : 'cost'} a ${words[window]}`;
}

function amountOf({ unit }: BudgetRefusal, amount: number): string {
  return unit === 'tokens' ? count(amount) : moneyCell(amount);
}

/** As code: GitHub reads what stands between two dollar signs as mathematics. */
function moneyCell(nanoUsd: number): string {
  return `\`${money(nanoUsd)}\``;
}

function plural(n: number, word: string): string {
  return n === 1 ? word : `${word}s`;
}
