import { TOPICS } from './alert-words.ts';
import { codeSpan, table } from '../markdown.ts';
import { issueLink } from '../run-link.ts';
import type { AlertReport, RunReport } from '../run-report.ts';

const COLUMNS = [{ title: 'Severity' }, { title: 'Alert' }, { title: 'Issue' }] as const;

/** What fires, each with its issue, and why an issue is missing; empty when there is nothing. */
export function alertsPart({ alerts, alertTrouble }: Pick<RunReport, 'alerts' | 'alertTrouble'>): string {
  const parts = [
    alerts.length === 0 ? '' : table(COLUMNS, alerts.map(row)),
    alertTrouble === undefined ? '' : codeSpan(alertTrouble, 1_000),
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : ['### Alerts', ...parts].join('\n\n');
}

function row(alert: AlertReport): readonly string[] {
  return [alert.severity, TOPICS[alert.kind], issueOf(alert)];
}

function issueOf({ isTold, isFresh, isHeld, issue }: AlertReport): string {
  if (isHeld === true)
    return `${issue === undefined ? '' : `${issueLink(issue.number, issue.place)}, `}${HELD}`;
  if (issue !== undefined)
    return (
      issueLink(issue.number, issue.place) + (isTold ? (isFresh ? ', opened now' : '') : ', not up to date')
    );
  return isTold ? 'none' : 'not yet: the next run tries again';
}

const HELD = 'not told again yet: it comes and goes';
