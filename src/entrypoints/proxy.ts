import type { ProxyEnv } from 'node:http';

export type Environment = { readonly [name: string]: string | undefined };

export type Proxy =
  { readonly ok: true; readonly proxyEnv: ProxyEnv } | { readonly ok: false; readonly message: string };

/**
 * The proxy for https, from `HTTPS_PROXY` and `NO_PROXY`; of two spellings the lower-case one wins, as it does in
 * Node. Node goes past a proxy that it cannot read, in silence; where a proxy is meant to be the only way out,
 * that must be an error.
 */
export function parseProxy(env: Environment): Proxy {
  const proxy = env['https_proxy'] || env['HTTPS_PROXY'] || '';
  const exceptions = env['no_proxy'] || env['NO_PROXY'];
  if (proxy === '') return { ok: true, proxyEnv: {} };

  const protocol = URL.parse(proxy)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:') {
    const message =
      'The environment variable HTTPS_PROXY must be a URL such as http://proxy.example.com:3128; its scheme must be http or https.';
    return { ok: false, message };
  }
  return {
    ok: true,
    proxyEnv: { HTTPS_PROXY: proxy, ...(exceptions === undefined ? {} : { NO_PROXY: exceptions }) },
  };
}
