import type { Alert, AlertKind, Severity } from '../../domain/alerts/alert.ts';
import type { RunId } from '../../domain/event.ts';
import type { AlertDetails } from '../../domain/alerts/firing.ts';
import type { Timestamp } from '../../domain/units.ts';
import { TOPICS } from './alert-words.ts';
import { expectAgentName } from './issue-marker.ts';
import { type GitHubPlace, runLink } from '../run-link.ts';
import { timeText } from '../time-text.ts';
import { wordsOf } from './words-of-alert.ts';

/** An alert as an issue: what a person gets to see who was not watching. Its marker comes before the text. */
export type Issue = {
  readonly title: string;
  readonly text: string;
  /** Which run has seen it last. Differs from run to run, so it alone is no reason to write. */
  readonly seen: string;
};

/** An alert with what there is to say about it now. */
export type ToldAlert = {
  /** With the severity that it has by now. */
  readonly alert: Alert;
  readonly details: AlertDetails;
  /** It fired for so many runs that its severity went up. */
  readonly hasRisen?: boolean;
};

export type IssueContext = {
  readonly agent: string;
  /** The run that says so, and when. */
  readonly run: RunId;
  readonly now: Timestamp;
  /** When the alert began to fire. */
  readonly since: Timestamp;
  readonly place: GitHubPlace | undefined;
};

/** Trouble first: what happened, what it means, what to do, and only then the tables. */
export function issueOf({ alert, details, hasRisen = false }: ToldAlert, context: IssueContext): Issue {
  const { agent, run, now, since, place } = context;
  const { happened, means, advice, table } = wordsOf(details);
  const risen = hasRisen ? ` ${RISEN}` : '';
  const parts = [
    `**${SEVERITIES[alert.severity]}** since ${timeText(since)}, agent \`${agent}\`.${risen}`,
    happened,
    means,
    `${WHAT_TO_DO} ${advice}`,
    table,
  ];
  return {
    title: titleOf(agent, alert.alert),
    text: parts.filter(part => part !== '').join('\n\n'),
    seen: `Last seen ${timeText(now)} by ${runLink(run, place)}. The agent keeps this text up to date, and closes the issue when it is over.`,
  };
}

/** At most 65,536 characters, whatever it is about. */
export function bodyOf(marker: string, { text, seen }: Pick<Issue, 'text' | 'seen'>): string {
  return `${[marker, text, seen].join('\n\n')}\n`;
}

/**
 * What an issue says happened, and what to do, for whoever knows no more than its body. People may have edited it: these
 * are their words then.
 */
export function saidIn(body: string): { readonly happened: string; readonly advice: string } {
  const parts = body.split(/(?:\r?\n){2,}/, PARTS_LOOKED_AT);
  const advice = parts.find(part => part.startsWith(WHAT_TO_DO)) ?? '';
  return { happened: parts[2] ?? '', advice: advice.slice(WHAT_TO_DO.length).trim() };
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

/** The labels of an issue that has these: with the severity that it rose to, or without any. */
export function labelsAt(
  labels: readonly string[],
  { severity, hasRisen = false }: { readonly severity: Severity; readonly hasRisen?: boolean },
): readonly string[] {
  const others = labels.filter(label => !RISEN_LABELS.includes(label.toLowerCase()));
  return hasRisen ? [...others, `${LABEL}: ${severity}`] : others;
}

const RISEN_LABELS: readonly string[] = ['warning', 'critical'].map(severity => `${LABEL}: ${severity}`);

export const SEVERITIES = { info: 'For your information', warning: 'Warning', critical: 'Critical' } as const;
const WHAT_TO_DO = '**What to do:**';
const RISEN = 'It was still so after three runs.';
/** What people add stands behind them. */
const PARTS_LOOKED_AT = 10;
