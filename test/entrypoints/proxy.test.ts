import assert from 'node:assert/strict';
import { Agent } from 'node:https';
import { test } from 'vitest';

import { readConfig } from '../../src/entrypoints/config.ts';
import { parseProxy, proxySecrets, withPlainProxy } from '../../src/entrypoints/proxy.ts';

test('without HTTPS_PROXY there is no proxy; of its two spellings the lower-case one wins', () => {
  assert.deepEqual(parseProxy({ HTTP_PROXY: 'http://a:1', NO_PROXY: 'b' }), { ok: true, proxyEnv: {} });
  assert.deepEqual(parseProxy({ HTTPS_PROXY: '' }), { ok: true, proxyEnv: {} });
  assert.deepEqual(parseProxy({ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2', no_proxy: 'c' }), {
    ok: true,
    proxyEnv: { HTTPS_PROXY: 'http://b:2/', NO_PROXY: 'c' },
  });
});

for (const value of [
  'proxy.example.com:3128',
  '127.0.0.1:3128',
  'socks5://127.0.0.1:1080',
  'none',
  '//a:1',
]) {
  test(`HTTPS_PROXY=${value} is refused, where Node would go past it in silence`, () =>
    assert.equal(parseProxy({ HTTPS_PROXY: value }).ok, false));
}

const PROBLEM =
  'The environment variable HTTPS_PROXY must be a URL such as http://proxy.example.com:3128; its scheme must be http or https.';

for (const [who, given, problems] of [
  ['the model', { provider: 'openrouter' }, [PROBLEM]],
  ['GitHub', { provider: 'offline', 'github-token': 'ghs_x' }, [PROBLEM]],
  ['nobody', { provider: 'offline' }, []],
] as const) {
  test(`a proxy that is no URL is said to whoever asks ${who}, and what may be secret in it is not repeated`, () => {
    const env = { HTTPS_PROXY: 'hunter2:3128', GITHUB_REPOSITORY: 'octo/demo' };
    const where = { where: 'action', workspace: '/w', version: '1', runWord: 'a' } as const;
    const read = readConfig({ given, env, ...where });
    assert.deepEqual(read.ok ? [] : read.problems, problems);
  });
}

test.each(['HTTP://me:secret@a:1', ' http://me:secret@a:1', 'http:me:secret@a:1', 'http://me:secret@a:1\n'])(
  'HTTPS_PROXY=%j is a proxy, where Node would go past it, or fail with all of it in its words',
  HTTPS_PROXY => {
    const plain = 'http://me:secret@a:1/';
    assert.deepEqual(parseProxy({ HTTPS_PROXY }), { ok: true, proxyEnv: { HTTPS_PROXY: plain } });
    assert.deepEqual(withPlainProxy({ HTTPS_PROXY, A: 'b' }), { HTTPS_PROXY: plain, A: 'b' });
    // It throws at what it cannot read.
    new Agent({ proxyEnv: withPlainProxy({ https_proxy: HTTPS_PROXY }) }).destroy();
    assert.deepEqual(proxySecrets({ HTTPS_PROXY }), ['secret', 'secret']);
  },
);

test('what is no URL stays as it is, and has no secret that anybody knew', () => {
  assert.deepEqual(withPlainProxy({ HTTPS_PROXY: 'a' }), { HTTPS_PROXY: 'a' });
  assert.deepEqual(withPlainProxy({}), {});
  assert.deepEqual(proxySecrets({ HTTPS_PROXY: 'a', https_proxy: 'http://a:1' }), []);
  assert.deepEqual(proxySecrets({ HTTPS_PROXY: 'http://me:50%@a:1' }), ['50%', '50%']);
});
