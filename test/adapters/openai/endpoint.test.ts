import assert from 'node:assert/strict';
import { test } from 'vitest';

import { parseBaseUrl } from '../../../src/adapters/openai/endpoint.ts';

const accepted: [string, string][] = [
  ['https://llm.example.com/v1', 'https://llm.example.com/v1'],
  ['  https://llm.example.com/v1/ ', 'https://llm.example.com/v1'],
  ['https://llm.example.com', 'https://llm.example.com'],
  ['https://llm.example.com:8443/a/b/', 'https://llm.example.com:8443/a/b'],
  ['http://127.0.0.1:8000/v1', 'http://127.0.0.1:8000/v1'],
  ['http://127.1/v1', 'http://127.0.0.1/v1'],
  ['http://127.200.3.4/v1', 'http://127.200.3.4/v1'],
  ['http://[::1]:11434/v1', 'http://[::1]:11434/v1'],
  ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
  ['HTTP://LOCALHOST/v1', 'http://localhost/v1'],
];
for (const [given, url] of accepted) {
  test(`${given} is a base URL`, () =>
    assert.deepEqual(parseBaseUrl('compatible', given), { ok: true, url }));
}

const refused: [string, RegExp][] = [
  ['', /must be set for the provider "compatible"/],
  ['llm.example.com/v1', /got something that is none/],
  ['http://llm.example.com/v1', /must begin with https:\/\/.*got one for http:\/\/llm\.example\.com/],
  ['http://127.0.0.1.example.com/v1', /must begin with https/],
  ['http://localhost.example.com/v1', /must begin with https/],
  ['http://0.0.0.0/v1', /must begin with https/],
  ['http://10.0.0.1/v1', /must begin with https/],
  ['http://[::ffff:10.0.0.1]/v1', /must begin with https/],
  ['ftp://127.0.0.1/v1', /must begin with https/],
  ['file:///etc/passwd', /must begin with https/],
  ['https://user:hunter2@llm.example.com/v1', /must not hold a user name or password/],
  ['https://user@llm.example.com/v1', /must not hold a user name or password/],
  ['https://llm.example.com/v1?key=hunter2', /without "\?" or "#"/],
  ['https://llm.example.com/v1#hunter2', /without "\?" or "#"/],
  ['https://llm.example.com/v1/chat/completions', /must be the part before/],
  ['https://llm.example.com/v1/chat/completions/', /must be the part before/],
];
for (const [given, message] of refused) {
  test(`${JSON.stringify(given)} is no base URL, and no password is repeated`, () => {
    const endpoint = parseBaseUrl('compatible', given);
    assert.ok(!endpoint.ok);
    assert.match(endpoint.message, message);
    assert.match(endpoint.message, /^Input "base-url" /);
    assert.doesNotMatch(endpoint.message, /hunter2/);
  });
}

test('without a base URL each provider goes to its own place and to no other', () => {
  assert.deepEqual(parseBaseUrl('openrouter', ''), { ok: true, url: 'https://openrouter.ai/api/v1' });
  assert.deepEqual(parseBaseUrl('openai', ' '), { ok: true, url: 'https://api.openai.com/v1' });
  assert.equal(parseBaseUrl('compatible', ' ').ok, false);
});

test('a base URL counts for every provider', () => {
  assert.deepEqual(parseBaseUrl('openai', 'https://eu.api.openai.com/v1/'), {
    ok: true,
    url: 'https://eu.api.openai.com/v1',
  });
});
