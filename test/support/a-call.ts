import assert from 'node:assert/strict';

import { type LlmOptions, openLlm } from '../../src/adapters/openai/llm.ts';
import type { Call, Llm } from '../../src/ports.ts';

/** A call like any other; a test says only what matters to it. */
export function aCall(special: Partial<Call> = {}): Call {
  return {
    type: 'summarize',
    model: 'acme/small',
    messages: [{ role: 'user', content: 'Say yes.' }],
    parameters: {},
    output: { kind: 'text' },
    responseSchema: undefined,
    completionTokensMax: 100,
    outputCapName: 'max_tokens',
    withoutTemperature: false,
    priceMax: undefined,
    timeoutMs: 20_000,
    ...special,
  };
}

export const API_KEY = 'sk-canary-0123456789abcdef';

export function llmAt(url: string, special: Partial<LlmOptions> = {}): Llm {
  const app = { name: 'Background Agent', url: 'https://app.example' };
  const opened = openLlm({
    provider: 'compatible',
    url,
    apiKey: API_KEY,
    headers: {},
    app,
    proxyEnv: {},
    ...special,
  });
  assert.ok(opened.ok);
  return opened.llm;
}

/** A signal that nobody aborts. */
export const quiet: AbortSignal = new AbortController().signal;
