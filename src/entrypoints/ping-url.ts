import { isLoopback } from '../adapters/openai/endpoint.ts';

export type PingUrl =
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly message: string };

/** The URL that signs of life go to. Whoever has it can send them, so it leaves this machine under TLS only. */
export function parsePingUrl(text: string): PingUrl {
  const url = URL.parse(text);
  if (url === null) return refuse('got something that is none');
  const got = `got one for ${url.protocol}//${url.host}`;
  if (url.username !== '' || url.password !== '') return refuse(`without a user name or password; ${got}`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return refuse(`that begins with https:// (http:// is only for a server on this machine); ${got}`);
  url.hash = '';
  return { ok: true, url };
}

/** No part of the path is repeated: it is what makes the URL secret. */
function refuse(problem: string): PingUrl {
  return {
    ok: false,
    message: `Input "ping-url" must be a URL such as https://hc-ping.com/<uuid>, from a secret; ${problem}.`,
  };
}
