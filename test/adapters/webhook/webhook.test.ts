import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import tls from 'node:tls';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { type WebhookOptions, openWebhook } from '../../../src/adapters/webhook/webhook.ts';
import { OVER, aNotification } from '../../support/a-notification.ts';
import { NOW_MS } from '../../support/literals.ts';
import { TEST_CA_PATH, TEST_TLS } from '../../support/test-tls.ts';
import { startTunnelProxy } from '../../support/tunnel-proxy.ts';
import {
  WEBHOOK_SECRET,
  type WebhookAnswer,
  type WebhookService,
  startWebhookService,
} from '../../support/webhook-service.ts';

tls.setDefaultCACertificates([readFileSync(TEST_CA_PATH, 'utf8')]);

let service: WebhookService;
beforeEach(async () => void (service = await startWebhookService()));
afterEach(() => service.close());

const webhook = (more: Partial<WebhookOptions> = {}) =>
  openWebhook({
    url: new URL(service.url),
    format: 'json',
    secret: undefined,
    repository: 'octo/example',
    clock: { now: () => NOW_MS },
    proxyEnv: {},
    ...more,
  });

const whats = () => service.posted.map(({ body }) => (JSON.parse(body) as { what: string }).what);

describe('what nobody wants to read', () => {
  const quiet = aNotification({ ...OVER, isQuiet: true });

  test.each(['json', 'pagerduty'] as const)('is sent to a place that keeps count (%s)', async format => {
    assert.equal(await webhook({ format, secret: 'key' }).send([quiet]), undefined);
    assert.equal(service.posted.length, 1);
  });

  test.each(['slack', 'discord'] as const)('is not sent to one that people read (%s)', async format => {
    assert.equal(await webhook({ format }).send([quiet, aNotification()]), undefined);
    assert.equal(service.posted.length, 1);
  });
});

describe('what is sent', () => {
  test('is one post for each notification, in their order', async () => {
    const sent = await webhook().send([
      aNotification(),
      aNotification({ what: 'still' }),
      aNotification(OVER),
    ]);
    assert.equal(sent, undefined);
    assert.deepEqual(whats(), ['firing', 'still', 'resolved']);
    const [first] = service.posted;
    assert.deepEqual([first?.method, first?.path], ['POST', `/services/${WEBHOOK_SECRET}`]);
    assert.equal(first?.headers['content-type'], 'application/json');
    assert.equal(first?.headers['user-agent'], 'background-agent');
    assert.equal(first?.headers['content-length'], String(Buffer.byteLength(first?.body ?? '')));
  });

  test('is nothing where there is nothing to tell', async () => {
    assert.equal(await webhook().send([]), undefined);
    assert.deepEqual(service.posted, []);
  });

  test('has the shape of its format', async () => {
    for (const format of ['slack', 'discord', 'pagerduty', 'json'] as const)
      await webhook({ format, secret: format === 'pagerduty' ? 'key' : undefined }).send([aNotification()]);
    assert.deepEqual(
      service.posted.map(({ body }) => Object.keys(JSON.parse(body) as object)[0]),
      ['text', 'allowed_mentions', 'routing_key', 'version'],
    );
  });

  test('names the key of PagerDuty in the body only', async () => {
    await webhook({ format: 'pagerduty', secret: 'canary-key' }).send([aNotification()]);
    const [{ path, headers, body } = assert.fail()] = service.posted;
    assert.match(body, /"routing_key":"canary-key"/);
    assert.doesNotMatch(path + JSON.stringify(headers), /canary-key/);
  });
});

describe('a signature', () => {
  test('is that of the time and the body by the secret', async () => {
    await webhook({ secret: 'it is a secret' }).send([aNotification({ happened: 'Zoë paid 3 €.' })]);
    const [{ headers, body } = assert.fail()] = service.posted;
    const timestamp = headers['x-background-agent-timestamp'];
    assert.equal(timestamp, String(Math.floor(NOW_MS / 1_000)));
    const expected = createHmac('sha256', 'it is a secret')
      .update(`${String(timestamp)}.${body}`)
      .digest('hex');
    assert.equal(headers['x-background-agent-signature'], `sha256=${expected}`);
  });

  test('is made anew for each try, so that no try is too old', async () => {
    let nowMs = NOW_MS;
    service.answerWith(503);
    const clock = { now: () => (nowMs += 5_000) };
    assert.equal(await webhook({ secret: 's', clock }).send([aNotification()]), undefined);
    const [first, second] = service.posted.map(({ headers }) => headers);
    assert.equal(
      Number(second?.['x-background-agent-timestamp']) - Number(first?.['x-background-agent-timestamp']),
      5,
    );
    assert.notEqual(second?.['x-background-agent-signature'], first?.['x-background-agent-signature']);
  });

  test('is on nothing without a secret, and on no other shape', async () => {
    await webhook().send([aNotification()]);
    await webhook({ format: 'pagerduty', secret: 'key' }).send([aNotification()]);
    for (const { headers } of service.posted)
      assert.ok(!Object.keys(headers).some(name => name.startsWith('x-background-agent')));
  });
});

