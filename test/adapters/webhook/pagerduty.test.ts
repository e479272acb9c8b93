import assert from 'node:assert/strict';
import { test } from 'vitest';

import { pagerdutyBody } from '../../../src/adapters/webhook/pagerduty.ts';
import { OVER, aNotification } from '../../support/a-notification.ts';

const KEY = '0123456789abcdef0123456789abcdef';

test('an alert that fires is an event that triggers', () => {
  assert.deepEqual(pagerdutyBody(aNotification(), 'octo/example', KEY), {
    routing_key: KEY,
    dedup_key: 'octo/example/nightly/provider',
    event_action: 'trigger',
    payload: {
      summary:
        'octo/example: Background agent nightly: the provider stopped the work. The key was refused with the status 401; 12 tasks wait.',
      source: 'octo/example',
      severity: 'critical',
      timestamp: '2026-03-02T04:05:06.000Z',
      component: 'nightly',
      group: 'background-agent',
      class: 'provider/account',
      custom_details: {
        what: 'firing',
        since: '2026-03-01T04:05:06.000Z',
        happened: 'The key was refused with the status 401; 12 tasks wait.',
        advice: 'Set a new key as the secret OPENROUTER_API_KEY.',
      },
    },
    client: 'Background agent',
    client_url: 'https://github.com/octo/example/actions/runs/77/attempts/1',
    links: [
      { href: 'https://github.com/octo/example/issues/7', text: 'Issue' },
      { href: 'https://github.com/octo/example/actions/runs/77/attempts/1', text: 'Run' },
    ],
  });
});

test('one that is over resolves what it triggered', () => {
  assert.deepEqual(pagerdutyBody(aNotification(OVER), 'octo/example', KEY), {
    routing_key: KEY,
    dedup_key: 'octo/example/nightly/provider',
    event_action: 'resolve',
  });
});

for (const what of ['again', 'changed', 'still'] as const)
  test(`one that is ${what} triggers the same again`, () => {
    const body = pagerdutyBody(aNotification({ what }), 'octo/example', KEY);
    assert.deepEqual([body['event_action'], body['dedup_key']], ['trigger', 'octo/example/nightly/provider']);
  });

for (const severity of ['info', 'warning', 'critical'] as const)
  test(`${severity} is what PagerDuty calls ${severity}`, () => {
    const { alert } = aNotification();
    const body = pagerdutyBody(aNotification({ alert: { ...alert, severity } }), 'octo/example', KEY);
    assert.match(JSON.stringify(body['payload']), new RegExp(`"severity":"${severity}"`));
  });

test('a summary has 1,024 characters at most', () => {
  const body = pagerdutyBody(aNotification({ happened: '🛑'.repeat(2_000) }), 'octo/example', KEY);
  const { summary } = body['payload'] as { summary: string };
  assert.ok(summary.length > 1_000 && summary.length <= 1_024, `${summary.length}`);
  assert.ok(summary.isWellFormed());
});

test('without a run or an issue nothing is linked', () => {
  const body = pagerdutyBody(aNotification({ issueUrl: undefined, runUrl: 'data:,x' }), 'octo/example', KEY);
  assert.deepEqual([body['links'], 'client_url' in body], [[], false]);
});
