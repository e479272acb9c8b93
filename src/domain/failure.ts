import * as z from 'zod';

import { assertNever } from './invariant.ts';
import { Code, Tokens } from './units.ts';

const status = z.int().min(100).max(599);

/**
 * Why an attempt failed: a fact for the log, so it holds kinds, codes and counts and never a text of the
 * provider, the model or a task. `code` is the provider's own error code.
 */
export const Failure = z.discriminatedUnion('kind', [
  // Passing: nobody is at fault, waiting helps.
  z.strictObject({ kind: z.literal('rate-limited'), status, retryAfterMs: z.int().nonnegative().optional() }),

  // The call's.
  z.strictObject({ kind: z.literal('network'), code: Code.optional() }),
  z.strictObject({ kind: z.literal('timeout'), timeoutMs: z.int().positive() }),
  z.strictObject({
    kind: z.literal('server-error'),
    status,
    code: Code.optional(),
    retryAfterMs: z.int().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('error-in-answer'), code: Code.optional() }),
  z.strictObject({ kind: z.literal('malformed-answer') }),
  z.strictObject({ kind: z.literal('empty-answer'), finishReason: Code.optional() }),
  z.strictObject({ kind: z.literal('invalid-answer'), keyword: Code }),

  // The account's.
  z.strictObject({ kind: z.literal('unauthorized'), status, code: Code.optional() }),
  z.strictObject({ kind: z.literal('out-of-credit'), status, code: Code.optional() }),
  z.strictObject({ kind: z.literal('key-limit'), status, code: Code.optional() }),

  // The configuration's.
  z.strictObject({ kind: z.literal('model-not-found'), status, code: Code.optional() }),
  z.strictObject({ kind: z.literal('parameter-refused'), status, parameter: Code }),
  z.strictObject({ kind: z.literal('schema-refused'), status, code: Code.optional() }),
  /** This provider cannot answer tasks of this type at all: `offline` knows the built-in ones only. */
  z.strictObject({ kind: z.literal('type-not-supported') }),

  // The task's.
  z.strictObject({ kind: z.literal('too-large'), status }),
  z.strictObject({ kind: z.literal('context-too-long'), status }),
  z.strictObject({ kind: z.literal('content-refused'), status: status.optional() }),
  z.strictObject({ kind: z.literal('weight-exceeds-budget'), status }),
  z.strictObject({ kind: z.literal('bad-request'), status, code: Code.optional() }),

  // Cut short by the output cap.
  z.strictObject({
    kind: z.literal('length'),
    completionTokensMax: Tokens,
    reasoningTokens: Tokens.optional(),
  }),
]);
export type Failure = z.infer<typeof Failure>;

export type Fault = 'passing' | 'call' | 'account' | 'configuration' | 'task' | 'length';

/** Whose fault a failure is decides what follows: the table in `finish-attempt.ts`. */
export function faultOf(failure: Failure): Fault {
  switch (failure.kind) {
    case 'rate-limited':
      return 'passing';
    case 'network':
    case 'timeout':
    case 'server-error':
    case 'error-in-answer':
    case 'malformed-answer':
    case 'empty-answer':
    case 'invalid-answer':
      return 'call';
    case 'unauthorized':
    case 'out-of-credit':
    case 'key-limit':
      return 'account';
    case 'model-not-found':
    case 'parameter-refused':
    case 'schema-refused':
    case 'type-not-supported':
      return 'configuration';
    case 'too-large':
    case 'context-too-long':
    case 'content-refused':
    case 'weight-exceeds-budget':
    case 'bad-request':
      return 'task';
    case 'length':
      return 'length';
    default:
      return assertNever(failure);
  }
}

/** No model was heard of: with enough of these in a row it is the provider that fails, not the tasks. */
export function isOutage(failure: Failure): boolean {
  return faultOf(failure) === 'call' && failure.kind !== 'invalid-answer';
}

/** A model did answer, however badly: whatever fails next is no continuation of an outage. */
export function isSignOfLife(failure: Failure): boolean {
  return failure.kind === 'invalid-answer' || failure.kind === 'length';
}
