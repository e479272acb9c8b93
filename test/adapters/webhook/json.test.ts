import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Schema, Validator } from '@cfworker/json-schema';
import { test } from 'vitest';

import { WebhookMessage, jsonBody } from '../../../src/adapters/webhook/json.ts';
import { publishedWebhookSchema } from '../../../src/adapters/webhook/published-schema.ts';
import { OVER, aNotification } from '../../support/a-notification.ts';
import { markdownFile } from '../../support/markdown-file.ts';

const published = readFileSync('schema/webhook.schema.json', 'utf8');
const validator = new Validator(JSON.parse(published) as Schema, '2020-12');

const message = {
  version: 1,
  what: 'firing',
  agent: 'nightly',
  repository: 'octo/example',
  alert: {
    kind: 'provider',
    fingerprint: 'nightly/provider',
    severity: 'critical',
    reason: 'account',
    since: '2026-03-01T04:05:06.000Z',
  },
  at: '2026-03-02T04:05:06.000Z',
  title: 'Background agent nightly: the provider stopped the work',
  happened: 'The key was refused with the status 401; 12 tasks wait.',
  advice: 'Set a new key as the secret OPENROUTER_API_KEY.',
  issueUrl: 'https://github.com/octo/example/issues/7',
  runUrl: 'https://github.com/octo/example/actions/runs/77/attempts/1',
};

test('all that there is to say has a key of its own', () => {
  assert.deepEqual(jsonBody(aNotification(), 'octo/example'), message);
});

test('an issue or a run that is not there has no key', () => {
  const { issueUrl: _, runUrl: __, ...rest } = message;
  assert.deepEqual(
    jsonBody(aNotification({ ...OVER, issueUrl: undefined, runUrl: undefined }), 'octo/example'),
    {
      ...rest,
      what: 'resolved',
      happened: 'The provider answers again, and nothing is stopped.',
      advice: '',
    },
  );
});

test('a text is one line without anything that could turn or hide it', () => {
  const { happened } = jsonBody(aNotification({ happened: 'a\u202eb\n::error::c\ud800' }), 'octo/example');
  assert.equal(happened, 'a\\u202eb\\n\\u003a:error::c\\ud800');
});

test('the published schema is what `npm run schema` would write today', () => {
  assert.equal(published, publishedWebhookSchema());
});

test('the example in the docs is what is sent', () => {
  const [example] = markdownFile('docs/webhooks.md').blocks.filter(({ language }) => language === 'json');
  assert.deepEqual(JSON.parse(example?.text ?? ''), message);
});

test.for([
  message,
  { ...message, advice: '' },
  { ...message, issueUrl: undefined, runUrl: undefined },
  { ...message, alert: { ...message.alert, more: 1 }, added: 'later' },
])('schema and parser accept %j', each => {
  assert.ok(validator.validate(JSON.parse(JSON.stringify(each))).valid);
  assert.ok(WebhookMessage.safeParse(each).success);
});

test.for([
  {},
  { ...message, version: 2 },
  { ...message, what: 'acknowledged' },
  { ...message, agent: 'Nightly' },
  { ...message, at: 'yesterday' },
  { ...message, alert: { ...message.alert, severity: 'fatal' } },
  { ...message, alert: { ...message.alert, kind: undefined } },
  { ...message, title: undefined },
])('schema and parser refuse %j', each => {
  assert.ok(!validator.validate(JSON.parse(JSON.stringify(each))).valid);
  assert.ok(!WebhookMessage.safeParse(each).success);
});
