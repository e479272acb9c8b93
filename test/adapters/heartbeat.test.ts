import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'vitest';

import { Heartbeat } from '../../src/adapters/heartbeat.ts';
import { type PingService, startPingService } from '../support/ping-service.ts';

let service: PingService;
beforeEach(async () => void (service = await startPingService()));
afterEach(() => service.close());

const heartbeat = (url = service.url) => new Heartbeat({ url: new URL(url), proxyEnv: {} });

test('a run that ends well is told from its start', async () => {
  const heart = heartbeat();
  heart.begin();
  assert.equal(await heart.end('success'), undefined);
  assert.deepEqual(service.signs, ['start', 'success']);
});

test('a run that fails says so, also with a slash at the end of the URL', async () => {
  assert.equal(await heartbeat(`${service.url}/`).end('failure'), undefined);
  assert.deepEqual(service.signs, ['fail']);
});

for (const answers of [
  [503, 200],
  ['drop', 429, 200],
] as const) {
  test(`what passes is tried again: ${answers.join(', ')}`, async () => {
    service.answerWith(...answers);
    assert.equal(await heartbeat().end('success'), undefined);
    assert.deepEqual(service.signs, Array(answers.length).fill('success'));
  });
}

test('three times and no more', async () => {
  service.answerWith(500, 500, 500);
  assert.equal(await heartbeat().end('success'), 'It answered with the status 500.');
  assert.equal(service.signs.length, 3);
});

for (const status of [404, 400, 302]) {
  test(`a status ${status} is not asked for again, and no redirect is followed`, async () => {
    service.answerWith(status);
    assert.equal(await heartbeat().end('success'), `It answered with the status ${status}.`);
    assert.equal(service.signs.length, 1);
  });
}

test('a service that is gone is told by its code', async () => {
  const { url } = service;
  await service.close();
  assert.equal(await heartbeat(url).end('success'), 'It could not be reached (ECONNREFUSED).');
  service = await startPingService();
});

test('a service that never answers costs ten seconds at most', async () => {
  service.answerWith(...Array<'hang'>(10).fill('hang'));
  const heart = heartbeat();
  heart.begin();
  const beganMs = performance.now();
  assert.equal(await heart.end('success'), 'It did not answer in time.');
  const tookMs = performance.now() - beganMs;
  assert.ok(tookMs > 5_000 && tookMs < 10_900, `${tookMs} ms`);
});

test('whoever has less time says so', async () => {
  service.answerWith('hang', 'hang', 'hang');
  const beganMs = performance.now();
  assert.equal(await heartbeat().end('failure', 500), 'It did not answer in time.');
  assert.ok(performance.now() - beganMs < 2_000);
});

test('a start that hangs does not arrive after the end', async () => {
  service.answerWith('hang');
  const heart = heartbeat();
  heart.begin();
  assert.equal(await heart.end('success'), undefined);
  assert.deepEqual(service.signs, ['start', 'success']);
});
