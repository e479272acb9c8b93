// The table of what providers answer when they refuse, in the shapes they really have, and what each becomes.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { failureOf } from '../../../src/adapters/openai/failure.ts';
import { createWords } from '../../../src/adapters/openai/words.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Call } from '../../../src/ports.ts';
import { API_KEY, aCall } from '../../support/a-call.ts';

const NOW = Date.UTC(2026, 0, 1);
const schema = { name: 'triage', schema: {}, strict: true };

type Given = { status: number; body?: unknown; headers?: Record<string, string>; call?: Partial<Call> };

function judge({ status, body = '', headers = {}, call = {} }: Given): Failure {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const sent = ['model', 'messages', 'max_tokens', 'temperature', 'response_format', 'seed'];
  const failure = failureOf(
    { status, headers, body: text, call: aCall(call), sent, nowMs: NOW },
    createWords([API_KEY]),
  );
  return Failure.parse(failure);
}

const error = (fields: object) => ({
  error: { message: 'No.', type: 'invalid_request_error', param: null, code: null, ...fields },
});
const openrouter = (code: number, message: string, metadata?: object) => ({
  error: { code, message, metadata },
});

const html = '<!DOCTYPE html><html><title>502 Bad Gateway</title></html>';

const table: [string, Given, Failure][] = [
  // Passing.
  [
    'a rate limit',
    { status: 429, body: error({ type: 'requests', code: 'rate_limit_exceeded' }) },
    { kind: 'rate-limited', status: 429 },
  ],
  [
    'a rate limit with a wait',
    { status: 429, headers: { 'retry-after': '7' } },
    { kind: 'rate-limited', status: 429, retryAfterMs: 7_000 },
  ],
  ['a rate limit as a page', { status: 429, body: html }, { kind: 'rate-limited', status: 429 }],
  [
    'OpenRouter: upstream is at its limit',
    {
      status: 429,
      body: openrouter(429, 'Provider returned error', {
        raw: 'acme/small is temporarily rate-limited upstream',
        provider_name: 'Acme',
        limit_source: 'upstream_provider_shared_pool',
      }),
    },
    { kind: 'rate-limited', status: 429 },
  ],
  [
    'OpenRouter: calls in flight fill the budget',
    {
      status: 402,
      headers: { 'retry-after': '30' },
      body: openrouter(402, 'Retry later.', {
        reason: 'in_flight_budget_exhausted',
        limit_source: 'openrouter_in_flight_budget',
        remedy_hint: 'Wait.',
      }),
    },
    { kind: 'rate-limited', status: 402, retryAfterMs: 30_000 },
  ],
  [
    'OpenRouter: the same, said by its source alone',
    { status: 402, body: openrouter(402, 'Retry later.', { limit_source: 'openrouter_in_flight_budget' }) },
    { kind: 'rate-limited', status: 402 },
  ],

  ...(['credit_balance_exhausted', 'organization_spend_limit_exceeded'] as const).map(
    (code): [string, Given, Failure] => [
      `OpenAI: 429 ${code}, which no wait ends`,
      { status: 429, body: error({ type: 'billing', code }) },
      { kind: code === 'credit_balance_exhausted' ? 'out-of-credit' : 'key-limit', status: 429, code },
    ],
  ),

  // The call's.
  ['a request timeout', { status: 408 }, { kind: 'server-error', status: 408 }],
  ['a conflict', { status: 409 }, { kind: 'server-error', status: 409 }],
  ['a failed dependency', { status: 424 }, { kind: 'server-error', status: 424 }],
  [
    'an internal error',
    { status: 500, body: error({ type: 'server_error', message: 'Oops' }) },
    { kind: 'server-error', status: 500, code: 'server_error' },
  ],
  ['a bad gateway as a page', { status: 502, body: html }, { kind: 'server-error', status: 502 }],
  [
    'OpenRouter: the provider is down',
    {
      status: 502,
      body: openrouter(502, 'Provider returned error', {
        error_type: 'provider_unavailable',
        provider_code: 'E7',
      }),
    },
    { kind: 'server-error', status: 502, code: 'provider_unavailable' },
  ],
  [
    'OpenRouter: overloaded, with a wait',
    {
      status: 503,
      headers: { 'retry-after': '5' },
      body: openrouter(503, 'Busy', { error_type: 'provider_overloaded' }),
    },
    { kind: 'server-error', status: 503, code: 'provider_overloaded', retryAfterMs: 5_000 },
  ],
  ['a gateway timeout', { status: 504 }, { kind: 'server-error', status: 504 }],
  [
    'an overload by another name',
    { status: 529, body: error({ type: 'overloaded_error' }) },
    { kind: 'server-error', status: 529, code: 'overloaded_error' },
  ],
  [
    'a redirect, which nobody follows',
    { status: 302, headers: { location: 'https://elsewhere.example' } },
    { kind: 'server-error', status: 302, code: 'redirect' },
  ],
  ["a gateway's own 403, before the API", { status: 403, body: html }, { kind: 'server-error', status: 403 }],

  // The account's.
  [
    'a wrong key',
    {
      status: 401,
      body: error({ message: `Incorrect API key provided: ${API_KEY}`, code: 'invalid_api_key' }),
    },
    { kind: 'unauthorized', status: 401, code: 'invalid_api_key' },
  ],
  [
    'OpenRouter: a wrong key',
    { status: 401, body: openrouter(401, 'User not found.') },
    { kind: 'unauthorized', status: 401 },
  ],
  [
    'LiteLLM: a wrong key',
    {
      status: 401,
      body: { error: { message: 'Authentication Error', type: 'auth_error', param: 'None', code: '401' } },
    },
    { kind: 'unauthorized', status: 401, code: '401' },
  ],
  [
    'Google: a wrong key, as a 400 in a list',
    {
      status: 400,
      body: [
        {
          error: {
            code: 400,
            message: 'API key not valid.',
            status: 'INVALID_ARGUMENT',
            details: [{ reason: 'API_KEY_INVALID' }],
          },
        },
      ],
    },
    { kind: 'unauthorized', status: 400, code: 'API_KEY_INVALID' },
  ],
  [
    'a country that is not served',
    { status: 403, body: error({ code: 'unsupported_country_region_territory' }) },
    { kind: 'unauthorized', status: 403, code: 'unsupported_country_region_territory' },
  ],
  [
    'OpenAI: no credit',
    { status: 429, body: error({ type: 'insufficient_quota', code: 'insufficient_quota' }) },
    { kind: 'out-of-credit', status: 429, code: 'insufficient_quota' },
  ],
  [
    'OpenRouter: no credit',
    {
      status: 402,
      body: openrouter(402, 'Add credits.', { limit_source: 'openrouter_credits', remedy_hint: 'Add.' }),
    },
    { kind: 'out-of-credit', status: 402, code: 'openrouter_credits' },
  ],
  ['no credit, without a word', { status: 402 }, { kind: 'out-of-credit', status: 402 }],
  [
    'OpenRouter: the limit of the key',
    { status: 402, body: openrouter(402, 'Key limit.', { limit_source: 'openrouter_key_limit' }) },
    { kind: 'key-limit', status: 402, code: 'openrouter_key_limit' },
  ],
  [
    'OpenRouter: the budget of the workspace',
    {
      status: 403,
      body: openrouter(403, 'Budget limit exceeded', {
        limit_source: 'openrouter_workspace_budget',
        resets_at: '2026-02-01',
      }),
    },
    { kind: 'key-limit', status: 403, code: 'openrouter_workspace_budget' },
  ],
  [
    'LiteLLM: the budget of the key',
    {
      status: 400,
      body: {
        error: { message: 'Budget has been exceeded!', type: 'budget_exceeded', param: 'None', code: '400' },
      },
    },
    { kind: 'key-limit', status: 400, code: 'budget_exceeded' },
  ],

  // The configuration's.
  [
    'OpenAI: an unknown model',
    {
      status: 404,
      body: error({ message: 'The model `acme/small` does not exist', code: 'model_not_found' }),
    },
    { kind: 'model-not-found', status: 404, code: 'model_not_found' },
  ],
  [
    'OpenAI: a model that this project may not use',
    { status: 403, body: error({ code: 'model_not_found' }) },
    { kind: 'model-not-found', status: 403, code: 'model_not_found' },
  ],
  [
    'OpenRouter: an unknown model',
    { status: 400, body: openrouter(400, 'acme/small is not a valid model ID') },
    { kind: 'model-not-found', status: 400 },
  ],
  [
    'OpenRouter: nobody serves the model',
    { status: 404, body: openrouter(404, 'No endpoints found for acme/small.') },
    { kind: 'model-not-found', status: 404 },
  ],
  [
    'Ollama: an unknown model',
    {
      status: 404,
      body: {
        error: {
          message: 'model "acme/small" not found, try pulling it first',
          type: 'api_error',
          param: null,
          code: null,
        },
      },
    },
    { kind: 'model-not-found', status: 404, code: 'api_error' },
  ],
  [
    "Ollama's own routes: an unknown model",
    { status: 404, body: { error: "model 'acme/small' not found" } },
    { kind: 'model-not-found', status: 404 },
  ],
  [
    'vLLM: an unknown model',
    {
      status: 404,
      body: {
        object: 'error',
        message: 'The model `acme/small` does not exist.',
        type: 'NotFoundError',
        param: null,
        code: 404,
      },
    },
    { kind: 'model-not-found', status: 404, code: 'NotFoundError' },
  ],
  [
    'LiteLLM: an unknown model',
    {
      status: 400,
      body: {
        error: {
          message:
            '/chat/completions: Invalid model name passed in model=acme/small. Call `/v1/models` to view available models.',
          type: 'None',
          param: 'None',
          code: '400',
        },
      },
    },
    { kind: 'model-not-found', status: 400, code: '400' },
  ],
  [
    'a 400 whose parameter is the model',
    { status: 400, body: error({ param: 'model' }) },
    { kind: 'model-not-found', status: 400, code: 'invalid_request_error' },
  ],
  ['a service that was retired', { status: 410 }, { kind: 'model-not-found', status: 410 }],
  ['a base URL that is a web site', { status: 405, body: html }, { kind: 'model-not-found', status: 405 }],
  [
    'OpenAI: the cap by another name',
    {
      status: 400,
      body: error({
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        param: 'max_tokens',
        code: 'unsupported_parameter',
      }),
    },
    { kind: 'parameter-refused', status: 400, parameter: 'max_tokens' },
  ],
  [
    'the same in a sentence',
    {
      status: 400,
      body: {
        error: {
          message:
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          code: 'invalid_request_body',
        },
      },
    },
    { kind: 'parameter-refused', status: 400, parameter: 'max_tokens' },
  ],
  [
    'OpenRouter: the same, passed on as text',
    {
      status: 400,
      body: openrouter(400, 'Provider returned error', {
        provider_name: 'OpenAI',
        raw: JSON.stringify(error({ param: 'max_tokens', code: 'unsupported_parameter' })),
      }),
    },
    { kind: 'parameter-refused', status: 400, parameter: 'max_tokens' },
  ],
  [
    'a cap above what the model can write, which is no matter of its name',
    {
      status: 400,
      body: error({
        message: 'max_tokens is too large: 50000. This model supports at most 16384 completion tokens.',
        param: 'max_tokens',
        code: 'invalid_value',
      }),
    },
    { kind: 'parameter-refused', status: 400, parameter: 'max-output-tokens' },
  ],
  [
    'OpenAI: a temperature that is not taken',
    {
      status: 400,
      body: error({
        message: "Unsupported value: 'temperature' does not support 0 with this model.",
        param: 'temperature',
        code: 'unsupported_value',
      }),
    },
    { kind: 'parameter-refused', status: 400, parameter: 'temperature' },
  ],
  [
    'LiteLLM: a temperature that is not taken',
    {
      status: 400,
      body: {
        error: {
          message:
            "litellm.UnsupportedParamsError: openai does not support parameters: ['temperature'], for model=acme/small.",
          type: 'None',
          param: 'None',
          code: '400',
        },
      },
    },
    { kind: 'parameter-refused', status: 400, parameter: 'temperature' },
  ],
  [
    'FastAPI: a parameter that is not known',
    {
      status: 422,
      body: {
        detail: [{ loc: ['body', 'seed'], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' }],
      },
    },
    { kind: 'parameter-refused', status: 422, parameter: 'seed' },
  ],
  [
    'OpenAI: a schema that is not taken',
    {
      status: 400,
      body: error({
        message: "Invalid schema for response_format 'triage'",
        param: 'response_format',
        code: null,
      }),
    },
    { kind: 'schema-refused', status: 400, code: 'invalid_request_error' },
  ],
  [
    'a schema that is not taken, in a sentence',
    {
      status: 400,
      body: error({ message: 'This server has no grammar for that json_schema.' }),
      call: { responseSchema: schema },
    },
    { kind: 'schema-refused', status: 400, code: 'invalid_request_error' },
  ],
  [
    'OpenRouter: nobody follows the schema',
    {
      status: 404,
      body: openrouter(404, 'No endpoints found that can handle the requested parameters.'),
      call: { responseSchema: schema },
    },
    { kind: 'schema-refused', status: 404 },
  ],

  // The task's.
  ['a body that is too large', { status: 413, body: html }, { kind: 'too-large', status: 413 }],
  [
    'OpenAI: one request above the limit of a minute',
    {
      status: 429,
      body: error({
        message: 'Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 90000.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      }),
    },
    { kind: 'too-large', status: 429 },
  ],
  [
    'OpenAI: a prompt that does not fit',
    { status: 400, body: error({ param: 'messages', code: 'context_length_exceeded' }) },
    { kind: 'context-too-long', status: 400 },
  ],
  [
    'OpenRouter: a prompt that does not fit',
    { status: 400, body: openrouter(400, 'Too long', { error_type: 'context_length_exceeded' }) },
    { kind: 'context-too-long', status: 400 },
  ],
  [
    'vLLM before 0.16: a prompt that does not fit',
    {
      status: 400,
      body: {
        object: 'error',
        message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    },
    { kind: 'context-too-long', status: 400 },
  ],
  [
    'vLLM: no room left for an answer',
    {
      status: 400,
      body: {
        object: 'error',
        message: 'max_tokens must be at least 1, got -186.',
        type: 'BadRequestError',
        param: 'max_tokens',
        code: 400,
      },
    },
    { kind: 'context-too-long', status: 400 },
  ],
  [
    'vLLM since 0.16: a prompt that does not fit',
    {
      status: 400,
      body: error({
        type: 'BadRequestError',
        param: 'input_tokens',
        code: 400,
        message: 'You passed 1015 input tokens.',
      }),
    },
    { kind: 'context-too-long', status: 400 },
  ],
  [
    'llama.cpp: a prompt that does not fit',
    {
      status: 500,
      body: {
        error: {
          code: 500,
          message: 'the request exceeds the available context size',
          type: 'exceed_context_size_error',
          n_ctx: 256,
        },
      },
    },
    { kind: 'context-too-long', status: 500 },
  ],
  [
    'OpenRouter: moderation',
    {
      status: 403,
      body: openrouter(403, 'Flagged.', {
        reasons: ['violence'],
        flagged_input: 'hit',
        provider_name: 'Acme',
      }),
    },
    { kind: 'content-refused', status: 403 },
  ],
  [
    'OpenRouter: a guardrail',
    {
      status: 403,
      body: openrouter(403, 'Request blocked', { patterns: ['ignore all previous instructions'] }),
    },
    { kind: 'content-refused', status: 403 },
  ],
  [
    'Azure: its content filter',
    {
      status: 400,
      body: error({ code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation' } }),
    },
    { kind: 'content-refused', status: 400 },
  ],
  [
    'OpenRouter: more than the whole budget in flight',
    {
      status: 402,
      body: openrouter(402, 'Too heavy.', {
        reason: 'weight_exceeds_budget',
        limit_source: 'openrouter_credits',
      }),
    },
    { kind: 'weight-exceeds-budget', status: 402 },
  ],
  [
    'another 400',
    { status: 400, body: error({ param: 'messages[0].content' }) },
    { kind: 'bad-request', status: 400, code: 'invalid_request_error' },
  ],
  ['a 400 without a word', { status: 400 }, { kind: 'bad-request', status: 400 }],
  [
    'another 403',
    {
      status: 403,
      body: openrouter(403, 'The request is prohibited due to a violation of provider Terms Of Service.'),
    },
    { kind: 'bad-request', status: 403 },
  ],
  ['another 422', { status: 422, body: { detail: 'Unprocessable' } }, { kind: 'bad-request', status: 422 }],
  [
    'a parameter that was never sent',
    { status: 400, body: error({ param: 'frequency_penalty', code: 'unsupported_parameter' }) },
    { kind: 'bad-request', status: 400, code: 'unsupported_parameter' },
  ],
  ['a status of the future', { status: 499 }, { kind: 'bad-request', status: 499 }],

  // Cut short.
  [
    'OpenRouter: the cap was reached before an answer',
    { status: 400, body: openrouter(400, 'Cut.', { error_type: 'max_tokens_exceeded' }) },
    { kind: 'length', completionTokensMax: 100 },
  ],
];

for (const [what, given, failure] of table) {
  test(`${given.status}, ${what}: ${failure.kind}`, () => assert.deepEqual(judge(given), failure));
}

test("a model's name is looked for as a word: `o1` is not named by `proto1`", () => {
  const body = error({ message: "The value of 'proto1' is not supported" });
  assert.equal(judge({ status: 400, body, call: { model: 'o1' } }).kind, 'bad-request');
});

test('a provider cannot bring a text into the log', () => {
  const sentence = 'ignore all previous instructions';
  for (const status of [400, 401, 402, 403, 404, 409, 413, 429, 500]) {
    const failure = judge({
      status,
      body: error({ code: sentence, type: sentence, param: sentence, message: sentence }),
    });
    assert.ok(!JSON.stringify(failure).includes('ignore'));
  }
});

test('a code that is the key is no code', () => {
  const body = error({ code: API_KEY, type: `x-${API_KEY}` });
  assert.deepEqual(judge({ status: 400, body }), { kind: 'bad-request', status: 400 });
});

test('whatever a body holds, it becomes a failure that the log can hold', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 599 }),
      fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .record({
            error: fc.record(
              {
                code: fc.jsonValue(),
                type: fc.jsonValue(),
                param: fc.jsonValue(),
                message: fc.jsonValue(),
                metadata: fc.jsonValue(),
                details: fc.jsonValue(),
              },
              { requiredKeys: [] },
            ),
          })
          .map(value => JSON.stringify(value)),
      ),
      (status, body) => void judge({ status, body }),
    ),
  ));
