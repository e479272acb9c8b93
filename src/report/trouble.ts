import type { Stop } from '../domain/state.ts';
import { amountOf, budgetName } from './budget-text.ts';
import { failureText } from './failure-text.ts';
import { ROWS_MAX, andMore, codeSpan, list, table } from './markdown.ts';
import { count } from './money.ts';
import { oddityText } from './oddity-text.ts';
import { publicationTrouble } from './publication-text.ts';
import { earlierQuarantine } from './quarantine-text.ts';
import { type RunReport, type TaskReport, isQuarantine } from './run-report.ts';
import { staleWords } from './alerts/stale-words.ts';

/** All that somebody has to look at, each with what to do; empty when there is nothing. */
export function troubleOf(report: RunReport): string {
  const quarantined = report.tasks.filter(isQuarantine);
  const parts = [
    gapText(report),
    list(report.stops.map(stopText)),
    list(
      report.budgetsReached.map(
        budget => `Budget reached: ${budgetName(budget)}, limit ${amountOf(budget, budget.limit)}.`,
      ),
    ),
    list(report.oversized.map(oversizedText)),
    list(report.unwritten.map(message => codeSpan(message, 500))),
    report.publication === undefined ? '' : publicationTrouble(report.publication),
    quarantinedPart(quarantined),
    list((report.oddities ?? []).map(oddityText)),
    list(
      [earlierQuarantine(report, 'the dashboard issue, or `background-agent status` on a disk,')].filter(
        text => text !== '',
      ),
    ),
    list(
      report.notices.map(
        ({ place, message }) =>
          `${codeSpan(`${place.path}:${place.line}:${place.column}`)} ${codeSpan(message, 500)}`,
      ),
    ),
    leftAlonePart(report.leftAlone),
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : ['### Needs attention', ...parts].join('\n\n');
}

/** Nobody may have been there to notice it. */
function gapText({ gap }: RunReport): string {
  if (gap === undefined) return '';
  const { happened, advice } = staleWords(gap);
  return `${happened} ${advice}`;
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
    'A quarantined task runs again when it is edited, or after the comment `/agent retry <task>` on the dashboard issue; where the state is on a disk, after `background-agent retry <task>`.';
  return [table(columns, rows) + andMore(tasks.length), release].join('\n\n');
}

function leftAlonePart(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const items = list(paths.map(path => codeSpan(path)));
  return `Edited or deleted in the repository, so left alone (\`background-agent rerun <task>\` makes them anew):\n\n${items}`;
}
