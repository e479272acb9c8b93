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

  const url = URL.parse(proxy);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    const message =
      'The environment variable HTTPS_PROXY must be a URL such as http://proxy.example.com:3128; its scheme must be http or https.';
    return { ok: false, message };
  }
  return {
    ok: true,
    // As it was understood: Node is more exact about how a URL is written, and goes past one, or fails at a line end with all of it.
    proxyEnv: { HTTPS_PROXY: url.href, ...(exceptions === undefined ? {} : { NO_PROXY: exceptions }) },
  };
}

/**
 * The environment with its proxy as it is understood here, for whatever takes it from there: the client of the cache, and Node
 * for our own questions to that.
 */
export function withPlainProxy(env: Environment): Environment {
  const plain = ['https_proxy', 'HTTPS_PROXY'].flatMap(name => {
    const url = URL.parse(env[name] ?? '');
    return url === null ? [] : [[name, url.href] as const];
  });
  return { ...env, ...Object.fromEntries(plain) };
}

/** The password of the proxy, if it has one, as it stands in the URL and as it is meant. */
export function proxySecrets(env: Environment): string[] {
  return [env['https_proxy'], env['HTTPS_PROXY']].flatMap(proxy => {
    const password = URL.parse(proxy ?? '')?.password ?? '';
    return password === '' ? [] : [password, unescaped(password)];
  });
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
