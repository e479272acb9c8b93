/** The shapes that notifications are sent in, each that of one receiver; `json` is our own. */
export const WEBHOOK_FORMATS = ['slack', 'discord', 'pagerduty', 'json'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** The shape that the receiver at this URL takes. */
export function formatOf({ hostname, pathname }: URL): WebhookFormat {
  if (SLACK.test(hostname)) return 'slack';
  if (DISCORD.test(hostname) && pathname.startsWith('/api/')) return 'discord';
  return PAGERDUTY.test(hostname) ? 'pagerduty' : 'json';
}

const SLACK = /^hooks\.slack(?:-gov)?\.com$/;
/** Test versions of Discord have hosts of their own. */
const DISCORD = /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/;
const PAGERDUTY = /^events\.(?:eu\.)?pagerduty\.com$/;
