import { hasRisen, severityOf } from '../../domain/alerts/alert-lifecycle.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { assertNever } from '../../domain/invariant.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import {
  closingCommentOf,
  commentOf,
  reopeningCommentOf,
  risenCommentOf,
  stillCommentOf,
} from '../../report/alerts/issue-comment.ts';
import type { WordKind } from '../../report/alerts/issue-marker.ts';
import { type IssueContext, type ToldAlert, saidIn } from '../../report/alerts/issue-text.ts';
import { wordsOf } from '../../report/alerts/words-of-alert.ts';
import type { Firing } from '../../domain/alerts/firing.ts';
import type { Notification } from '../../ports/webhook.ts';
import { type Message, notificationOf, notificationOfEnd } from './notification-of.ts';
import type { OwnIssue } from './own-issues.ts';
import type { TellOptions } from './tell-options.ts';

/** What is said in an issue, and the same as a message to places elsewhere. */
export type Said = { readonly comment: string; readonly notification: Notification };

/** A firing alert as it stands by now, undefined when nothing was learnt about it. */
export function toldOf({ alert, details }: Firing, memory: AlertMemory | undefined): ToldAlert | undefined {
  return (
    details && {
      alert: { ...alert, severity: severityOf(alert, memory) },
      details,
      hasRisen: hasRisen(alert, memory),
    }
  );
}

/** What there is to say of an alert that fires, or fires again, in the issue that it has. */
export function saidOfFiring(
  says: Exclude<WordKind, 'over'>,
  told: ToldAlert,
  memory: AlertMemory,
  issue: number,
  options: TellOptions,
): Said {
  const notification = notificationOf({ what: whatOf(says), ...messageOf(told, memory), issue }, options);
  return { comment: commentFor(says, told, memory, options), notification };
}

/** What a message says of an alert that fires. */
export function messageOf(
  { alert, details }: ToldAlert,
  { since }: AlertMemory,
): Omit<Message, 'what' | 'issue'> {
  const { happened, advice } = wordsOf(details);
  return { alert, since, happened, advice };
}

/** That an alert has risen is a change of it. */
export function whatOf(says: Exclude<WordKind, 'over'>): Notification['what'] {
  return says === 'risen' ? 'changed' : says;
}

/** That an alert goes on, by whoever knows no more of it than its issue. */
export function saidStill({ marker, memory, number, body }: OwnIssue, options: TellOptions): Said {
  const { kind, fingerprint } = marker;
  const { severity, reason, since } = memory;
  const alert = { alert: kind, fingerprint, severity, reason };
  return {
    comment: stillCommentOf(options.nowMs - Date.parse(since), contextOf(options)),
    notification: notificationOf({ what: 'still', alert, since, issue: number, ...saidIn(body) }, options),
  };
}

/** The last word. */
export function saidOver(issue: OwnIssue, overAt: Timestamp, options: TellOptions): Said {
  const { marker, memory, number } = issue;
  const { kind, fingerprint } = marker;
  const overMs = Date.parse(overAt);
  const tookMs = overMs - Date.parse(memory.since);
  return {
    comment: closingCommentOf({ alert: kind }, tookMs, contextOf(options)),
    notification: notificationOfEnd({ kind, fingerprint, memory, overMs, issue: number }, options),
  };
}

function commentFor(
  says: Exclude<WordKind, 'over'>,
  told: ToldAlert,
  { since }: AlertMemory,
  options: TellOptions,
): string {
  const context = contextOf(options);
  switch (says) {
    case 'again':
      return reopeningCommentOf(told, context);
    case 'changed':
      return commentOf(told, context);
    case 'risen':
      return risenCommentOf(told, options.wishes.assignees, context);
    case 'still':
      return stillCommentOf(options.nowMs - Date.parse(since), context);
    default:
      return assertNever(says);
  }
}

export function contextOf({ agent, run, nowMs, place }: TellOptions): Omit<IssueContext, 'since'> {
  return { agent, run, now: timestampOf(nowMs), place };
}
