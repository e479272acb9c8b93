import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, test } from 'vitest';

import { openLlm } from '../../../src/adapters/openai/llm.ts';
import type { Llm, Reply } from '../../../src/ports.ts';
import { API_KEY, aCall, llmAt, quiet } from '../../support/a-call.ts';
import {
  type ModelServer,
  type Script,
  answer,
  completion,
  refusal,
  startModelServer,
} from '../../support/model-server.ts';
import { TEST_TLS } from '../../support/test-tls.ts';
import { TROUBLES, particular } from '../../support/troubles.ts';

let server: ModelServer;
let llm: Llm;
beforeEach(async () => {
  server = await startModelServer();
  llm = llmAt(server.url);
});
afterEach(async () => {
  await llm.close();
  await server.close();
});

const ask = (call = aCall(), signal = quiet) => llm.ask(call, signal);

test('a call is one request, and its answer comes with usage and cost', async () => {
  server.answerWith(({ body }) => answer(body, 'Yes.', { model: 'acme/small-2026', costUsd: 0.00002 }));
  assert.deepEqual(await ask(), {
    result: { kind: 'answer', text: 'Yes.', finishReason: 'stop', servedBy: 'acme/small-2026' },
    spend: { kind: 'known', usage: { promptTokens: 6, completionTokens: 10 }, costNanoUsd: 20_000 },
    pace: {
      requestsPerMinute: undefined,
      tokensPerMinute: undefined,
      requestsRemaining: undefined,
      tokensRemaining: undefined,
      resetMs: undefined,
    },
  });

  const [request, ...others] = server.requests;
  assert.equal(others.length, 0);
  assert.equal(request?.path, '/v1/chat/completions');
  assert.equal(request?.headers.authorization, `Bearer ${API_KEY}`);
  assert.deepEqual(request?.body, {
    model: 'acme/small',
    messages: [{ role: 'user', content: 'Say yes.' }],
    max_tokens: 100,
  });
});

test("the provider's pace is read from the headers of an answer and of a refusal", async () => {
  const headers = { 'x-ratelimit-remaining-tokens': '7', 'x-ratelimit-reset-tokens': '1m30s' };
  server.answerWith(({ body }) => ({ ...answer(body), headers }));
  assert.equal((await ask()).pace.tokensRemaining, 7);

  server.answerWith(() => refusal(429, {}, { ...headers, 'retry-after': '3' }));
  const { result, pace } = await ask();
  assert.equal(pace.resetMs, 90_000);
  assert.deepEqual(result, {
    kind: 'failure',
    failure: { kind: 'rate-limited', status: 429, retryAfterMs: 3_000 },
  });
});

const NONE = { kind: 'none' };
const UNKNOWN = { kind: 'unknown' };
const half: Script = { body: { choices: [], padding: 'x'.repeat(2_000) } };

for (const { what, script, kind, spend } of TROUBLES) {
  test(`${what}: ${kind}, asked once`, async () => {
    server.answerWith(script);
    const reply = await ask();
    assert.ok(reply.result.kind === 'failure');
    assert.equal(reply.result.failure.kind, kind);
    assert.equal(reply.spend.kind, spend);
    assert.equal(server.requests.length, 1);
  });
}

test('a server that is particular about keys, models and parameters is understood', async () => {
  server.answerWith(particular({ key: API_KEY, models: ['acme/small'], without: ['temperature'] }));
  assert.equal((await ask()).result.kind, 'answer');

  const kinds = [aCall({ model: 'acme/smal' }), aCall({ parameters: { temperature: 0 } })].map(async call => {
    const { result } = await ask(call);
    return result.kind === 'failure' ? result.failure.kind : result.kind;
  });
  assert.deepEqual(await Promise.all(kinds), ['model-not-found', 'parameter-refused']);
});

test('a refusal is judged by what was sent: a parameter is one only if it was', async () => {
  server.answerWith(() => refusal(400, { param: 'temperature', code: 'unsupported_value' }));
  const { result } = await ask(aCall({ parameters: { temperature: 0 } }));
  assert.deepEqual(result, {
    kind: 'failure',
    failure: { kind: 'parameter-refused', status: 400, parameter: 'temperature' },
  });
});

