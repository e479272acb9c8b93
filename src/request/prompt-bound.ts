import type { JsonObject } from '../domain/json.ts';
import type { ResponseSchema } from '../domain/response-schema.ts';
import type { Message } from '../domain/task.ts';
import type { Tokens } from '../domain/units.ts';

/** UTF-8 bytes of a complaint about an answer. The hold has room for one, so a next try never needs a larger hold. */
export const COMPLAINT_BYTES_MAX = 512;

/** Role and separators of one message: 3 or 4 tokens in every chat format known; twice that to be safe. */
const TOKENS_PER_MESSAGE = 8;

/** What a chat format adds once: the opening of the answer, and a preamble such as today's date or the reasoning effort. */
const TOKENS_PER_REQUEST = 128;

/**
 * An upper bound of a prompt's tokens, without a tokenizer. Every token of a byte-level tokenizer stands for at
 * least one byte of the UTF-8 text, so a text never has more tokens than bytes; tokenizers that know characters fall
 * back to bytes, which comes to the same. Some write the text in a composed form of Unicode first, in which one character may
 * become eighteen: the longest of these counts. Real prompts have about a quarter of that.
 */
export function promptTokensBound(prompt: {
  readonly messages: readonly Message[];
  readonly responseSchema: ResponseSchema | undefined;
  /** Some end up in the prompt, and which ones only the provider knows. */
  readonly parameters: JsonObject;
}): Tokens {
  const { messages, responseSchema, parameters } = prompt;
  let tokens = TOKENS_PER_REQUEST;
  for (const { content } of messages) tokens += TOKENS_PER_MESSAGE + bytesOf(content);
  if (responseSchema !== undefined) tokens += bytesOf(JSON.stringify(responseSchema));
  tokens += bytesOf(JSON.stringify(parameters));
  return tokens + TOKENS_PER_MESSAGE + COMPLAINT_BYTES_MAX;
}

/** In UTF-8, and in whichever form has the most. ASCII is the same in all. */
function bytesOf(text: string): number {
  const bytes = Buffer.byteLength(text);
  if (bytes === text.length) return bytes;
  return Math.max(bytes, ...['NFC', 'NFKC'].map(form => Buffer.byteLength(text.normalize(form))));
}
