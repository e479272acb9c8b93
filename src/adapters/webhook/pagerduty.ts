import type { JsonObject } from '../../domain/json.ts';
import type { Notification } from '../../ports/webhook.ts';
import { lineWithin, linksOf } from './words.ts';

/**
 * An event of PagerDuty's Events API v2 (https://developer.pagerduty.com/docs/send-alert-event). All that is said of one
 * alert of one agent in one repository has one key, so it becomes one incident, which ends when the alert is over.
 */
export function pagerdutyBody(
  notification: Notification,
  repository: string,
  routingKey: string,
): JsonObject {
  const { what, agent, alert, since, at, runUrl } = notification;
  const key = { routing_key: routingKey, dedup_key: `${repository}/${alert.fingerprint}` };
  if (what === 'resolved') return { ...key, event_action: 'resolve' };

  const [title, happened, advice] = [notification.title, notification.happened, notification.advice].map(
    text => lineWithin(text, TEXT_LENGTH_MAX),
  );
  const links = linksOf(notification);
  return {
    ...key,
    event_action: 'trigger',
    payload: {
      summary: lineWithin(`${repository}: ${title}. ${happened}`, SUMMARY_LENGTH_MAX),
      source: repository,
      severity: alert.severity,
      timestamp: at,
      component: agent,
      group: 'background-agent',
      class: `${alert.alert}/${alert.reason}`,
      custom_details: { what, since, happened: happened ?? '', advice: advice ?? '' },
    },
    client: 'Background agent',
    ...(links.some(({ url }) => url === runUrl) && runUrl !== undefined && { client_url: runUrl }),
    links: links.map(({ text, url }) => ({ href: url, text })),
  };
}

const SUMMARY_LENGTH_MAX = 1_024;
const TEXT_LENGTH_MAX = 2_000;
