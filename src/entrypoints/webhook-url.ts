import { isLoopback } from '../adapters/openai/endpoint.ts';
import { type WebhookFormat, formatOf } from '../adapters/webhook/format.ts';

/** Where people are told beside GitHub. */
export type WebhookPlace = {
  readonly url: URL;
  readonly format: WebhookFormat;
  /** PagerDuty's routing key, or what `json` is signed with; undefined: it is not signed. */
  readonly secret: string | undefined;
};

export type ParsedWebhook =
  { readonly ok: true; readonly webhook: WebhookPlace } | { readonly ok: false; readonly message: string };

/**
 * The webhook behind this URL. Whoever has the URL can send there, so it leaves this machine under TLS only. PagerDuty
 * has one URL for all: what tells its customers apart comes as `routing_key` in the query, and leaves in the body.
 */
export function parseWebhook(
  text: string,
  { format, secret }: { readonly format: WebhookFormat | undefined; readonly secret: string | undefined },
): ParsedWebhook {
  const url = URL.parse(text);
  if (url === null) return refuse('got something that is none');
  const got = `got one for ${url.protocol}//${url.host}`;
  if (url.username !== '' || url.password !== '') return refuse(`without a user name or password; ${got}`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return refuse(`that begins with https:// (http:// is only for a server on this machine); ${got}`);
  url.hash = '';
  const shape = format ?? formatOf(url);
  if (secret !== undefined && shape !== 'json')
    return {
      ok: false,
      message: `Input "webhook-secret" signs what is sent as json, and what is sent here is ${shape}. Remove it, or set "webhook-format" to json.`,
    };
  return shape === 'pagerduty' ? pagerduty(url) : { ok: true, webhook: { url, format: shape, secret } };
}

/** As the query has it, whatever else may be wrong with the URL; undefined: it has none. */
export function routingKeyIn(text: string): string | undefined {
  return URL.parse(text)?.searchParams.get(ROUTING_KEY) ?? undefined;
}

function pagerduty(url: URL): ParsedWebhook {
  const secret = routingKeyIn(url.href) ?? '';
  // PagerDuty's own rule: it calls every other length a mistake.
  if (!/^[A-Za-z0-9]{32}$/.test(secret))
    return {
      ok: false,
      message: `Input "webhook-url" must hold the integration key of PagerDuty, as https://events.pagerduty.com/v2/enqueue?routing_key=<32 letters and digits>, from a secret; got ${secret === '' ? 'none' : 'another text'}.`,
    };
  url.searchParams.delete(ROUTING_KEY);
  return { ok: true, webhook: { url, format: 'pagerduty', secret } };
}

/** No part of path or query is repeated: they are what makes the URL secret. */
function refuse(problem: string): ParsedWebhook {
  return {
    ok: false,
    message: `Input "webhook-url" must be a URL such as https://hooks.slack.com/services/<id>, from a secret; ${problem}.`,
  };
}

const ROUTING_KEY = 'routing_key';
