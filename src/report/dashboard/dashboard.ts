import type { DashboardFacts, LastRun, ShownAlert } from './dashboard-facts.ts';
import { type Taken, isSnoozed, pauseAt } from '../../domain/requests/asked.ts';
import { countTasks } from '../../domain/task-counts.ts';
import { TOPICS } from '../alerts/alert-words.ts';
import { budgetLines, budgetsTable } from './dashboard-budgets.ts';
import { boxLine } from './dashboard-box.ts';
import { headline } from './dashboard-headline.ts';
import { dashboardMarkerOf } from './dashboard-marker.ts';
import { quarantinePart, skippedPart } from './dashboard-tasks.ts';
import { watchPart } from './dashboard-watch.ts';
import { table } from '../markdown.ts';
import { count, counted, money } from '../money.ts';
import { type GitHubPlace, issueLink, runUrl } from '../run-link.ts';
import { timeText } from '../time-text.ts';

/**
 * The one issue that shows how an agent stands and takes what people ask of it, as Markdown of at most 65,536 characters. First
 * what matters now, then what can be done about it, then the numbers. `watch`: what the monitor has said there, as `watchIn`
 * found it. `read`: up to where what was asked has been taken.
 */
export function dashboardOf(facts: DashboardFacts, watch = '', read?: Taken): string {
  const { agent, now, state } = facts;
  const parts = [
    dashboardMarkerOf(agent, read),
    `${headline(facts)} As of ${timeText(now)}.`,
    countsTable(state),
    section('Alerts', alertsPart(facts)),
    section('Quarantine', quarantinePart(state)),
    section('Skipped', skippedPart(state)),
    section('Budgets', budgetsTable(facts)),
    section('Runs', runsPart(facts)),
    watchPart(watch),
    section('What you can ask for', COMMANDS),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

/** The same in short, as an answer to whoever asks for it. */
export function standOf(facts: DashboardFacts): string {
  const { alerts, lastRun, place, state } = facts;
  const { completed, pending, processing, failed, quarantined, skipped } = countTasks(state);
  const lines = [
    `${count(completed)} completed, ${count(pending + processing)} pending, ${count(failed)} waiting for a retry, ${count(quarantined)} in quarantine, ${count(skipped)} skipped`,
    ...budgetLines(facts),
    ...(lastRun === undefined ? [] : [lastRunText(lastRun, place)]),
    ...alerts.map(alert => alertText(alert, place)),
  ];
  return [headline(facts), lines.map(line => `- ${line}`).join('\n')].join('\n\n');
}

function section(title: string, text: string): string {
  return text === '' ? '' : `### ${title}\n\n${text}`;
}

const COUNTS = ['Completed', 'Pending', 'Waiting for a retry', 'In quarantine', 'Skipped'] as const;

function countsTable(state: DashboardFacts['state']): string {
  const { completed, pending, processing, failed, quarantined, skipped } = countTasks(state);
  const numbers = [completed, pending + processing, failed, quarantined, skipped];
  return table(
    COUNTS.map(title => ({ title, align: 'right' })),
    [numbers.map(count)],
  );
}

function alertsPart({ alerts, state, now, place }: DashboardFacts): string {
  return alerts
    .map(alert => {
      const { fingerprint } = alert;
      const until = state.asked.snoozes.get(fingerprint);
      const below =
        until !== undefined && isSnoozed(state.asked, fingerprint, now)
          ? `  - Snoozed until ${timeText(until)}`
          : boxLine({ kind: 'snooze', fingerprint }, 'Snooze for 7 days', '  ');
      return `- ${alertText(alert, place)}\n${below}`;
    })
    .join('\n');
}

function alertText({ alert, severity, since, issue }: ShownAlert, place: GitHubPlace | undefined): string {
  const where = issue === undefined ? '' : `, ${issueLink(issue, place)}`;
  return `**${SEVERITIES[severity]}:** ${TOPICS[alert]}, since ${timeText(since)}${where}`;
}

const SEVERITIES = { info: 'For your information', warning: 'Warning', critical: 'Critical' } as const;

function runsPart({ lastRun, nextDueAt, place, state, now }: DashboardFacts): string {
  const isPaused = pauseAt(state.asked, now) !== undefined;
  const lines = [
    `- ${lastRun === undefined ? 'No run has ended yet' : lastRunText(lastRun, place)}`,
    ...(nextDueAt === undefined
      ? []
      : [`- Next run due ${timeText(nextDueAt)}${isPaused ? ', and paused as things stand' : ''}`]),
    boxLine({ kind: 'run' }, 'Run now'),
  ];
  return lines.join('\n');
}

function lastRunText(
  { run, outcome, finishedAt, counts, costNanoUsd }: LastRun,
  place: GitHubPlace | undefined,
): string {
  const url = runUrl(run, place);
  const name = url === undefined ? 'Last run' : `[Last run](${url})`;
  const done = `${counted(counts.completed, 'task')} completed, ${count(counts.quarantined)} quarantined`;
  return `${name} ended ${timeText(finishedAt)}, \`${outcome}\`: ${done}, for \`${money(costNanoUsd)}\``;
}

const COMMANDS = `In a comment here, if you may write to this repository:

- \`/agent retry <task>…\` puts tasks that are in quarantine or skipped back into the queue.
- \`/agent skip <task>…\` leaves tasks alone, without an alert, until they are put back or edited.
- \`/agent pause\` sends nothing until \`/agent resume\`; \`/agent pause 6h\` or \`/agent pause 2027-01-31\` until then (UTC).
- \`/agent budget 0.50\` lowers what today may cost, in USD, until midnight UTC.
- \`/agent status\` answers with the numbers above.

The next run does what was asked and answers with a reaction and a line. Ticking a box above asks for the same.`;
