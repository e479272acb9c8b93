import assert from 'node:assert/strict';

import type { Call, Reply } from '../../src/ports.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';

/** The call that the engine makes for a task of this type with this text. */
export function callOf(type: string, text: string, completionTokensMax = 2048): Call {
  return {
    type,
    model: 'offline',
    messages: [
      { role: 'system', content: BUILT_IN_TYPES.get(type)?.messages[0]?.content ?? 'Translate this.' },
      { role: 'user', content: text },
    ],
    parameters: {},
    output: BUILT_IN_TYPES.get(type)?.output ?? { kind: 'text' },
    responseSchema: undefined,
    completionTokensMax,
    outputCapName: 'max_tokens',
    withoutTemperature: false,
    priceMax: undefined,
    timeoutMs: 1000,
  };
}

/** The text of a reply that must be an answer. */
export function textOf(reply: Reply): string {
  return reply.result.kind === 'answer'
    ? reply.result.text
    : assert.fail(`no answer but ${JSON.stringify(reply)}`);
}
