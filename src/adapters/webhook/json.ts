import * as z from 'zod';

import { AgentName, AlertKind, Fingerprint, Severity } from '../../domain/alerts/alert.ts';
import { Code, Timestamp } from '../../domain/units.ts';
import type { Notification } from '../../ports/webhook.ts';
import { lineWithin } from './words.ts';

/** Our own shape, for programs: what is promised to stay as it is while `version` is 1. Keys may be added. */
export const WebhookMessage = z.object({
  version: z.literal(1),
  what: z
    .enum(['firing', 'again', 'changed', 'still', 'resolved'])
    .describe(
      'firing: it is new. again: it was over. changed: it says something else. still: it goes on. resolved: it is over.',
    ),
  agent: AgentName.describe('The name of the agent.'),
  repository: z.string().describe('The repository that it works in, as owner/name.'),
  alert: z.object({
    kind: AlertKind.describe('What it is about.'),
    fingerprint: Fingerprint.describe('The same for all that is said of one alert in one repository.'),
    severity: Severity.describe(
      'critical: nothing goes on until somebody acts. warning: something does not. info: worth knowing.',
    ),
    reason: Code.describe('Why it fires, as a word for machines.'),
    since: Timestamp.describe('When it was first raised, UTC.'),
  }),
  at: Timestamp.describe('When this was said, UTC.'),
  title: z.string().describe('Plain text, one line, as are the next two.'),
  happened: z.string().describe('What happened.'),
  advice: z.string().describe('What to do; empty when it is over.'),
  issueUrl: z.url().optional().describe('The issue about it, if there is one.'),
  runUrl: z.url().optional().describe('The run that says so, if it has a page.'),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;

export function jsonBody(notification: Notification, repository: string): WebhookMessage {
  const { what, agent, alert, since, at, title, happened, advice, issueUrl, runUrl } = notification;
  return {
    version: 1,
    what,
    agent,
    repository,
    alert: {
      kind: alert.alert,
      fingerprint: alert.fingerprint,
      severity: alert.severity,
      reason: alert.reason,
      since,
    },
    at,
    title: lineWithin(title, TEXT_LENGTH_MAX),
    happened: lineWithin(happened, TEXT_LENGTH_MAX),
    advice: lineWithin(advice, TEXT_LENGTH_MAX),
    ...(issueUrl !== undefined && { issueUrl }),
    ...(runUrl !== undefined && { runUrl }),
  };
}

const TEXT_LENGTH_MAX = 2_000;
