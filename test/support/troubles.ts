import type { Failure } from '../../src/domain/failure.ts';
import type { Reply } from '../../src/ports.ts';
import { type Answering, type Script, answer, completion, refusal } from './model-server.ts';

/** One way in which a model can fail, and what an attempt must make of it. */
export type Trouble = {
  readonly what: string;
  readonly script: Answering;
  readonly kind: Failure['kind'];
  readonly spend: Reply['spend']['kind'];
};

const half = { choices: [], padding: 'x'.repeat(2_000) };
const page: Script = { body: '<html>', headers: { 'content-type': 'text/html' } };

/** Every row of the table of failures, as real servers show it. None of them needs a special call. */
export const TROUBLES: readonly Trouble[] = [
  refused(
    'a rate limit',
    refusal(429, { code: 'rate_limit_exceeded' }, { 'retry-after': '1' }),
    'rate-limited',
  ),
  refused(
    'calls in flight fill the budget',
    openrouter(402, { reason: 'in_flight_budget_exhausted' }),
    'rate-limited',
  ),

  charged('a request timeout', refusal(408, {}), 'server-error'),
  refused('a conflict', refusal(409, {}), 'server-error'),
  refused('an internal error', refusal(500, {}), 'server-error'),
  refused('a bad gateway', { status: 502, ...page }, 'server-error'),
  refused('unavailable, with an empty body', { status: 503, body: '' }, 'server-error'),
  charged('a gateway timeout', { status: 504, ...page }, 'server-error'),
  charged('a timeout at the edge of Cloudflare', { status: 524, ...page }, 'server-error'),
  refused('a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'server-error'),
  refused('an error whose body breaks off', { status: 500, fault: 'half-body', body: half }, 'server-error'),
  refused('an error whose body never ends', { status: 500, fault: 'endless' }, 'server-error'),
  charged('a reset before the headers', { fault: 'reset' }, 'network'),
  charged('a reset after the headers', { fault: 'reset-after-headers', body: half }, 'network'),
  charged('a reset within the body', { fault: 'half-body', body: half }, 'network'),
  charged('a status that HTTP does not have', { status: 999 }, 'network'),
  charged('200 with a page', page, 'malformed-answer'),
  charged('200 with a page that says it is JSON', { body: '<html>' }, 'malformed-answer'),
  charged('200 with half of a JSON text', { body: '{"choices":[' }, 'malformed-answer'),
  charged('200 with nothing', { body: '' }, 'malformed-answer'),
  charged('200 with null', { body: 'null' }, 'malformed-answer'),
  charged('200 without choices', { body: {} }, 'malformed-answer'),
  charged('200 whose body never ends', { fault: 'endless' }, 'malformed-answer'),
  charged('204', { status: 204, body: '' }, 'malformed-answer'),
  charged(
    '200 with an error and no usage',
    { body: { error: { code: 502, message: 'Gone.' } } },
    'error-in-answer',
  ),
  paid(
    '200 with an error in the choice',
    'error-in-answer',
    { content: 'So far' },
    { finishReason: 'error' },
  ),
  paid('an empty answer', 'empty-answer', { content: null }),

  refused('a wrong key', refusal(401, { code: 'invalid_api_key' }), 'unauthorized'),
  refused(
    'no quota',
    refusal(429, { type: 'insufficient_quota', code: 'insufficient_quota' }),
    'out-of-credit',
  ),
  refused('no credit', openrouter(402, { limit_source: 'openrouter_credits' }), 'out-of-credit'),
  refused('the limit of the key', openrouter(402, { limit_source: 'openrouter_key_limit' }), 'key-limit'),

  refused('an unknown model', refusal(404, { code: 'model_not_found' }), 'model-not-found'),
  refused(
    'the output cap under another name',
    refusal(400, { param: 'max_tokens', code: 'unsupported_parameter' }),
    'parameter-refused',
  ),
  refused('a schema that is not taken', refusal(400, { param: 'response_format' }), 'schema-refused'),

  refused('a body that is too large', { status: 413, ...page }, 'too-large'),
  refused(
    'a prompt that does not fit',
    refusal(400, { code: 'context_length_exceeded' }),
    'context-too-long',
  ),
  refused('moderation', openrouter(403, { reasons: ['violence'] }), 'content-refused'),
  paid('a refusal by the model', 'content-refused', { content: null, refusal: 'I cannot.' }),
  paid('a content filter', 'content-refused', { content: 'So' }, { finishReason: 'content_filter' }),
  refused(
    'a request heavier than the budget in flight',
    openrouter(402, { reason: 'weight_exceeds_budget' }),
    'weight-exceeds-budget',
  ),
  refused('another 400', refusal(400, {}), 'bad-request'),
  refused('another 403', refusal(403, {}), 'bad-request'),
  refused('another 422', refusal(422, {}), 'bad-request'),

  paid('an answer cut short', 'length', { content: 'So fa' }, { finishReason: 'length' }),
];

/** A server that wants a key, knows some models, and can be particular about parameters. */
export function particular(wants: {
  readonly key?: string;
  readonly models?: readonly string[];
  readonly without?: readonly string[];
}): Answering {
  return ({ headers, body }) => {
    if (wants.key !== undefined && headers.authorization !== `Bearer ${wants.key}`) {
      return refusal(401, {
        code: 'invalid_api_key',
        message: `Incorrect API key provided: ${headers.authorization}`,
      });
    }
    if (wants.models !== undefined && !wants.models.includes(body.model)) {
      return refusal(404, { code: 'model_not_found', message: `The model \`${body.model}\` does not exist` });
    }
    const param = wants.without?.find(name => name in body);
    if (param !== undefined) return refusal(400, { param, code: 'unsupported_parameter' });
    return answer(body);
  };
}

function refused(what: string, script: Script, kind: Failure['kind']): Trouble {
  return { what, script: () => script, kind, spend: 'none' };
}

function charged(what: string, script: Script, kind: Failure['kind']): Trouble {
  return { what, script: () => script, kind, spend: 'unknown' };
}

function paid(
  what: string,
  kind: Failure['kind'],
  message: object,
  options: Parameters<typeof completion>[2] = {},
): Trouble {
  return { what, script: ({ body }) => ({ body: completion(body, message, options) }), kind, spend: 'known' };
}

function openrouter(status: number, metadata: object): Script {
  return { status, body: { error: { code: status, message: 'No.', metadata } } };
}