test('an answer that fails its task still says what it cost', async () => {
  server.answerWith(({ body }) => ({
    body: completion(body, { content: null, refusal: 'No.' }, { costUsd: 0.5 }),
  }));
  const { result, spend } = await ask();
  assert.deepEqual(result, { kind: 'failure', failure: { kind: 'content-refused' } });
  assert.ok(spend.kind === 'known');
  assert.equal(spend.costNanoUsd, 500_000_000);
});

test.each(['text/plain; charset=utf-8', 'application/octet-stream', 'text/json', 'none of these'])(
  'an answer that was paid for is one, also when its server calls it %s',
  async type => {
    server.answerWith(({ body }) => ({ ...answer(body, 'Yes.'), headers: { 'content-type': type } }));
    const { result, spend } = await ask();
    assert.ok(result.kind === 'answer' && result.text === 'Yes.');
    assert.equal(spend.kind, 'known');
  },
);

test('an answer that spent more than the cap says so', async () => {
  server.answerWith(({ body }) =>
    answer(body, 'Yes.', { usage: { prompt_tokens: 5, completion_tokens: 9_999 } }),
  );
  const { spend } = await ask();
  assert.deepEqual(spend, {
    kind: 'known',
    usage: { promptTokens: 5, completionTokens: 9_999 },
    costNanoUsd: undefined,
  });
});

for (const [what, script] of [
  ['silence', { fault: 'hang' }],
  ['a body that trickles', { fault: 'drip', ...half }],
] satisfies [string, Script][]) {
  test(`the timeout counts until the last byte: ${what}`, async () => {
    server.answerWith(() => script);
    const reply = await ask(aCall({ timeoutMs: 250 }));
    assert.deepEqual(reply.result, { kind: 'failure', failure: { kind: 'timeout', timeoutMs: 250 } });
    assert.deepEqual(reply.spend, UNKNOWN);
    await server.idle();
  });

  test(`an abort ends the call and its connection: ${what}`, async () => {
    const stop = new AbortController();
    server.answerWith(() => {
      setTimeout(() => stop.abort(), 50);
      return script;
    });
    const reply = await ask(aCall(), stop.signal);
    assert.deepEqual(reply.result, { kind: 'aborted' });
    assert.deepEqual(reply.spend, UNKNOWN);
    await server.idle();
  });
}

test('a call that is aborted before it begins is not sent', async () => {
  const reply = await ask(aCall(), AbortSignal.abort());
  assert.deepEqual(reply, { result: { kind: 'aborted' }, spend: NONE, pace: {} });
  assert.equal(server.requests.length, 0);
});

test('an abort takes nothing from a call that is over', async () => {
  const stop = new AbortController();
  const reply = await ask(aCall(), stop.signal);
  stop.abort();
  assert.equal(reply.result.kind, 'answer');
});

test('where nobody listens nothing was sent, and nothing is owed', async () => {
  const reply = await askAt(`http://127.0.0.1:${await freePort()}/v1`);
  assert.deepEqual(reply.result, { kind: 'failure', failure: { kind: 'network', code: 'ECONNREFUSED' } });
  assert.deepEqual(reply.spend, NONE);
});

test('a host that no name server knows is nothing sent', async () => {
  const reply = await askAt('https://models.invalid/v1');
  assert.ok(reply.result.kind === 'failure' && reply.result.failure.kind === 'network');
  assert.match(reply.result.failure.code ?? '', /^E(NOTFOUND|AI_AGAIN)$/);
  assert.deepEqual(reply.spend, NONE);
});

