import type { Provider } from './provider.ts';

export type Endpoint =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly message: string };

const USUAL_BASE_URL = { openrouter: 'https://openrouter.ai/api/v1', openai: 'https://api.openai.com/v1' };

/**
 * The base URL that requests go to, without a trailing slash. The key travels with every request, so it leaves
 * this machine under TLS only, and never to a place that nobody named.
 */
export function parseBaseUrl(provider: Provider, baseUrl: string): Endpoint {
  if (baseUrl.trim() === '') {
    return provider === 'compatible'
      ? refuse(
          'must be set for the provider "compatible": the URL before "/chat/completions", such as https://llm.example.com/v1',
        )
      : { ok: true, url: USUAL_BASE_URL[provider] };
  }

  const url = URL.parse(baseUrl.trim());
  if (url === null)
    return refuse('must be a URL such as https://llm.example.com/v1, got something that is none');

  // What the message repeats is made of scheme and host alone: the rest may hold a password.
  const got = `got one for ${url.protocol}//${url.host}`;
  if (url.username !== '' || url.password !== '') {
    return refuse(`must not hold a user name or password; set "api-key" or "headers" instead; ${got}`);
  }
  if (url.search !== '' || url.hash !== '')
    return refuse(`must end with its path, without "?" or "#"; ${got}`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return refuse(`must begin with https:// (http:// is only for a server on this machine), ${got}`);
  }

  const path = url.pathname.replace(/\/+$/, '');
  if (path.endsWith('/chat/completions')) {
    return refuse(`must be the part before "/chat/completions", which is added to it; ${got}`);
  }
  return { ok: true, url: url.origin + path };
}

/** Hosts come out of the URL parser in one spelling: `127.1` and `0x7f000001` are `127.0.0.1` by then. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

function refuse(problem: string): Endpoint {
  return { ok: false, message: `Input "base-url" ${problem}.` };
}
