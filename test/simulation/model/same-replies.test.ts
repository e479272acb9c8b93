// The simulated model gives exactly the replies that the real adapter gives for the same answers on a real socket.
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, test } from 'vitest';

import type { Call, Reply } from '../../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../../src/request/built-in-types.ts';
import { API_KEY, aCall, llmAt, quiet } from '../../support/a-call.ts';
import { type ModelServer, type Script, startModelServer } from '../../support/model-server.ts';
import type { ModelFate } from './model-fate.ts';
import { MODEL_FATES, QUOTED_KEY } from './model-fates.ts';
import { ModelScene } from './scene.ts';
import { completionOf } from './simulated-llm.ts';

let server: ModelServer;
let closedUrl: string;
beforeAll(async () => {
  server = await startModelServer();
  const closed = await startModelServer();
  closedUrl = closed.url;
  await closed.close();
});
afterAll(() => server.close());

const sentiment = BUILT_IN_TYPES.get('analyze_sentiment')?.output;
assert.ok(sentiment?.kind === 'json');
const PROSE = aCall({ parameters: { temperature: 0 }, timeoutMs: 400 });
const JSON_ASKED = aCall({
  messages: [{ role: 'user', content: 'I love it. Thanks, Ada!' }],
  output: sentiment,
  responseSchema: { name: sentiment.name, schema: sentiment.schema, strict: true },
  outputCapName: 'max_completion_tokens',
  timeoutMs: 400,
});

test('the key that is quoted is the one that is sent', () => assert.equal(QUOTED_KEY, API_KEY));

describe.each([
  ['prose', PROSE],
  ['JSON', JSON_ASKED],
])('asked for %s', (_, call) => {
  test.each(Object.keys(MODEL_FATES))('%s', async name => {
    const { fate, reply } = await simulated(name, call);
    assert.deepEqual(reply, await real(scriptOf(fate, call), call, fate));
  });
});

describe.each([
  ['reset', 'reset after the headers', { fault: 'reset-after-headers', body: { a: 'x'.repeat(999) } }],
  ['reset', 'reset within the body', { fault: 'half-body', body: { a: 'x'.repeat(999) } }],
  ['silence', 'a body that trickles', { fault: 'drip', body: { a: 'x'.repeat(999) } }],
  ['500 whose body breaks off', 'half of a 500', { status: 500, fault: 'half-body', body: { error: 'No.' } }],
  ['nothing within 200', 'a body without an end', { fault: 'endless' }],
] satisfies [string, string, Script][])('%s', (name, way, script) => {
  test(`is what ${way} comes to`, async () => {
    const { fate, reply } = await simulated(name, PROSE);
    assert.deepEqual(reply, await real(script, PROSE, fate));
  });
});

test('a call that is aborted before it begins', async () => {
  const aborted = AbortSignal.abort();
  const reply = await new ModelScene(() => ({ kind: 'hang' })).ask(PROSE, aborted);
  assert.deepEqual(reply, await real({}, PROSE, undefined, aborted));
});

test('a call that is aborted when it was sent', async () => {
  const [here, there] = [new AbortController(), new AbortController()];
  const scene = new ModelScene(() => ({ kind: 'hang' }));
  const asking = scene.begin(PROSE, here.signal);
  await scene.clock.pass(100);
  here.abort();
  const aborting: Script = { fault: 'hang' };
  setTimeout(() => there.abort(), 100);
  assert.deepEqual(await asking, await real(aborting, PROSE, undefined, there.signal));
});

async function simulated(name: string, call: Call): Promise<{ fate: ModelFate; reply: Reply }> {
  let fate: ModelFate = { kind: 'hang' };
  const scene = new ModelScene(asked => (fate = MODEL_FATES[name]?.(asked) ?? fate));
  const reply = await scene.ask(call);
  return { fate, reply };
}

async function real(script: Script, call: Call, fate: ModelFate | undefined, signal = quiet): Promise<Reply> {
  server.answerWith(() => script);
  const isUnsent = fate?.kind === 'reset' && !fate.sent;
  const llm = llmAt(isUnsent ? closedUrl : server.url);
  try {
    return await llm.ask(call, signal);
  } finally {
    await llm.close();
  }
}

/** What a server would do. */
function scriptOf(fate: ModelFate, call: Call): Script {
  switch (fate.kind) {
    case 'hang':
      return { fault: 'hang' };
    case 'reset':
      return { fault: 'reset' };
    case 'answer':
      return { body: completionOf(fate, call), headers: textsOf(fate.headers) };
    case 'status':
      return { status: fate.status, body: fate.body, headers: textsOf(fate.headers) };
  }
}

function textsOf(headers: Extract<ModelFate, { kind: 'status' }>['headers'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
