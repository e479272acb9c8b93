import { setImmediate } from 'node:timers/promises';

import nlp from 'compromise';

import type { Call, Llm, Reply } from '../../ports.ts';
import { analyzeSentiment } from './analyze-sentiment.ts';
import { extractEntities } from './extract-entities.ts';
import { summarize } from './summarize.ts';

/**
 * Answers the three built-in types by the rules of a language library: no key, no network, no cost, and the same
 * answer every time. It is no model: it reads no prompt, so any other type is a failure of the configuration.
 */
export function offlineLlm(): Llm {
  return { ask, close: async () => {} };
}

type Answerer = { readonly servedBy: string; readonly answer: (text: string) => string };

/** The package has its version in no export; a test holds this against what is installed. */
export const VADER_VERSION = '1.1.3';

const COMPROMISE = `offline/compromise-${nlp.version}`;
const ANSWERERS: ReadonlyMap<string, Answerer> = new Map([
  ['summarize', { servedBy: COMPROMISE, answer: summarize }],
  [
    'analyze_sentiment',
    {
      servedBy: `offline/vader-sentiment-${VADER_VERSION}`,
      answer: text => JSON.stringify(analyzeSentiment(text)),
    },
  ],
  ['extract_entities', { servedBy: COMPROMISE, answer: text => JSON.stringify(extractEntities(text)) }],
]);

async function ask(call: Call, signal: AbortSignal): Promise<Reply> {
  // The work itself blocks for up to a tenth of a second: timers, signals and uploads get their turn before it.
  await setImmediate();
  if (signal.aborted) return unpaid({ kind: 'aborted' });

  const answerer = ANSWERERS.get(call.type);
  if (answerer === undefined) return unpaid({ kind: 'failure', failure: { kind: 'type-not-supported' } });

  const text = call.messages.findLast(message => message.role === 'user')?.content ?? '';
  return answered(call, answerer.servedBy, answerer.answer(text));
}

/** A model stops at its output cap, in the middle of a word if need be; a rehearsal that did not would prove nothing. */
function answered(call: Call, servedBy: string, whole: string): Reply {
  const isCut = tokensOf(whole) > call.completionTokensMax;
  const text = isCut ? firstBytes(whole, call.completionTokensMax * BYTES_PER_TOKEN) : whole;
  return {
    result: { kind: 'answer', text, finishReason: isCut ? 'length' : 'stop', servedBy },
    spend: {
      kind: 'known',
      usage: {
        promptTokens: call.messages.reduce((sum, message) => sum + tokensOf(message.content), 0),
        completionTokens: tokensOf(text),
      },
      costNanoUsd: undefined,
    },
    pace: {},
  };
}

function unpaid(result: Reply['result']): Reply {
  return { result, spend: { kind: 'none' }, pace: {} };
}

/** What tokenizers of today make of English text, near enough for a rehearsal of the budget. */
const BYTES_PER_TOKEN = 4;

function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

function firstBytes(text: string, bytesMax: number): string {
  // A character cut in half becomes the replacement character, which has more bytes than its half: drop it.
  return Buffer.from(text)
    .subarray(0, bytesMax)
    .toString()
    .replace(/\uFFFD$/, '');
}
