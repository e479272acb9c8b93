import { validateHeaderName, validateHeaderValue } from 'node:http';

import type { Provider } from './provider.ts';

export type HeaderOptions = {
  readonly provider: Provider;
  readonly apiKey: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly app: { readonly name: string; readonly url: string };
};

/** Every header of every request, in lower case. Headers that somebody set win over ours. */
export function headersOf({
  provider,
  apiKey,
  headers,
  app,
}: HeaderOptions): Readonly<Record<string, string>> {
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': app.name,
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    // By these OpenRouter names the app in its owner's activity.
    ...(provider === 'openrouter' ? { 'http-referer': app.url, 'x-openrouter-title': app.name } : {}),
    ...Object.fromEntries(given),
  };
}

/** Headers that belong to the connection: another value would break it, or change what is sent. */
const OWN_HEADERS = new Set([
  'host',
  'content-length',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'accept-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'proxy-authorization',
]);

/** The first thing wrong with the key or a header. No value is repeated: any of them may be a secret. */
export function headerMistake({ apiKey, headers }: HeaderOptions): string | undefined {
  if (apiKey !== undefined && !isHeader('authorization', apiKey)) {
    return 'Input "api-key" must be one line of plain characters, and holds others. Copy the key again.';
  }
  for (const [name, value] of Object.entries(headers)) {
    const shown = JSON.stringify(name);
    if (!isHeader(name, value)) {
      return `Input "headers" must hold names with one-line values of plain characters; ${shown} is none, or its value is none.`;
    }
    if (OWN_HEADERS.has(name.toLowerCase())) {
      return `Input "headers" cannot set ${shown}: it belongs to the connection itself. Take it out.`;
    }
  }
  return undefined;
}

/** A header is a secret by its name; taking the value of any other out of answers would only spoil them. */
const SECRET_NAME = /auth|key|token|secret|cookie|password/i;

/** The key, and what is secret in the headers: with the scheme before it, as in `Bearer …`, and without. */
export function secretsOf({ apiKey, headers }: HeaderOptions): readonly string[] {
  const secret = Object.entries(headers).filter(([name]) => SECRET_NAME.test(name));
  const values = secret.flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')]);
  return [...(apiKey === undefined ? [] : [apiKey]), ...values];
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
