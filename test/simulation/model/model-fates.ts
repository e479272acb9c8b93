import { plausibleAnswer } from '../../support/plausible-answer.ts';
import { byLength, inFull } from './billing.ts';
import type { ModelFate } from './model-fate.ts';
import type { Asked } from './simulated-model.ts';

export type FateOf = (asked: Asked) => ModelFate;
type Named = Readonly<Record<string, FateOf>>;

/** An answer that its task takes. */
export const GOOD_FATES = {
  answer: asked => answered(asked),
  'answer without a cost': asked => answered(asked, { costNanoUsd: undefined }),
  'answer as dear as can be': asked => answered(asked, inFull(asked)),
  'answer with figures of the pace': asked =>
    answered(asked, {
      headers: { 'x-ratelimit-remaining-tokens': '70000', 'x-ratelimit-reset-tokens': '1s' },
    }),
  'answer that quotes the key': asked =>
    asked.call.responseSchema === undefined
      ? answered(asked, { text: `The key is ${QUOTED_KEY}.` })
      : answered(asked),
  'answer without usage': asked => paid(200, withoutUsage(textFor(asked)), byLength(asked, textFor(asked))),
} as const satisfies Named;

/** A success that its task cannot use, and that is paid for. */
export const POOR_FATES = {
  'answer of another kind': asked => answered(asked, { text: '{"mood": 7' }),
  'answer cut short': asked => answered(asked, { ...inFull(asked), finishReason: 'length' }),
  'answer of white space': asked => answered(asked, { text: ' \n' }),
  'answer filtered': asked => answered(asked, { finishReason: 'content_filter' }),
  'answer broken off': asked => answered(asked, { finishReason: 'error' }),
  'refusal by the model': asked =>
    paid(
      200,
      { choices: [{ message: { content: null, refusal: 'I cannot.' } }] },
      byLength(asked, 'I cannot.'),
    ),
  'error within 200': asked => paid(200, { error: { code: 502, message: 'Gone.' } }, inFull(asked)),
  'page within 200': asked => paid(200, PAGE, inFull(asked), HTML),
  'page within 200 that says it is JSON': asked => paid(200, PAGE, inFull(asked)),
  'half of a JSON text': asked => paid(200, '{"choices":[', inFull(asked)),
  'nothing within 200': asked => paid(200, '', inFull(asked)),
  'null within 200': asked => paid(200, 'null', inFull(asked)),
  'no choices within 200': asked => paid(200, {}, inFull(asked)),
  '204': asked => paid(204, '', inFull(asked)),
} as const satisfies Named;

/** Nobody is at fault, and waiting helps. */
export const PASSING_FATES = {
  '429': () => refused(429, { code: 'rate_limit_exceeded' }),
  '429 with seconds to wait': () => refused(429, {}, { 'retry-after': '7' }),
  '429 with milliseconds to wait': () => refused(429, {}, { 'retry-after-ms': '1500' }),
  '429 with a time to wait for': () => refused(429, {}, WAIT_UNTIL),
  '429 that names a day': () => refused(429, {}, { 'retry-after': '999999' }),
  '429 with figures of the pace': () =>
    refused(429, {}, { 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '0' }),
  '402 for calls in flight': () => openrouter(402, { reason: 'in_flight_budget_exhausted' }),
} as const satisfies Named;

/** The service, or the way to it, is out of order. Some of it is paid for, and nobody can know. */
export const OUTAGE_FATES = {
  'refused connection': () => ({ kind: 'reset', sent: false, code: 'ECONNREFUSED' }),
  reset: () => ({ kind: 'reset', sent: true, code: 'ECONNRESET' }),
  'reset when it was paid for': asked => ({
    kind: 'reset',
    sent: true,
    code: 'ECONNRESET',
    billed: inFull(asked),
  }),
  silence: () => ({ kind: 'hang' }),
  'silence when it was paid for': asked => ({ kind: 'hang', billed: inFull(asked) }),
  '408': () => refused(408, {}),
  '408 when it was paid for': asked => ({ ...refused(408, {}), billed: inFull(asked) }),
  '409': () => refused(409, {}),
  '500': () => refused(500, {}),
  '500 whose body breaks off': () => ({ kind: 'status', status: 500, body: '' }),
  '502 with a page': () => ({ kind: 'status', status: 502, body: PAGE, headers: HTML }),
  '503 with nothing': () => ({ kind: 'status', status: 503, body: '' }),
  '503 with seconds to wait': () => refused(503, {}, { 'retry-after': '5' }),
  '504': () => ({ kind: 'status', status: 504, body: PAGE, headers: HTML }),
  '504 when it was paid for': asked => ({
    kind: 'status',
    status: 504,
    body: PAGE,
    headers: HTML,
    billed: inFull(asked),
  }),
  '302': () => ({ kind: 'status', status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }),
} as const satisfies Named;