test('a server whose certificate nobody vouches for gets no byte of the request', async () => {
  const tls = await startModelServer({ tls: TEST_TLS });
  const reply = await askAt(tls.url);
  assert.ok(reply.result.kind === 'failure' && reply.result.failure.kind === 'network');
  assert.equal(reply.result.failure.code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  assert.deepEqual(reply.spend, NONE);
  assert.equal(tls.requests.length, 0);
  await tls.close();
});

test('calls one after the other share a connection', async () => {
  for (let call = 0; call < 5; call += 1) await ask();
  assert.equal(new Set(server.requests.map(({ port }) => port)).size, 1);
});

test('a connection that the server will close in a second is not used again: it could close under the request', async () => {
  server.answerWith(({ body }) => ({ ...answer(body), headers: { 'keep-alive': 'timeout=1' } }));
  await ask();
  await ask();
  assert.equal(new Set(server.requests.map(({ port }) => port)).size, 2);
});

test('many calls at once are many connections, and each gets its own answer', async () => {
  server.answerWith(({ body, prompt }) => ({ ...answer(body, `Re: ${prompt}`), delayMs: 300 }));
  const prompts = Array.from({ length: 40 }, (_, index) => `Question ${index}`);
  const replies = await Promise.all(
    prompts.map(content => ask(aCall({ messages: [{ role: 'user', content }] }))),
  );
  assert.deepEqual(
    replies.map(({ result }) => result.kind === 'answer' && result.text),
    prompts.map(prompt => `Re: ${prompt}`),
  );
  assert.equal(server.inFlightMax, 40);
});

test('OpenRouter learns who asks; other providers do not', async () => {
  const router = llmAt(server.url, { provider: 'openrouter' });
  await router.ask(aCall(), quiet);
  await ask();
  await router.close();

  const [first, second] = server.requests;
  assert.equal(first?.headers['http-referer'], 'https://app.example');
  assert.equal(first?.headers['x-openrouter-title'], 'Background Agent');
  assert.equal(second?.headers['http-referer'], undefined);
});

test('own headers are sent, and without a key there is no authorization', async () => {
  const keyless = llmAt(server.url, { apiKey: undefined, headers: { 'API-Key': 'hunter2hunter2' } });
  server.answerWith(({ body }) => answer(body, 'The key is hunter2hunter2.'));
  const { result } = await keyless.ask(aCall(), quiet);
  await keyless.close();

  assert.equal(server.requests[0]?.headers['api-key'], 'hunter2hunter2');
  assert.equal(server.requests[0]?.headers.authorization, undefined);
  assert.ok(result.kind === 'answer');
  assert.equal(result.text, 'The key is ***.');
});

test('a word in place of a key is no secret: an answer may speak of it', async () => {
  const local = llmAt(server.url, { apiKey: 'ollama' });
  server.answerWith(({ body }) => answer(body, 'An ollama is no llama.'));
  const { result } = await local.ask(aCall(), quiet);
  await local.close();
  assert.ok(result.kind === 'answer');
  assert.equal(result.text, 'An ollama is no llama.');
});

test("the environment variables of the client's package change nothing", async () => {
  const ambient = {
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    OPENAI_API_KEY: 'ambient',
    OPENAI_ORG_ID: 'org',
    OPENAI_CUSTOM_HEADERS: 'x-ambient: yes\nauthorization: Bearer ambient',
  };
  Object.assign(process.env, ambient);
  try {
    const other = llmAt(server.url);
    await other.ask(aCall(), quiet);
    await other.close();
  } finally {
    for (const name of Object.keys(ambient)) delete process.env[name];
  }
  assert.deepEqual(Object.keys(server.requests[0]?.headers ?? {}).sort(), [
    'accept',
    'accept-encoding',
    'authorization',
    'connection',
    'content-length',
    'content-type',
    'host',
    'user-agent',
  ]);
  assert.equal(server.requests[0]?.headers.authorization, `Bearer ${API_KEY}`);
});

for (const [what, special, message] of [
  ['a key of two lines', { apiKey: 'hunter2\nhunter2' }, /^Input "api-key" must be one line/],
  ['a header of two lines', { headers: { 'x-team': 'a\r\nhunter2: b' } }, /^Input "headers" .*"x-team"/],
  ['a header whose name is none', { headers: { 'x team': 'hunter2' } }, /^Input "headers" .*"x team"/],
  [
    'a header of the connection',
    { headers: { 'Transfer-Encoding': 'hunter2' } },
    /^Input "headers" cannot set "Transfer-Encoding"/,
  ],
  ['a host of its own', { headers: { Host: 'hunter2' } }, /^Input "headers" cannot set "Host"/],
] as const) {
  test(`${what} is refused before anything is sent, and not repeated`, () => {
    const app = { name: 'Background Agent', url: 'https://app.example' };
    const opened = openLlm({
      provider: 'compatible',
      url: server.url,
      apiKey: undefined,
      headers: {},
      app,
      proxyEnv: {},
      ...special,
    });
    assert.ok(!opened.ok);
    assert.match(opened.message, message);
    assert.doesNotMatch(opened.message, /hunter2/);
  });
}

async function askAt(url: string): Promise<Reply> {
  const other = llmAt(url);
  try {
    return await other.ask(aCall(), quiet);
  } finally {
    await other.close();
  }
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => resolve(port));
  });
  return promise;
}
