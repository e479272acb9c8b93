import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'vitest';

import { signatureOf } from '../../../src/adapters/webhook/signature.ts';
import { NOW_MS } from '../../support/literals.ts';
import { markdownFile } from '../../support/markdown-file.ts';

const BODY = '{"version":1,"happened":"Zoë paid 3 €."}';

test('a signature is the HMAC of timestamp, full stop and body', () => {
  assert.deepEqual(signatureOf(BODY, 'secret', 1_767_225_599_999), {
    'x-background-agent-timestamp': '1767225599',
    'x-background-agent-signature': `sha256=${createHmac('sha256', 'secret').update(`1767225599.${BODY}`).digest('hex')}`,
  });
});

test('what the docs tell receivers to do takes ours, and nothing else', async () => {
  const isOurs = await checkOfTheDocs();
  const headers = signatureOf(BODY, 'secret', NOW_MS);
  const later = (seconds: number) => NOW_MS + seconds * 1_000;
  assert.equal(isOurs(headers, BODY, 'secret', later(0)), true);
  assert.equal(isOurs(headers, Buffer.from(BODY), 'secret', later(299)), true);

  assert.equal(isOurs(headers, BODY, 'another', later(0)), false);
  assert.equal(isOurs(headers, BODY.replace('3', '4'), 'secret', later(0)), false);
  assert.equal(isOurs(headers, BODY, 'secret', later(301)), false);
  assert.equal(isOurs(headers, BODY, 'secret', later(-301)), false);
  assert.equal(isOurs({}, BODY, 'secret', later(0)), false);
  const renewed = { ...headers, 'x-background-agent-timestamp': String(Math.floor(later(600) / 1_000)) };
  assert.equal(isOurs(renewed, BODY, 'secret', later(600)), false);
  const words = { ...headers, 'x-background-agent-timestamp': 'now' };
  assert.equal(isOurs(words, BODY, 'secret', later(0)), false);
});

type IsOurs = (
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
  secret: string,
  nowMs: number,
) => boolean;

async function checkOfTheDocs(): Promise<IsOurs> {
  const [code] = markdownFile('docs/webhooks.md').blocks.filter(({ language }) => language === 'js');
  const url = `data:text/javascript,${encodeURIComponent(code?.text ?? '')}`;
  const { isOurs } = (await import(/* @vite-ignore */ url)) as { isOurs: IsOurs };
  return isOurs;
}
