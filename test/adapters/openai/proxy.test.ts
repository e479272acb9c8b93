import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, test } from 'vitest';

import { parseProxy } from '../../../src/entrypoints/proxy.ts';
import type { Reply } from '../../../src/ports.ts';
import { API_KEY, aCall, llmAt, quiet } from '../../support/a-call.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { TEST_CA_PATH, TEST_TLS } from '../../support/test-tls.ts';
import { type Manner, type TunnelProxy, startTunnelProxy } from '../../support/tunnel-proxy.ts';

let server: ModelServer;
let proxy: TunnelProxy;
beforeEach(async () => {
  server = await startModelServer({ tls: TEST_TLS });
  proxy = await startTunnelProxy();
});
afterEach(() => Promise.all([server.close(), proxy.close()]));

test('an authority in NODE_EXTRA_CA_CERTS is trusted', async () => {
  const [reply] = await askAlone(server.url, 1, {});
  assert.equal(reply?.result.kind, 'answer');
});

test('calls go through HTTPS_PROXY in one tunnel, and the proxy sees neither key nor prompt', async () => {
  const url = server.url.replace('localhost', 'models.test');
  const replies = await askAlone(url, 3, { HTTPS_PROXY: proxy.url });

  assert.deepEqual(
    replies.map(({ result }) => result.kind),
    ['answer', 'answer', 'answer'],
  );
  assert.deepEqual(proxy.tunnels, [new URL(url).host]);
  assert.ok(proxy.carried().length > 0);
  assert.ok(!proxy.carried().includes(API_KEY) && !proxy.carried().includes('Say yes.'));
});

test('a name and a password in HTTPS_PROXY are for the proxy', async () => {
  const [reply] = await askAlone(server.url, 1, { https_proxy: proxy.url.replace('//', '//user:word@') });
  assert.equal(reply?.result.kind, 'answer');
  assert.deepEqual(proxy.credentials, [`Basic ${Buffer.from('user:word').toString('base64')}`]);
  assert.equal(server.requests[0]?.headers['proxy-authorization'], undefined);
});

test('a host in NO_PROXY is asked directly', async () => {
  const [reply] = await askAlone(server.url, 1, {
    HTTPS_PROXY: proxy.url,
    NO_PROXY: 'example.com,localhost',
  });
  assert.equal(reply?.result.kind, 'answer');
  assert.deepEqual(proxy.tunnels, []);
});

test('plain http goes to this machine only, and never through a proxy', async () => {
  const local = await startModelServer();
  const env = { HTTP_PROXY: proxy.url, http_proxy: proxy.url, HTTPS_PROXY: proxy.url };
  const reply = await askThrough(local.url, env);
  assert.equal(reply.result.kind, 'answer');
  assert.deepEqual([proxy.plain, proxy.tunnels], [[], []]);
  await local.close();
});

const broken: [Manner, object][] = [
  ['refuse', { kind: 'network', code: 'ERR_PROXY_TUNNEL' }],
  ['hang', { kind: 'timeout', timeoutMs: 300 }],
];
for (const [manner, failure] of broken) {
  test(`when the proxy does "${manner}", nothing was sent and nothing is owed`, async () => {
    const bad = await startTunnelProxy(manner);
    const reply = await askThrough('https://models.test/v1', { HTTPS_PROXY: bad.url });
    assert.deepEqual(reply.result, { kind: 'failure', failure });
    assert.deepEqual(reply.spend, { kind: 'none' });
    assert.deepEqual(bad.tunnels, ['models.test:443']);
    await bad.close();
  });
}

test('a proxy that is gone is an error, and no reason to go past it', async () => {
  const { url } = proxy;
  await proxy.close();
  const reply = await askThrough(server.url, { HTTPS_PROXY: url });
  assert.deepEqual(reply.result, { kind: 'failure', failure: { kind: 'network', code: 'ECONNREFUSED' } });
  assert.deepEqual(reply.spend, { kind: 'none' });
  assert.equal(server.requests.length, 0);
});

async function askThrough(url: string, env: Record<string, string>): Promise<Reply> {
  const proxied = parseProxy(env);
  assert.ok(proxied.ok);
  const llm = llmAt(url, { proxyEnv: proxied.proxyEnv });
  const reply = await llm.ask(aCall({ timeoutMs: 300 }), quiet);
  await llm.close();
  return reply;
}

async function askAlone(url: string, times: number, env: Record<string, string>): Promise<Reply[]> {
  const program = fileURLToPath(new URL('../../support/ask-alone.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, url, String(times)], {
    env: { NODE_EXTRA_CA_CERTS: TEST_CA_PATH, ...env },
  });
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}
