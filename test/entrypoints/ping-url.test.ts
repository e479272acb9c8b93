import assert from 'node:assert/strict';
import { test } from 'vitest';

import { parsePingUrl } from '../../src/entrypoints/ping-url.ts';

for (const text of [
  'https://hc-ping.com/5f0b9cbe-7d62-4f0e-9f3b-aaaaaaaaaaaa',
  'https://status.example/ping/slug?create=1',
  'http://127.0.0.1:8000/ping',
  'http://localhost/ping',
]) {
  test(`${text} is taken`, () => {
    const parsed = parsePingUrl(text);
    assert.equal(parsed.ok && parsed.url.href, text);
  });
}

for (const text of [
  'hunter2',
  'http://hc-ping.com/hunter2',
  'http://127.evil.example/hunter2',
  'https://me:hunter2@hc-ping.com/x',
  'ftp://hc-ping.com/hunter2',
]) {
  test(`${text} is refused, and what is secret in it is not repeated`, () => {
    const parsed = parsePingUrl(text);
    assert.ok(!parsed.ok);
    assert.match(parsed.message, /^Input "ping-url" must be a URL such as https:\/\/hc-ping\.com\/<uuid>/);
    assert.doesNotMatch(parsed.message, /hunter2/);
  });
}