describe('trouble', () => {
  for (const answers of [
    [503, 200],
    [500, 429, 204],
    ['drop', 408, 202],
  ] as const)
    test(`that passes is tried again: ${answers.join(', ')}`, async () => {
      service.answerWith(...answers);
      assert.equal(await webhook().send([aNotification()]), undefined);
      assert.equal(service.posted.length, answers.length);
    });

  test('is tried three times and no more', async () => {
    service.answerWith(500, 502, 503, 504);
    assert.equal(await webhook().send([aNotification()]), 'It answered with the status 503.');
    assert.equal(service.posted.length, 3);
  });

  for (const status of [400, 401, 404, 410, 302])
    test(`with the status ${status} is not asked for again, and no redirect is followed`, async () => {
      service.answerWith({ status, headers: { location: `${service.url}/elsewhere` } });
      assert.equal(await webhook().send([aNotification()]), `It answered with the status ${status}.`);
      assert.equal(service.posted.length, 1);
    });

  test('with one message does not keep the others back, and is counted', async () => {
    service.answerWith(400, 200, 404);
    assert.equal(
      await webhook().send([aNotification(), aNotification({ what: 'again' }), aNotification(OVER)]),
      '2 of 3 messages did not get there. It answered with the status 400.',
    );
    assert.deepEqual(whats(), ['firing', 'again', 'resolved']);
  });

  test('of a server that ends the connection is told by its code', async () => {
    service.answerWith('drop', 'drop', 'drop');
    assert.equal(await webhook().send([aNotification()]), 'It could not be reached (ECONNRESET).');
  });

  test('of a server that is gone is told by its code', async () => {
    const gone = webhook();
    await service.close();
    assert.equal(await gone.send([aNotification()]), 'It could not be reached (ECONNREFUSED).');
    service = await startWebhookService();
  });

  test('names neither the URL nor what its server says', async () => {
    for (const answer of [500, 404, 'drop'] satisfies WebhookAnswer[]) {
      service.answerWith(answer, answer, answer);
      const trouble = await webhook().send([aNotification()]);
      assert.match(trouble ?? '', /^It (?:answered|could not)/);
      assert.ok(!trouble?.includes(WEBHOOK_SECRET) && !trouble?.includes('127.0.0.1'), trouble);
    }
  });
});

describe('time', () => {
  test('that the server asks for is given', async () => {
    service.answerWith({ status: 429, headers: { 'retry-after': '1.25' } });
    assert.equal(await webhook().send([aNotification()]), undefined);
    const [first, second] = service.posted;
    const waitedMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
    assert.ok(waitedMs >= 1_240 && waitedMs < 4_000, `${waitedMs} ms`);
  });

  test('that there is not is not waited for', async () => {
    service.answerWith({ status: 429, headers: { 'retry-after': '60' } });
    const beganMs = performance.now();
    assert.equal(await webhook().send([aNotification()]), 'It answered with the status 429.');
    assert.equal(service.posted.length, 1);
    assert.ok(performance.now() - beganMs < 3_000);
  });

  for (const nonsense of ['soon', '-1', '1e3', 'Wed, 21 Oct 2099 07:28:00 GMT'])
    test(`that is "${nonsense}" is no more than usual`, async () => {
      service.answerWith({ status: 503, headers: { 'retry-after': nonsense } });
      assert.equal(await webhook().send([aNotification()]), undefined);
      assert.equal(service.posted.length, 2);
    });

  test('is ten seconds for all messages together, whatever the server does', async () => {
    service.answerWith(...Array<'hang'>(30).fill('hang'));
    const beganMs = performance.now();
    assert.equal(
      await webhook().send([aNotification(), aNotification(), aNotification()]),
      '3 of 3 messages did not get there. It did not answer in time.',
    );
    const tookMs = performance.now() - beganMs;
    assert.ok(tookMs > 8_000 && tookMs < 10_900, `${tookMs} ms`);
  });

  test('is not spent on an answer that never ends', async () => {
    service.answerWith('endless');
    const beganMs = performance.now();
    assert.equal(await webhook().send([aNotification()]), undefined);
    assert.ok(performance.now() - beganMs < 2_000);
  });
});

describe('https', () => {
  test('is spoken with a server that the machine trusts, also through a proxy', async () => {
    const secure = await startWebhookService(TEST_TLS);
    const proxy = await startTunnelProxy();
    const url = new URL(secure.url);
    assert.equal(await webhook({ url }).send([aNotification()]), undefined);
    assert.equal(
      await webhook({ url, proxyEnv: { HTTPS_PROXY: proxy.url } }).send([aNotification()]),
      undefined,
    );
    assert.deepEqual([secure.posted.length, proxy.tunnels], [2, [`localhost:${secure.port}`]]);
    await proxy.close();
    await secure.close();
  });

  test('with a certificate for another name tells nothing', async () => {
    const secure = await startWebhookService(TEST_TLS);
    const proxy = await startTunnelProxy();
    const url = new URL(secure.url.replace('localhost', 'elsewhere.test'));
    assert.equal(
      await webhook({ url, proxyEnv: { HTTPS_PROXY: proxy.url } }).send([aNotification()]),
      'It could not be reached (ERR_TLS_CERT_ALTNAME_INVALID).',
    );
    assert.deepEqual(secure.posted, []);
    await proxy.close();
    await secure.close();
  });
});
