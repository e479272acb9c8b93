import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { TextResponse } from '../../../src/adapters/openai/text-response.ts';

const BODY = Buffer.from('{"say":"hé"}');

const builtIn = (status: number) =>
  new Response(BODY, { status, headers: { 'content-type': 'application/json' } });
const ours = (status: number) => new TextResponse(status, 'application/json', Buffer.from(BODY));

/** All that can be asked of a response but its stream, which ours never has. */
const questions: Record<string, (response: Response) => unknown> = {
  status: ({ status }) => status,
  ok: ({ ok }) => ok,
  'status text': ({ statusText }) => statusText,
  type: ({ type }) => type,
  url: ({ url }) => url,
  redirected: ({ redirected }) => redirected,
  'content type': ({ headers }) => headers.get('content-type'),
  'another header': ({ headers }) => headers.get('x-request-id'),
  text: response => response.text(),
  json: response => response.json(),
  bytes: response => response.bytes(),
  'array buffer': response => response.arrayBuffer(),
  blob: async response => (await response.blob()).text(),
  'text of a clone': response => response.clone().text(),
};

describe.each([200, 299, 300, 404, 503])('with status %i', status => {
  test.each(Object.entries(questions))('%s is what the built-in response has', async (_, ask) => {
    assert.deepEqual(await ask(ours(status)), await ask(builtIn(status)));
  });
});

test('is no form, as the built-in one is none', async () => {
  await assert.rejects(ours(200).formData(), TypeError);
  await assert.rejects(builtIn(200).formData(), TypeError);
});

test('each has its own content type, also when another came between', () => {
  const types = ['text/html', 'application/json', undefined, 'text/html'];
  const responses = types.map(type => new TextResponse(200, type, Buffer.alloc(0)));
  assert.deepEqual(
    responses.map(({ headers }) => headers.get('content-type') ?? undefined),
    types,
  );
});
