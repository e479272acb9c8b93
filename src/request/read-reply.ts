import type { Failure } from '../domain/failure.ts';
import type { Json } from '../domain/json.ts';
import type { OutputSpec } from '../domain/task.ts';
import { Code, type Tokens } from '../domain/units.ts';
import { readAnswer } from './read-answer.ts';

export type ReplyReading =
  | { readonly ok: true; readonly output: Json }
  | { readonly ok: false; readonly failure: Failure; readonly complaint: string | undefined };

/**
 * What an answer that came back means for its task. That it was cut short counts before all it says: half an answer
 * may well look like a whole one.
 */
export function readReply(
  reply: { readonly text: string; readonly finishReason: string | undefined },
  output: OutputSpec,
  tokens: { readonly completionTokensMax: Tokens; readonly reasoningTokens: Tokens | undefined },
): ReplyReading {
  const { text, finishReason } = reply;
  if (finishReason === 'length') return failed(lengthFailure(tokens));
  if (finishReason === 'content_filter') return failed({ kind: 'content-refused' });
  if (text.trim() === '') return failed(emptyFailure(finishReason));

  const answer = readAnswer(text, output);
  if (answer.ok) return answer;
  return failed({ kind: 'invalid-answer', keyword: answer.keyword }, answer.complaint);
}

function failed(failure: Failure, complaint?: string): ReplyReading {
  return { ok: false, failure, complaint };
}

function lengthFailure(tokens: Parameters<typeof readReply>[2]): Failure {
  const { completionTokensMax, reasoningTokens } = tokens;
  return {
    kind: 'length',
    completionTokensMax,
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
  };
}

/** The provider chose the word: it stands in the log only if it is one. */
function emptyFailure(finishReason: string | undefined): Failure {
  const code = Code.safeParse(finishReason);
  return { kind: 'empty-answer', ...(code.success ? { finishReason: code.data } : {}) };
}
