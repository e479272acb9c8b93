import type { Alert } from '../../domain/alerts/alert.ts';
import { RECOVERIES } from './alert-words.ts';
import { type IssueContext, SEVERITIES, type ToldAlert } from './issue-text.ts';
import { runLink } from '../run-link.ts';
import { spanText, timeText } from '../time-text.ts';
import { wordsOf } from './words-of-alert.ts';

type CommentContext = Omit<IssueContext, 'since'>;

/** What is new about an alert whose issue is open already; the table is in the issue's own text. */
export function commentOf({ details }: ToldAlert, context: CommentContext): string {
  const { happened, advice } = wordsOf(details);
  return [
    `**This has changed:** ${happened}`,
    `**What to do:** ${advice}`,
    `${UP_TO_DATE} ${seen(context)}`,
  ].join('\n\n');
}

/** Said once, to those who look after the agent, when an alert has fired for so long that it is graver. */
export function risenCommentOf(
  { alert, details }: ToldAlert,
  assignees: readonly string[],
  context: CommentContext,
): string {
  const { happened, advice } = wordsOf(details);
  const mentions = mentionsOf(assignees);
  return [
    `**${SEVERITIES[alert.severity]}:** it is still so after three runs. ${happened}`,
    `**What to do:** ${advice}`,
    ...(mentions === '' ? [] : [`${mentions}: somebody has to look at this.`]),
    `${UP_TO_DATE} ${seen(context)}`,
  ].join('\n\n');
}

/** Said when nothing is new but the time that went by. All of it is in the issue. */
export function stillCommentOf(goesOnForMs: number, context: CommentContext): string {
  return `**Still so** after ${spanText(goesOnForMs)}. What happened, and what to do, is in the text above. ${seen(context)}`;
}

/** The last word on an alert, said as its issue is closed. */
export function closingCommentOf(
  { alert }: Pick<Alert, 'alert'>,
  recoveredAfterMs: number,
  context: CommentContext,
): string {
  return `**Over:** ${RECOVERIES[alert]} It took ${spanText(recoveredAfterMs)}. ${seen(context)}`;
}

/** Said as an issue is opened again that was closed not long ago: its own text was brought up to date. */
export function reopeningCommentOf({ details }: ToldAlert, context: CommentContext): string {
  const { happened } = wordsOf(details);
  return `**Again:** ${happened} ${seen(context)}`;
}

/** The only mentions that ever are made: of logins that the workflow itself names, and that are logins to the letter. */
function mentionsOf(logins: readonly string[]): string {
  return logins
    .filter(login => LOGIN.test(login))
    .map(login => `@${login}`)
    .join(' ');
}

/** GitHub's form, those of managed users with it (`ada_acme`). */
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,37}[A-Za-z0-9])?$/;

const UP_TO_DATE = 'The text above is up to date.';

function seen({ now, run, place }: CommentContext): string {
  return `Seen ${timeText(now)} by ${runLink(run, place)}.`;
}
