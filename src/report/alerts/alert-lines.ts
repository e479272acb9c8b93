import { type Severity, byGravity } from '../../domain/alerts/alert.ts';
import { TOPICS } from './alert-words.ts';
import type { AlertReport } from '../run-report.ts';

// What a run says of its alerts in the log of its job: plain text, and nothing of what anybody else wrote but names.

/** What people were first told by this run; at least one. */
export function freshLine(alerts: readonly AlertReport[]): string {
  return alerts
    .map(alert =>
      alert.issue === undefined
        ? `Needs attention: ${topicOf(alert)}.`
        : `Issue ${alert.issue.number} was opened: ${topicOf(alert)}.`,
    )
    .join('\n');
}

/** The gravest severity among them. */
export function gravityOf(alerts: readonly AlertReport[]): Severity {
  const [gravest = 'info'] = alerts.map(({ severity }) => severity).sort(byGravity);
  return gravest;
}

/** `trouble` is a sentence that says why. */
export function untoldLine(trouble: string, untold: readonly AlertReport[]): string {
  if (untold.length === 0) return trouble;
  return `${trouble} No issue says yet: ${untold.map(topicOf).join('; ')}. The summary of the run lists what fires.`;
}

/** There were enough issues already; at least one could not be opened. */
export function crowdedLine(untold: readonly AlertReport[]): string {
  return untoldLine('A run opens three issues at most, and an agent has ten open at most.', untold);
}

/** What people wanted on the issues that GitHub did not take. */
export function refusedLine(wish: 'labels' | 'assignees', names: readonly string[]): string {
  const why =
    wish === 'labels'
      ? 'Each must be a label that the repository has or can have.'
      : 'Each must be the login of somebody who can be assigned in this repository.';
  return `GitHub refused what "alert-${wish}" names (${names.join(', ')}), so the issue was opened without. ${why}`;
}

function topicOf({ kind, severity }: AlertReport): string {
  return `${TOPICS[kind]} (${severity})`;
}
