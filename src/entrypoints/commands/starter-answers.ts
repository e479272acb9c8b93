import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';

import type { TerminalStream } from '../../adapters/console/terminal-console.ts';

/** What somebody typed at the two questions of `init`; an empty answer is the default. */
export type StarterAnswers = { readonly provider: string; readonly model: string | undefined };

/** Asks for provider and model. The input's end answers what is left with the defaults. */
export async function askForStarter(
  stdin: Readable,
  stdout: TerminalStream,
  modelOf: (provider: string) => string | undefined,
): Promise<StarterAnswers> {
  const lines = createInterface({ input: stdin, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  const ask = async (question: string, fallback: string) => {
    stdout.write(`${question} [${fallback}]: `);
    const { done, value } = await typed.next();
    return done === true || value.trim() === '' ? fallback : value.trim();
  };
  try {
    const provider = await ask('Provider: openrouter, openai or offline', 'openrouter');
    const model = modelOf(provider);
    return { provider, model: model === undefined ? undefined : await ask('Model', model) };
  } finally {
    lines.close();
  }
}
