import assert from 'node:assert/strict';
import { test } from 'vitest';

import { formatOf } from '../../../src/adapters/webhook/format.ts';

for (const [url, format] of [
  ['https://hooks.slack.com/services/T1/B2/x', 'slack'],
  ['https://hooks.slack.com/triggers/T1/2/x', 'slack'],
  ['https://hooks.slack-gov.com/services/T1/B2/x', 'slack'],
  ['https://discord.com/api/webhooks/1/x', 'discord'],
  ['https://discord.com/api/v10/webhooks/1/x', 'discord'],
  ['https://canary.discord.com/api/webhooks/1/x', 'discord'],
  ['https://discordapp.com/api/webhooks/1/x', 'discord'],
  ['https://events.pagerduty.com/v2/enqueue', 'pagerduty'],
  ['https://events.eu.pagerduty.com/v2/enqueue', 'pagerduty'],
  ['https://alerts.example/hook', 'json'],
  ['https://hooks.slack.com.evil.example/services/T1/B2/x', 'json'],
  ['https://evilhooks.slack.com/services/T1/B2/x', 'json'],
  ['https://evil-discord.com/api/webhooks/1/x', 'json'],
  ['https://discord.com/channels/1', 'json'],
  ['https://alerts.example/hooks.slack.com', 'json'],
] as const)
  test(`${url} takes ${format}`, () => {
    assert.equal(formatOf(new URL(url)), format);
  });
