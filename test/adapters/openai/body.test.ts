import assert from 'node:assert/strict';
import { test } from 'vitest';

import { bodyOf } from '../../../src/adapters/openai/body.ts';
import { aCall } from '../../support/a-call.ts';

test('a plain call is a model, messages and a cap', () =>
  assert.deepEqual(bodyOf('compatible', aCall()), {
    model: 'acme/small',
    messages: [{ role: 'user', content: 'Say yes.' }],
    max_tokens: 100,
  }));

test('parameters are merged as they are, and null leaves one out', () => {
  const body = bodyOf(
    'compatible',
    aCall({ parameters: { temperature: 0, top_p: null, stop: ['\n'], mirostat: { tau: 5 } } }),
  );
  assert.deepEqual(body, {
    ...bodyOf('compatible', aCall()),
    temperature: 0,
    stop: ['\n'],
    mirostat: { tau: 5 },
  });
});

for (const name of [
  'model',
  'models',
  'messages',
  'prompt',
  'stream',
  'stream_options',
  'response_format',
  'n',
  'best_of',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'prediction',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'plugins',
  'web_search_options',
]) {
  test(`a parameter cannot set ${name}`, () =>
    assert.deepEqual(bodyOf('openai', aCall({ parameters: { [name]: 'x' } })), bodyOf('openai', aCall())));
}

test('the output cap goes by the name that the model is known to take', () => {
  assert.equal(
    bodyOf('openai', aCall({ outputCapName: 'max_completion_tokens' })).max_completion_tokens,
    100,
  );
  assert.equal(bodyOf('openai', aCall({ outputCapName: 'max_completion_tokens' })).max_tokens, undefined);
  assert.equal(bodyOf('openrouter', aCall({ outputCapName: 'max_tokens' })).max_tokens, 100);
});

test('a temperature that the model does not take is left out', () =>
  assert.deepEqual(
    bodyOf('openai', aCall({ parameters: { temperature: 0 }, withoutTemperature: true })),
    bodyOf('openai', aCall()),
  ));

const schema = { type: 'object', properties: {}, additionalProperties: false };

test('a schema is sent as structured output, strict where it may be', () =>
  assert.deepEqual(
    bodyOf('openai', aCall({ responseSchema: { name: 'triage', schema, strict: true } })).response_format,
    {
      type: 'json_schema',
      json_schema: { name: 'triage', schema, strict: true },
    },
  ));

test('OpenRouter is told the price of the hold, in USD per million tokens', () =>
  assert.deepEqual(routingOf({ priceMax: { prompt: 150_000_000, completion: 600_000_000 } }), {
    max_price: { prompt: 0.15, completion: 0.6 },
  }));

test('only endpoints that follow a strict schema may serve it', () => {
  assert.deepEqual(routingOf({ responseSchema: { name: 'triage', schema, strict: true } }), {
    require_parameters: true,
  });
  assert.equal(routingOf({ responseSchema: { name: 'triage', schema, strict: false } }), undefined);
});

test("somebody's wishes about providers stay, but for a price above the hold's", () =>
  assert.deepEqual(
    routingOf({
      parameters: { provider: { order: ['acme'], max_price: { prompt: 0.1, completion: 9, request: 1 } } },
      priceMax: { prompt: 150_000_000, completion: 600_000_000 },
    }),
    { order: ['acme'], max_price: { prompt: 0.1, completion: 0.6, request: 1 } },
  ));

test('other providers hear nothing of prices', () =>
  assert.deepEqual(
    bodyOf('openai', aCall({ priceMax: { prompt: 1, completion: 1 } })),
    bodyOf('openai', aCall()),
  ));

function routingOf(special: Parameters<typeof aCall>[0]): unknown {
  const body: object = bodyOf('openrouter', aCall(special));
  return 'provider' in body ? body.provider : undefined;
}
