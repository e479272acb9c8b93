import type { IncomingHttpHeaders } from 'node:http';

import type { Failure } from '../../domain/failure.ts';
import type { Call } from '../../ports.ts';
import { type ErrorBody, parseErrorBody } from './error-body.ts';
import { type CodedKind, KIND_BY_CODE } from './kind-by-code.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Words } from './words.ts';

/** An HTTP error, and what is needed to judge it. */
export type Refusal = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly call: Call;
  /** The names at the top level of the body that was sent. */
  readonly sent: readonly string[];
  readonly nowMs: number;
};

/**
 * Why a provider refused a request. It is read from what providers promise, in this order: their codes, the
 * parameter they name, the status. A text is read only where all of these leave it open, and then it never makes
 * a task look guilty that would otherwise have been tried again.
 */
export function failureOf(refusal: Refusal, words: Words): Failure {
  const error = parseErrorBody(refusal.body);
  const build = { refusal, error, code: error.codes.map(words.code).find(code => code !== undefined), words };

  return byCode(build) ?? byParameter(build) ?? byText(build) ?? byStatus(build);
}

type Build = {
  readonly refusal: Refusal;
  readonly error: ErrorBody;
  readonly code: string | undefined;
  readonly words: Words;
};

function byCode(build: Build): Failure | undefined {
  const known = build.error.codes.find(code => KIND_BY_CODE.has(code));
  if (known !== undefined)
    return failure(KIND_BY_CODE.get(known) ?? 'bad-request', { ...build, code: known });
  return build.error.moderated ? failure('content-refused', build) : undefined;
}

/** Codes that refuse a parameter as such; all others refuse the value it has. */
const NAME_REFUSED = new Set(['unsupported_parameter', 'unknown_parameter', 'extra_forbidden']);
const NAME_REFUSED_TEXT = /unsupported|not support|unrecognized|unknown|not permitted/i;

function byParameter(build: Build): Failure | undefined {
  const { refusal, error, words } = build;
  const { param } = error;
  if (param === undefined || (refusal.status !== 400 && refusal.status !== 422)) return undefined;

  const name = param.split(/[.[]/, 1)[0] ?? '';
  if (name === 'model') return failure('model-not-found', build);
  if (name === 'response_format') return failure('schema-refused', build);
  // vLLM's word for a prompt that does not fit.
  if (name === 'input_tokens') return failure('context-too-long', build);
  if (name === 'messages' || !refusal.sent.includes(name)) return undefined;
  if (SHORT_OF_CONTEXT.test(error.message)) return failure('context-too-long', build);

  const nameRefused =
    error.codes.some(code => NAME_REFUSED.has(code)) || NAME_REFUSED_TEXT.test(error.message);
  return parameterRefused(
    isOutputCap(name) && !nameRefused ? 'max-output-tokens' : name,
    refusal.status,
    words,
  );
}

/** vLLM up to 0.15, and others that send no code. */
const SHORT_OF_CONTEXT =
  /maximum context length|context length is only|available context size|context window|prompt is too long|max_tokens must be at least 1, got -/i;
const MODEL_REFUSED = /invalid|not (?:a valid|found|exist|supported|available)|unknown|does not exist/i;
const SCHEMA_REFUSED = /response_format|json[_ ]schema|structured output|guided decoding|grammar/i;

/**
 * The last resort, for servers that give a sentence and nothing else. It never quarantines a task that the status
 * alone would have left in the queue, but for the one case that would wait for ever.
 */
function byText(build: Build): Failure | undefined {
  const { refusal, error, words } = build;
  const { status, call, sent } = refusal;
  const { message } = error;

  // One request above the limit of a whole minute: OpenAI calls it a rate limit, but no waiting makes it smaller.
  if (status === 429)
    return message.startsWith('Request too large') ? failure('too-large', build) : undefined;

  if (status === 404 && call.responseSchema !== undefined && /requested parameters/.test(message)) {
    return failure('schema-refused', build);
  }
  if (status !== 400 && status !== 422) return undefined;
  if (SHORT_OF_CONTEXT.test(message)) return failure('context-too-long', build);

  const named = sent.find(name => !NOT_A_PARAMETER.has(name) && isQuoted(name, message));
  if (named !== undefined && NAME_REFUSED_TEXT.test(message)) return parameterRefused(named, status, words);
  if (call.responseSchema !== undefined && SCHEMA_REFUSED.test(message))
    return failure('schema-refused', build);
  return names(message, call.model) && MODEL_REFUSED.test(message)
    ? failure('model-not-found', build)
    : undefined;
}

const NOT_A_PARAMETER = new Set(['model', 'messages', 'response_format']);

/** Whether the name stands in the message as a word of its own, and not within another one. */
function names(message: string, name: string): boolean {
  const words = message.split(/[\s"'`,;=()[\]]+/).map(word => word.replace(/[.:]$/, ''));
  return words.includes(name);
}

function isQuoted(name: string, message: string): boolean {
  return ["'", '"', '`'].some(quote => message.includes(quote + name + quote));
}

function byStatus(build: Build): Failure {
  const { status } = build.refusal;
  if (status < 400) return failure('server-error', { ...build, code: 'redirect' });
  switch (status) {
    case 401:
      return failure('unauthorized', build);
    case 402:
      return failure('out-of-credit', build);
    // A refusal that is not the API's own comes from a gateway before it, and concerns no task.
    case 403:
      return failure(
        build.error.message === '' && build.code === undefined ? 'server-error' : 'bad-request',
        build,
      );
    // A wrong `base-url` says 404 or 405 to everything; 410 is a model, or a whole service, that was retired.
    case 404:
    case 405:
    case 410:
      return failure('model-not-found', build);
    case 408:
    case 409:
    case 421:
    case 424:
    case 425:
      return failure('server-error', build);
    case 413:
      return failure('too-large', build);
    case 429:
      return failure('rate-limited', build);
    default:
      return failure(status >= 500 ? 'server-error' : 'bad-request', build);
  }
}

function failure(kind: CodedKind, { refusal, code }: Build): Failure {
  const { status, headers, call, nowMs } = refusal;
  const coded = code === undefined ? {} : { code };
  const waitMs = retryAfterMs(headers, nowMs);
  const after = waitMs === undefined ? {} : { retryAfterMs: waitMs };

  switch (kind) {
    case 'rate-limited':
      return { kind, status, ...after };
    case 'server-error':
      return { kind, status, ...coded, ...after };
    case 'too-large':
    case 'context-too-long':
    case 'content-refused':
    case 'weight-exceeds-budget':
      return { kind, status };
    case 'length':
      return { kind, completionTokensMax: call.completionTokensMax };
    default:
      return { kind, status, ...coded };
  }
}

function parameterRefused(parameter: string, status: number, words: Words): Failure {
  return { kind: 'parameter-refused', status, parameter: words.code(parameter) ?? 'parameters' };
}

function isOutputCap(name: string): boolean {
  return name === 'max_tokens' || name === 'max_completion_tokens';
}
