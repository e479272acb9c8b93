import assert from 'node:assert/strict';
import { test } from 'vitest';

import { parseWebhook, routingKeyIn } from '../../src/entrypoints/webhook-url.ts';

const KEY = '0123456789abcdefABCDEF0123456789';
const NOTHING = { format: undefined, secret: undefined };

for (const [text, format] of [
  ['https://hooks.slack.com/services/T1/B2/x', 'slack'],
  ['https://discord.com/api/webhooks/1/x?thread_id=7', 'discord'],
  ['https://alerts.example/hook?a=1', 'json'],
  ['http://127.0.0.1:8000/hook', 'json'],
  ['http://localhost/hook', 'json'],
] as const)
  test(`${text} is taken as it is, for ${format}`, () => {
    const parsed = parseWebhook(text, NOTHING);
    assert.ok(parsed.ok);
    const { url, ...rest } = parsed.webhook;
    assert.deepEqual([url.href, rest], [text, { format, secret: undefined }]);
  });

test('the key of PagerDuty is taken out of the URL', () => {
  const parsed = parseWebhook(`https://events.eu.pagerduty.com/v2/enqueue?routing_key=${KEY}`, NOTHING);
  assert.ok(parsed.ok);
  const { url, ...rest } = parsed.webhook;
  assert.equal(url.href, 'https://events.eu.pagerduty.com/v2/enqueue');
  assert.deepEqual(rest, { format: 'pagerduty', secret: KEY });
});

test('a format that is given counts more than the host', () => {
  for (const format of ['slack', 'discord', 'json'] as const) {
    const parsed = parseWebhook('https://events.pagerduty.com/x', { format, secret: undefined });
    assert.equal(parsed.ok && parsed.webhook.format, format);
  }
  const parsed = parseWebhook(`https://alerts.example/?routing_key=${KEY}`, {
    format: 'pagerduty',
    secret: undefined,
  });
  assert.ok(parsed.ok);
  assert.deepEqual([parsed.webhook.url.href, parsed.webhook.secret], ['https://alerts.example/', KEY]);
});

test('what json is signed with is kept, and what comes after # is not', () => {
  const parsed = parseWebhook('https://alerts.example/hook#hunter2', { format: undefined, secret: 's' });
  assert.ok(parsed.ok);
  assert.deepEqual([parsed.webhook.url.href, parsed.webhook.secret], ['https://alerts.example/hook', 's']);
});

for (const text of [
  'hunter2',
  'http://alerts.example/hunter2',
  'http://127.evil.example/hunter2',
  'https://me:hunter2@alerts.example/x',
  'https://hunter2@alerts.example/x',
  'https://:hunter2@alerts.example/x',
  'ftp://alerts.example/hunter2',
])
  test(`${text} is refused, and what is secret in it is not repeated`, () => {
    const parsed = parseWebhook(text, NOTHING);
    assert.ok(!parsed.ok);
    assert.match(
      parsed.message,
      /^Input "webhook-url" must be a URL such as https:\/\/hooks\.slack\.com\/services\/<id>/,
    );
    assert.doesNotMatch(parsed.message, /hunter2/);
  });

for (const [query, got] of [
  ['', 'none'],
  ['?key=hunter2', 'none'],
  ['?routing_key=', 'none'],
  ['?routing_key=hunter2', 'another text'],
  [`?routing_key=${KEY}hunter2`, 'another text'],
] as const)
  test(`PagerDuty with "${query}" is refused, and nothing of it repeated`, () => {
    const parsed = parseWebhook(`https://events.pagerduty.com/v2/enqueue${query}`, NOTHING);
    assert.ok(!parsed.ok);
    assert.match(parsed.message, new RegExp(`must hold the integration key of PagerDuty.*got ${got}\\.$`));
    assert.doesNotMatch(parsed.message, /hunter2|0123456789/);
  });

test('a secret that would sign nothing is a mistake', () => {
  const parsed = parseWebhook('https://hooks.slack.com/services/T1', {
    format: undefined,
    secret: 'hunter2',
  });
  assert.ok(!parsed.ok);
  assert.equal(
    parsed.message,
    'Input "webhook-secret" signs what is sent as json, and what is sent here is slack. Remove it, or set "webhook-format" to json.',
  );
});

test('the key in a URL is known before the URL is right', () => {
  assert.equal(routingKeyIn('ftp://x.example/?routing_key=hunter2'), 'hunter2');
  assert.equal(routingKeyIn('https://x.example/'), undefined);
  assert.equal(routingKeyIn('nothing'), undefined);
});
