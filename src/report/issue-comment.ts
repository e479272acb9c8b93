import type { Alert } from '../domain/alert.ts';
import { RECOVERIES } from './alert-words.ts';
import type { IssueContext, ToldAlert } from './issue-text.ts';
import { runLink } from './run-link.ts';
import { spanText, timeText } from './time-text.ts';
import { wordsOf } from './words-of-alert.ts';

/** What is new about an alert whose issue is open already; the table is in the issue's own text. */
export function commentOf({ details }: ToldAlert, context: Omit<IssueContext, 'since'>): string {
  const { happened, advice } = wordsOf(details);
  return [
    `**This has changed:** ${happened}`,
    `**What to do:** ${advice}`,
    `The text above is up to date. ${seen(context)}`,
  ].join('\n\n');
}

/** The last word on an alert, said as its issue is closed. */
export function closingCommentOf(
  { alert }: Pick<Alert, 'alert'>,
  recoveredAfterMs: number,
  context: Omit<IssueContext, 'since'>,
): string {
  return `**Over:** ${RECOVERIES[alert]} It took ${spanText(recoveredAfterMs)}. ${seen(context)}`;
}

/** Said as an issue is opened again that was closed not long ago: its own text was brought up to date. */
export function reopeningCommentOf({ details }: ToldAlert, context: Omit<IssueContext, 'since'>): string {
  const { happened } = wordsOf(details);
  return `**Again:** ${happened} ${seen(context)}`;
}

function seen({ now, run, place }: Omit<IssueContext, 'since'>): string {
  return `Seen ${timeText(now)} by ${runLink(run, place)}.`;
}
