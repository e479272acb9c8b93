import * as z from 'zod';

import { compileLater } from '../../domain/compile-later.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Call, Reply } from '../../ports.ts';
import { type ErrorBody, parseError } from './error-body.ts';
import { type Spent, spentOf } from './usage.ts';
import type { Words } from './words.ts';

/** Far above any output cap: an answer that a person asked for is shorter. In UTF-16 units. */
const ANSWER_LENGTH_MAX = 4 * 1024 * 1024;

const anything = z.unknown().optional();

const Part = z.object({ type: z.literal('text'), text: z.string() });
const Content = z.union([
  z.string(),
  // Reasoning models of some providers answer in parts, of which only the text is the answer.
  z
    .array(z.union([Part.transform(part => part.text), z.unknown().transform(() => '')]))
    .transform(parts => parts.join('')),
]);

const Choice = z.object({
  message: z.object({
    content: Content.nullish().catch(undefined),
    refusal: z.string().nullish().catch(undefined),
  }),
  finish_reason: z.string().nullish().catch(undefined),
  error: anything,
});
type Choice = z.infer<typeof Choice>;
const readChoice = compileLater(Choice);

/** What is the same in every answer of every provider; all else is passed over. */
const Completion = z.object({ model: anything, usage: anything, error: anything, choices: anything });
const readEnvelope = compileLater(Completion);

/**
 * Reads what came with a success. Whatever is wrong with an answer, its usage counts: it was paid for. Without
 * usage nobody can know, and the hold is charged.
 */
export function readCompletion(completion: unknown, call: Call, words: Words): Omit<Reply, 'pace'> {
  const parsed = readEnvelope(completion);
  if (!parsed.success) return { result: failed({ kind: 'malformed-answer' }), spend: { kind: 'unknown' } };

  const { model, usage, error, choices } = parsed.data;
  const spent = spentOf(usage);
  const result = resultOf({
    error,
    choice: firstOf(choices),
    servedBy: words.code(model),
    spent,
    call,
    words,
  });
  const isUnsaid = spent === undefined || (result.kind === 'answer' && isNothing(spent));
  return { result, spend: isUnsaid ? { kind: 'unknown' } : { kind: 'known', ...spent } };
}

/** Servers that do not count send zeros. No answer with words in it was made of nothing. */
function isNothing({ usage: { promptTokens, completionTokens }, costNanoUsd = 0 }: Spent): boolean {
  return promptTokens === 0 && completionTokens === 0 && costNanoUsd === 0;
}

type Reading = {
  readonly error: unknown;
  readonly choice: Choice | undefined;
  readonly servedBy: string | undefined;
  readonly spent: Spent | undefined;
  readonly call: Call;
  readonly words: Words;
};

function resultOf({ error, choice, servedBy, spent, call, words }: Reading): Reply['result'] {
  const inner = error ?? choice?.error;
  if (inner !== undefined && inner !== null) return failed(errorInAnswer(inner, words));
  if (choice === undefined) return failed({ kind: 'malformed-answer' });

  const finishReason = words.code(choice.finish_reason);
  if (finishReason === 'error') return failed({ kind: 'error-in-answer' });
  if (finishReason === 'content_filter' || choice.message.refusal) return failed({ kind: 'content-refused' });
  if (finishReason === 'length') {
    const reasoningTokens = spent?.usage.reasoningTokens;
    const took = reasoningTokens === undefined ? {} : { reasoningTokens };
    return failed({ kind: 'length', completionTokensMax: call.completionTokensMax, ...took });
  }

  const text = choice.message.content ?? '';
  if (text.trim() === '')
    return failed({ kind: 'empty-answer', ...(finishReason === undefined ? {} : { finishReason }) });
  if (text.length > ANSWER_LENGTH_MAX) return failed({ kind: 'malformed-answer' });
  return { kind: 'answer', text: words.answer(text), finishReason, servedBy };
}

/** A provider that broke off may have better luck next time; one that refused the content will not. */
function errorInAnswer(error: unknown, words: Words): Failure {
  const body = parseError(error);
  if (isContentRefused(body)) return { kind: 'content-refused' };

  const code = [...body.codes, statusOf(error)].map(words.code).find(code => code !== undefined);
  return { kind: 'error-in-answer', ...(code === undefined ? {} : { code }) };
}

function isContentRefused({ codes, moderated }: ErrorBody): boolean {
  return (
    moderated || codes.some(code => ['content_policy_violation', 'content_filter', 'refusal'].includes(code))
  );
}

/** OpenRouter puts the status that would have been into `code`, as a number. */
function statusOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? String(error.code)
    : undefined;
}

function firstOf(choices: unknown): Choice | undefined {
  return Array.isArray(choices) ? readChoice(choices[0]).data : undefined;
}

function failed(failure: Failure): Reply['result'] {
  return { kind: 'failure', failure };
}
