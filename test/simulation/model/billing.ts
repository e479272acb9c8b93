import { promptTokensBound } from '../../../src/request/prompt-bound.ts';
import type { Bill } from './model-fate.ts';
import type { Asked } from './simulated-model.ts';

/** Every byte of a prompt a token, and every token that was allowed: the dearest that an honest service can charge. */
export function inFull(asked: Asked): Bill {
  const promptTokens = promptTokensBound(asked.call) - ROOM_FOR_A_COMPLAINT;
  return billFor(asked, promptTokens, asked.call.completionTokensMax);
}

/** Four characters a token, as in ordinary prose. */
export function byLength(asked: Asked, text: string): Bill {
  const { messages, completionTokensMax } = asked.call;
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  const promptTokens = Math.ceil(characters / 4) + 4 * messages.length;
  return billFor(asked, promptTokens, Math.min(Math.ceil(text.length / 4), completionTokensMax));
}

/** A complaint, if there is one, is among the messages already. */
const ROOM_FOR_A_COMPLAINT = 520;

function billFor({ call, model }: Asked, promptTokens: number, tokens: number): Bill {
  // Far above what any doubled hold has room for.
  const completionTokens = model.isHonest
    ? tokens
    : 3 * (promptTokensBound(call) + 2 * call.completionTokensMax);
  return { promptTokens, completionTokens, costNanoUsd: model.costOf(promptTokens, completionTokens) };
}
