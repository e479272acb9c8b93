import * as z from 'zod';

/** What a provider says about an error, in one shape. Its texts are for `failure.ts` to judge by and go no further. */
export type ErrorBody = {
  /** Every code in it, the most exact first: OpenRouter's reason before its type, the own code before the upstream's. */
  readonly codes: readonly string[];
  /** The parameter that it names, as a path such as `messages[0].content`. */
  readonly param: string | undefined;
  readonly message: string;
  /** OpenRouter's moderation and guardrails give no code; they tell what they found. */
  readonly moderated: boolean;
};

const NOTHING: ErrorBody = { codes: [], param: undefined, message: '', moderated: false };

/** The provider's words come first in a message; what it may quote of a prompt comes after them. */
const MESSAGE_LENGTH_MAX = 400;

/** An empty text, or a `None` that LiteLLM's Python wrote out, says as little as none. */
const text = z
  .string()
  .refine(text => text !== '' && text !== 'None')
  .optional()
  .catch(undefined);
const present = z
  .unknown()
  .optional()
  .transform(value => value !== undefined && value !== null);

const Metadata = z.object({
  reason: text,
  limit_source: text,
  error_type: text,
  provider_code: text,
  raw: text,
  reasons: present,
  flagged_input: present,
  patterns: present,
});

const ErrorObject = z.object({
  code: text,
  type: text,
  status: text,
  error_type: text,
  param: text,
  message: text,
  metadata: Metadata.optional().catch(undefined),
  /** Azure says here which of its policies it was. */
  innererror: z.object({ code: text }).optional().catch(undefined),
  /** Google says here what was wrong with a key. */
  details: z.array(z.object({ reason: text }).catch({ reason: undefined })).catch([]),
});

/** FastAPI's own refusals: which field, and why. */
const Detail = z
  .array(z.object({ loc: z.array(z.union([z.string(), z.number()])), type: text, msg: text }))
  .min(1);

/** The body of an HTTP error: JSON of any of the known shapes, or anything else, which says nothing. */
export function parseErrorBody(body: string): ErrorBody {
  const parsed = parseJson(body);
  // Google wraps its answer in a list.
  const whole = Array.isArray(parsed) ? parsed[0] : parsed;
  if (typeof whole !== 'object' || whole === null) return NOTHING;

  if ('error' in whole) return parseError(whole.error);
  if ('detail' in whole) return parseDetail(whole.detail);
  // vLLM's and Mistral's servers send the error without a wrapper.
  return parseError(whole);
}

/** An error object as it stands under `error`; Ollama's own routes have a sentence there. */
export function parseError(error: unknown): ErrorBody {
  if (typeof error === 'string') return { ...NOTHING, message: error.slice(0, MESSAGE_LENGTH_MAX) };
  const parsed = ErrorObject.safeParse(error);
  if (!parsed.success) return NOTHING;

  const { code, type, status, error_type, param, message, metadata, innererror, details } = parsed.data;
  // OpenRouter passes on what the provider behind it said, as text.
  const upstream = metadata?.raw === undefined ? NOTHING : parseUpstream(metadata.raw);
  const codes = [
    ...[metadata?.reason, metadata?.limit_source, metadata?.error_type, error_type, innererror?.code, code],
    ...[...details.map(({ reason }) => reason), type, status, metadata?.provider_code, ...upstream.codes],
  ];
  return {
    codes: codes.filter(code => code !== undefined),
    param: param ?? upstream.param,
    message: [message, upstream.message].filter(Boolean).join(' ').slice(0, MESSAGE_LENGTH_MAX),
    moderated: metadata !== undefined && (metadata.reasons || metadata.flagged_input || metadata.patterns),
  };
}

function parseUpstream(raw: string): ErrorBody {
  const parsed = parseJson(raw);
  if (typeof parsed !== 'object' || parsed === null) return { ...NOTHING, message: raw };
  const error = 'error' in parsed ? parsed.error : parsed;
  // One level is enough: nobody passes on what was passed on.
  return typeof error === 'object' && error !== null
    ? parseError({ ...error, metadata: undefined })
    : parseError(error);
}

function parseDetail(detail: unknown): ErrorBody {
  const first = Detail.safeParse(detail).data?.[0];
  if (first === undefined) return typeof detail === 'string' ? parseError(detail) : NOTHING;
  const path = first.loc.filter(step => step !== 'body').join('.');
  return parseError({ param: path, type: first.type, message: first.msg });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
