import { redactor } from '../../domain/secrets.ts';
import { Code } from '../../domain/units.ts';

/**
 * The only door through which text of a provider leaves this adapter. A server can send back what it was sent, in
 * a code, a header or an answer; so nothing passes that holds a secret.
 */
export type Words = {
  /** A word of the provider's: a code, a model, a finish reason. Undefined unless it fits `Code` and holds no secret. */
  readonly code: (value: unknown) => Code | undefined;
  /** An answer, with `***` in each place where a secret stood. */
  readonly answer: (text: string) => string;
};

/** Servers without a key are given a word in its place, such as `ollama`: that is no secret, and a word of its own right. */
const SECRET_LENGTH_MIN = 8;

export function createWords(secrets: readonly string[]): Words {
  const redact = redactor(secrets.filter(secret => secret.trim().length >= SECRET_LENGTH_MIN));
  return {
    code: value => {
      const word = Code.safeParse(value);
      return word.success && redact(word.data) === word.data ? word.data : undefined;
    },
    // Half of a surrogate pair has no UTF-8, so an answer with one would not have the hash of its own file.
    answer: text => redact(text).toWellFormed(),
  };
}
