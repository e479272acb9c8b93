import type { ProxyEnv } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../../ports.ts';
import type { Notification, Webhook } from '../../ports/webhook.ts';
import { discordBody } from './discord.ts';
import type { WebhookFormat } from './format.ts';
import { jsonBody } from './json.ts';
import { pagerdutyBody } from './pagerduty.ts';
import { type Letter, post } from './post.ts';
import { signatureOf } from './signature.ts';
import { slackBody } from './slack.ts';

export type WebhookOptions = {
  /** As `parseWebhook` made it. Whoever knows it can send what looks like ours. */
  readonly url: URL;
  readonly format: WebhookFormat;
  /** PagerDuty's routing key, or what `json` is signed with; undefined: it is not signed. */
  readonly secret: string | undefined;
  /** `owner/name` */
  readonly repository: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly proxyEnv: ProxyEnv;
};

/** All that the sends of a run may take together, with their tries. */
const SEND_MS_MAX = 10_000;
const TRIES_MAX = 3;
/** Before the second try, and twice as long before the third. */
const PAUSE_MS = 300;

/** Places that people read, and that remember nothing of an alert. */
const IS_READ: ReadonlySet<WebhookFormat> = new Set(['slack', 'discord']);

/** Tells a chat, a pager or a program what people are told of alerts: one request each, in order. */
export function openWebhook(options: WebhookOptions): Webhook {
  return {
    send: async notifications => {
      const endMs = performance.now() + SEND_MS_MAX;
      const stop = AbortSignal.timeout(SEND_MS_MAX);
      const troubles: string[] = [];
      // One that is refused says nothing about the next: it may have been refused for what it says.
      for (const notification of notifications) {
        if (notification.isQuiet === true && IS_READ.has(options.format)) continue;
        const trouble = await deliver(options, notification, { endMs, stop });
        if (trouble !== undefined) troubles.push(trouble);
      }
      const [first] = troubles;
      if (first === undefined || notifications.length === 1) return first;
      return `${troubles.length} of ${notifications.length} messages did not get there. ${first}`;
    },
  };
}

async function deliver(
  options: WebhookOptions,
  notification: Notification,
  { endMs, stop }: { readonly endMs: number; readonly stop: AbortSignal },
): Promise<string | undefined> {
  const { url, proxyEnv } = options;
  const body = bodyOf(options, notification);
  for (let tries = 1; ; tries += 1) {
    const answer = await post(url, letterOf(options, body), { proxyEnv, stop });
    if (answer.kind === 'taken') return undefined;

    const { trouble } = answer;
    if (answer.kind === 'refused' || tries === TRIES_MAX) return trouble;
    const pauseMs = Math.max(answer.waitMs, tries * PAUSE_MS);
    if (performance.now() + pauseMs >= endMs) return trouble;
    await sleep(pauseMs);
  }
}

function bodyOf({ format, secret, repository }: WebhookOptions, notification: Notification): string {
  switch (format) {
    case 'slack':
      return JSON.stringify(slackBody(notification, repository));
    case 'discord':
      return JSON.stringify(discordBody(notification, repository));
    case 'pagerduty':
      return JSON.stringify(pagerdutyBody(notification, repository, secret ?? ''));
    case 'json':
      return JSON.stringify(jsonBody(notification, repository));
  }
}

/** Anew for each try, as the signature says when it was sent. */
function letterOf({ format, secret, clock }: WebhookOptions, body: string): Letter {
  const isSigned = format === 'json' && secret !== undefined;
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'background-agent',
      ...(isSigned && signatureOf(body, secret, clock.now())),
    },
  };
}
