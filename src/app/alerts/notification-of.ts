import type { Alert, AlertKind, Fingerprint } from '../../domain/alerts/alert.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import { RECOVERIES } from '../../report/alerts/alert-words.ts';
import { titleOf } from '../../report/alerts/issue-text.ts';
import { plainWords } from '../../report/alerts/plain-words.ts';
import { issueUrl, runUrl } from '../../report/run-link.ts';
import { spanText } from '../../report/time-text.ts';
import type { Notification } from '../../ports/webhook.ts';
import type { TellOptions } from './tell-options.ts';

/** What people are told of an alert, in our own Markdown. */
export type Message = {
  readonly what: Notification['what'];
  /** With the severity that it has by now. */
  readonly alert: Pick<Alert, 'alert' | 'fingerprint' | 'severity' | 'reason'>;
  readonly since: Timestamp;
  readonly happened: string;
  /** Empty when it is over. */
  readonly advice: string;
  /** Undefined: it has none. */
  readonly issue: number | undefined;
};

/** The same for places that know no Markdown, and are not on GitHub. */
export function notificationOf(message: Message, { agent, run, nowMs, place }: TellOptions): Notification {
  const { what, since, happened, advice, issue } = message;
  const { alert, fingerprint, severity, reason } = message.alert;
  return {
    what,
    agent,
    alert: { alert, fingerprint, severity, reason },
    since,
    at: timestampOf(nowMs),
    title: plainWords(titleOf(agent, alert)),
    happened: plainWords(happened),
    advice: plainWords(advice),
    issueUrl: issue === undefined ? undefined : issueUrl(issue, place),
    runUrl: runUrl(run, place),
  };
}

/** An alert that fires no more. */
export type Ended = {
  readonly kind: AlertKind;
  readonly fingerprint: Fingerprint;
  readonly memory: AlertMemory;
  readonly overMs: number;
  readonly issue: number | undefined;
};

/** That it is over, and how long it took. */
export function notificationOfEnd(
  { kind, fingerprint, memory, overMs, issue }: Ended,
  options: TellOptions,
): Notification {
  const { severity, reason, since } = memory;
  const tookMs = overMs - Date.parse(since);
  return notificationOf(
    {
      ...{ what: 'resolved', alert: { alert: kind, fingerprint, severity, reason }, since, issue },
      ...{ happened: `${RECOVERIES[kind]} It took ${spanText(tookMs)}.`, advice: '' },
    },
    options,
  );
}
