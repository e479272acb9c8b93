// A server may send back whatever it was sent. Over every way it can answer, no byte of a reply holds the key.
import assert from 'node:assert/strict';
import { afterAll, beforeAll, test } from 'vitest';

import type { Llm } from '../../../src/ports.ts';
import { API_KEY, aCall, llmAt, quiet } from '../../support/a-call.ts';
import {
  type ModelServer,
  type Script,
  answer,
  completion,
  refusal,
  startModelServer,
} from '../../support/model-server.ts';

let server: ModelServer;
let llm: Llm;
beforeAll(async () => {
  server = await startModelServer();
  llm = llmAt(server.url);
});
afterAll(async () => {
  await llm.close();
  await server.close();
});

const echo = { code: API_KEY, type: API_KEY, param: API_KEY, message: `Bearer ${API_KEY}` };
const deep = {
  ...echo,
  status: API_KEY,
  error_type: API_KEY,
  innererror: { code: API_KEY },
  details: [{ reason: API_KEY }],
  metadata: {
    reason: API_KEY,
    limit_source: API_KEY,
    error_type: API_KEY,
    provider_code: API_KEY,
    raw: JSON.stringify({ error: echo }),
  },
};
const headers = {
  'retry-after': API_KEY,
  'retry-after-ms': API_KEY,
  'x-ratelimit-limit-requests': API_KEY,
  'x-ratelimit-remaining-tokens': API_KEY,
  'x-ratelimit-reset-tokens': API_KEY,
  authorization: `Bearer ${API_KEY}`,
  location: `https://elsewhere.example/?key=${API_KEY}`,
};

for (const status of [
  300, 302, 307, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 429, 500, 502, 503, 504, 529,
]) {
  const bodies = [
    { error: deep },
    { error: API_KEY },
    [{ error: deep }],
    deep,
    { detail: API_KEY },
    { detail: [{ loc: ['body', API_KEY], type: API_KEY, msg: API_KEY }] },
    API_KEY,
    '',
  ];
  test(`${status} with the key in every place`, async () => {
    for (const body of bodies) await expectNoKey({ status, headers, body });
  });
}

const message = { role: 'assistant', content: `The key is ${API_KEY}.` };
test('200 with the key in every place', async () => {
  for (const body of [
    completionWith(message, { model: API_KEY, finishReason: API_KEY }),
    completionWith({ content: [{ type: 'text', text: API_KEY }] }),
    completionWith({ content: '', refusal: API_KEY }),
    completionWith({ content: '' }, { finishReason: API_KEY }),
    completionWith(message, { usage: { prompt_tokens: API_KEY, completion_tokens: API_KEY, cost: API_KEY } }),
    { error: deep },
    { error: API_KEY },
    { choices: [{ message, finish_reason: 'error', error: deep }] },
    { choices: API_KEY },
    API_KEY,
    `<html>${API_KEY}</html>`,
  ]) {
    await expectNoKey({ headers, body });
  }
});

for (const fault of ['reset', 'reset-after-headers', 'half-body'] as const) {
  test(`${fault}, with the key in what there is`, () =>
    expectNoKey({ headers, fault, body: completionWith(message) }));
}

test('a timeout', () => expectNoKey({ fault: 'hang' }, 100));

test('the key is what the server was sent, so the tests above look for the right thing', async () => {
  server.answerWith(({ body }) => answer(body));
  await llm.ask(aCall(), quiet);
  assert.equal(server.requests.at(-1)?.headers.authorization, `Bearer ${API_KEY}`);
  assert.match(JSON.stringify(refusal(401, echo)), new RegExp(API_KEY));
});

function completionWith(message: object, options: Parameters<typeof completion>[2] = {}): object {
  return completion({ model: 'acme/small', messages: [] }, message, options);
}

async function expectNoKey(script: Script, timeoutMs = 20_000): Promise<void> {
  server.answerWith(() => script);
  const reply = await llm.ask(aCall({ timeoutMs }), quiet);
  const text = JSON.stringify(reply);
  assert.ok(!text.includes(API_KEY), `${JSON.stringify(script)} became ${text}`);
}
