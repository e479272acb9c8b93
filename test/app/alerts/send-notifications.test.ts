import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'vitest';

import { openWebhook } from '../../../src/adapters/webhook/webhook.ts';
import { sendNotifications } from '../../../src/app/alerts/send-notifications.ts';
import type { Webhook } from '../../../src/ports/webhook.ts';
import { OVER, aNotification } from '../../support/a-notification.ts';
import { RecordingConsole } from '../../support/fakes/recording-console.ts';
import { NOW_MS } from '../../support/literals.ts';
import { type WebhookService, startWebhookService } from '../../support/webhook-service.ts';

let service: WebhookService;
let webhook: Webhook;
let console: RecordingConsole;
beforeEach(async () => {
  service = await startWebhookService();
  console = new RecordingConsole();
  webhook = openWebhook({
    url: new URL(service.url),
    format: 'json',
    secret: undefined,
    repository: 'octo/example',
    clock: { now: () => NOW_MS },
    proxyEnv: {},
  });
});
afterEach(() => service.close());

test('what was taken is said to nobody else', async () => {
  const sent = await sendNotifications(webhook, [aNotification(), aNotification(OVER)], console);
  assert.deepEqual([sent, service.posted.length, console.lines], [{ kind: 'taken' }, 2, []]);
});

test('what was not taken stands in the log of the job, and is told to whoever sent it', async () => {
  service.answerWith(404);
  const trouble = 'It answered with the status 404.';
  const sent = await sendNotifications(webhook, [aNotification()], console);
  assert.deepEqual(sent, { kind: 'lost', trouble });
  assert.deepEqual(console.lines, [
    'warning: The webhook at "webhook-url" was not told of all alerts. It answered with the status 404.',
  ]);
});

test('without a webhook, or anything to tell, nothing is learnt', async () => {
  service.answerWith(404);
  assert.deepEqual(await sendNotifications(undefined, [aNotification()], console), { kind: 'nothing' });
  assert.deepEqual(await sendNotifications(webhook, [], console), { kind: 'nothing' });
  assert.deepEqual([service.posted, console.lines], [[], []]);
});