/** No call of this account gets through until somebody does something. */
export const ACCOUNT_FATES = {
  '401': () => refused(401, { code: 'invalid_api_key', message: `Incorrect API key: ${QUOTED_KEY}` }),
  '401 whose code is the key': () => refused(401, { code: QUOTED_KEY }),
  '402': () => openrouter(402, {}),
  '402 for credit': () => openrouter(402, { limit_source: 'openrouter_credits' }),
  '402 for the key': () => openrouter(402, { limit_source: 'openrouter_key_limit' }),
  '429 for quota': () => refused(429, { type: 'insufficient_quota', code: 'insufficient_quota' }),
} as const satisfies Named;

/** The service does not take what was configured. */
export const CONFIGURATION_FATES = {
  '404 for the model': () => refused(404, { code: 'model_not_found' }),
  '404 with a page': () => ({ kind: 'status', status: 404, body: PAGE, headers: HTML }),
  '400 for the name of the cap': asked =>
    refused(400, { param: asked.call.outputCapName, code: 'unsupported_parameter' }),
  '400 for the temperature': () => refused(400, { param: 'temperature', code: 'unsupported_value' }),
  '400 for the schema': () => refused(400, { param: 'response_format' }),
} as const satisfies Named;

/** The service does not take this task. */
export const TASK_FATES = {
  '400': () => refused(400, {}),
  '400 for the context': () => refused(400, { code: 'context_length_exceeded' }),
  '402 for the weight': () => openrouter(402, { reason: 'weight_exceeds_budget' }),
  '403': () => refused(403, {}),
  '403 for what it says': () => openrouter(403, { reasons: ['violence'] }),
  '413': () => ({ kind: 'status', status: 413, body: PAGE, headers: HTML }),
  '422': () => refused(422, {}),
} as const satisfies Named;

/** What chance never draws: a service that sends back what is no business of a log's. */
const TALKATIVE_FATES = {
  '400 whose code is what it was asked': ({ call }) =>
    refused(400, { code: call.messages.map(({ content }) => content).join(' ') }),
} as const satisfies Named;

/** Everything that can come of a request, by name. */
export const MODEL_FATES: Named = {
  ...GOOD_FATES,
  ...POOR_FATES,
  ...PASSING_FATES,
  ...OUTAGE_FATES,
  ...ACCOUNT_FATES,
  ...CONFIGURATION_FATES,
  ...TASK_FATES,
  ...TALKATIVE_FATES,
};

/** What a service that quotes the key it was sent quotes: give this one to the process. */
export const QUOTED_KEY = 'sk-canary-0123456789abcdef';

const PAGE = '<html>No.</html>';
const HTML = { 'content-type': 'text/html' };
const WAIT_UNTIL = { date: 'Sat, 31 Jan 2026 12:00:00 GMT', 'retry-after': 'Sat, 31 Jan 2026 12:00:09 GMT' };

type Answer = Extract<ModelFate, { kind: 'answer' }>;
type Status = Extract<ModelFate, { kind: 'status' }>;

function answered(asked: Asked, special: Partial<Answer> = {}): Answer {
  const { text = textFor(asked) } = special;
  return { kind: 'answer', text, finishReason: 'stop', ...byLength(asked, text), ...special };
}

/** Always the same for the same prompt, but that prose says which answer to it this is. */
function textFor({ call, nth }: Asked): string {
  const { model, messages, responseSchema } = call;
  if (responseSchema === undefined) {
    const text = plausibleAnswer({ model, messages });
    return nth === 1 ? text : `${text} (Answer ${nth}.)`;
  }
  const { name, schema, strict } = responseSchema;
  return plausibleAnswer({ model, messages, response_format: { json_schema: { name, schema, strict } } });
}

function withoutUsage(text: string): object {
  return { choices: [{ message: { content: text }, finish_reason: 'stop' }] };
}

function paid(
  status: number,
  body: string | object,
  billed: NonNullable<Status['billed']>,
  headers: Status['headers'] = {},
): Status {
  return { kind: 'status', status, body, headers, billed };
}

/** An HTTP error in OpenAI's form. */
function refused(status: number, error: object, headers: Status['headers'] = {}): Status {
  const body = {
    error: { message: 'No.', type: 'invalid_request_error', param: null, code: null, ...error },
  };
  return { kind: 'status', status, body, headers };
}

/** And in OpenRouter's. */
function openrouter(status: number, metadata: object): Status {
  return { kind: 'status', status, body: { error: { code: status, message: 'No.', metadata } } };
}
