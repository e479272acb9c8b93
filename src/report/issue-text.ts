import type { Alert, AlertKind } from '../domain/alert.ts';
import type { RunId } from '../domain/event.ts';
import type { AlertDetails } from '../domain/firing-alerts.ts';
import type { Timestamp } from '../domain/units.ts';
import { TOPICS } from './alert-words.ts';
import { expectAgentName, markerOf } from './issue-marker.ts';
import { type GitHubPlace, runLink } from './run-link.ts';
import { timeText } from './time-text.ts';
import { wordsOf } from './words-of-alert.ts';

/** An alert as an issue: what a person gets to see who was not watching. */
export type Issue = { readonly title: string; readonly body: string; readonly labels: readonly string[] };

/** An alert with what there is to say about it now. */
export type ToldAlert = { readonly alert: Alert; readonly details: AlertDetails };

export type IssueContext = {
  readonly agent: string;
  /** The run that says so, and when. */
  readonly run: RunId;
  readonly now: Timestamp;
  /** When the alert was first raised. */
  readonly since: Timestamp;
  readonly place: GitHubPlace | undefined;
};

/**
 * Trouble first: what happened, what it means, what to do, and only then the tables. At most 65,536 characters,
 * whatever it is about.
 */
export function issueOf({ alert, details }: ToldAlert, context: IssueContext): Issue {
  const { agent, run, now, since, place } = context;
  const { happened, means, advice, table } = wordsOf(details);
  const body = [
    markerOf(agent, alert.alert, { severity: alert.severity, facts: alert.facts, since }),
    `**${SEVERITIES[alert.severity]}** since ${timeText(since)}, agent \`${agent}\`.`,
    happened,
    means,
    `**What to do:** ${advice}`,
    table,
    `Last seen ${timeText(now)} by ${runLink(run, place)}. The agent keeps this text up to date, and closes the issue when it is over.`,
  ];
  return {
    title: titleOf(agent, alert.alert),
    body: `${body.filter(part => part !== '').join('\n\n')}\n`,
    labels: labelsOf(alert.alert),
  };
}

/** The same for as long as an issue lives, so that no mail is sent for a number that grew. */
export function titleOf(agent: string, kind: AlertKind): string {
  expectAgentName(agent);
  return `Background agent \`${agent}\`: ${TOPICS[kind]}`;
}

/** On every issue of every agent: what to list issues by. */
export const LABEL = 'background-agent';

export function labelsOf(kind: AlertKind): readonly string[] {
  return [LABEL, `${LABEL}: ${kind}`];
}

const SEVERITIES = { info: 'For your information', warning: 'Warning', critical: 'Critical' } as const;
