import { assertNever } from '../domain/invariant.ts';
import { timestampOf } from '../domain/units.ts';
import type { Verdict } from '../domain/watch/watch.ts';
import { alertsPart } from './alerts/alert-table.ts';
import { codeSpan } from './markdown.ts';
import { missedRunText } from './alerts/missed-run-text.ts';
import type { RunReport } from './run-report.ts';
import { staleWords } from './alerts/stale-words.ts';
import { timeText } from './time-text.ts';

export type MonitorReport = {
  readonly agent: string;
  readonly verdict: Verdict;
  /** What was done about it; a trouble is why it could not be. */
  readonly helped:
    | { readonly act: 'enabled' | 'started' | 'kept' }
    | { readonly act: 'refused'; readonly trouble: { readonly message: string } }
    | undefined;
} & Pick<RunReport, 'alerts' | 'alertTrouble'>;

/** How the agent is, as Markdown for the page of the monitor's job. */
export function monitorSummaryOf(report: MonitorReport): string {
  const { agent, verdict } = report;
  const parts = [
    `## Background agent ${codeSpan(agent)}: ${verdict.health}`,
    standOf(verdict, report.helped?.act === 'started'),
    rhythmOf(verdict),
    helpText(report),
    adviceOn(report),
    alertsPart(report),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

/** How it is, in one sentence that is plain text as well. */
export function standOf(verdict: Verdict, isAskedFor: boolean): string {
  const { health, finding, dueMs } = verdict;
  if (finding !== undefined) return staleWords(finding).happened;
  switch (health) {
    case 'well':
      return 'The agent runs as it should.';
    case 'late':
      return 'A run is due, and on its way or still in time: GitHub starts late.';
    case 'missed':
      return missedRunText({ dueMs: dueMs ?? 0, isAskedFor });
    case 'pending':
      return 'The agent has not run yet, and is not late.';
    case 'unscheduled':
      return 'The agent has no schedule, so it is never late. If it should run by itself, give its workflow one, or say with `stale-after` how long it may be silent.';
    case 'archived':
      return 'The repository is archived: nothing runs here.';
    case 'unknown':
      return 'There is no such agent: no workflow file of the default branch runs one of this name, and it has left no trace.';
    // There is a finding then.
    case 'stale':
      return 'The agent is silent.';
    default:
      return assertNever(health);
  }
}

/** What keeps it from running says this itself, and so does a run that was missed. */
function rhythmOf({ health, finding, lastSuccessMs, dueMs }: Verdict): string {
  if (finding !== undefined) return '';
  const last =
    lastSuccessMs === undefined ? '' : `The last run that ended well was over at ${time(lastSuccessMs)}.`;
  const due = dueMs === undefined || health === 'missed' ? '' : `The next one is due at ${time(dueMs)}.`;
  return [last, due].filter(text => text !== '').join(' ');
}

function helpText({ helped, verdict }: MonitorReport): string {
  switch (helped?.act) {
    case undefined:
      return '';
    case 'enabled':
      return 'Its workflow was switched on again.';
    case 'started':
      return verdict.finding === undefined ? '' : 'A run was asked for.';
    case 'kept':
      return 'With `keepalive`, GitHub was asked today to keep its workflow on, and that of the monitor: the 60 days begin anew.';
    case 'refused':
      return codeSpan(helped.trouble.message, 1_000);
  }
}

/** What was done already, nobody else has to do. */
function adviceOn({ verdict: { finding }, helped }: MonitorReport): string {
  const isDone = helped?.act === 'enabled' || helped?.act === 'kept';
  return finding === undefined || isDone ? '' : `**What to do:** ${staleWords(finding).advice}`;
}

function time(ms: number): string {
  return timeText(timestampOf(ms));
}
