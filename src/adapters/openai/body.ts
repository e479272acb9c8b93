import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';

import type { Json, JsonObject } from '../../domain/json.ts';
import { NANO_PER_USD } from '../../domain/usd.ts';
import type { Call } from '../../ports.ts';
import type { Provider } from './provider.ts';

export type OutputCapName = 'max_tokens' | 'max_completion_tokens';

/** Under this name a provider takes the output cap until a model of it says otherwise. */
export const USUAL_OUTPUT_CAP_NAME: { readonly [provider in Provider]: OutputCapName } = {
  openai: 'max_completion_tokens',
  openrouter: 'max_tokens',
  compatible: 'max_tokens',
};

/**
 * Parameters that nobody may set, because a budget, a checked answer or a promise hangs on each: what bounds the
 * answer, what multiplies it, what is billed beside it, and what gives the model tools. The task file refuses the
 * usual ones with a line and a column; here they are left out whatever way they came.
 */
const OWN_PARAMETERS: ReadonlySet<string> = new Set([
  'model',
  'models',
  'messages',
  'prompt',
  'stream',
  'stream_options',
  'response_format',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'n',
  'best_of',
  'prediction',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'plugins',
  'web_search_options',
]);

/** The request's body: the parameters as they are, then what the call fixes. */
export function bodyOf(provider: Provider, call: Call): ChatCompletionCreateParamsNonStreaming {
  const given = Object.entries(call.parameters).filter(([name, value]) => isPassedOn(name, value, call));
  const passedOn: object = Object.fromEntries(given);

  return {
    ...passedOn,
    model: call.model,
    messages: call.messages.map(({ role, content }) => ({ role, content })),
    [call.outputCapName ?? USUAL_OUTPUT_CAP_NAME[provider]]: call.completionTokensMax,
    ...responseFormat(call),
    ...(provider === 'openrouter' ? routing(call) : {}),
  };
}

function isPassedOn(name: string, value: Json, { withoutTemperature }: Call): boolean {
  return value !== null && !OWN_PARAMETERS.has(name) && !(withoutTemperature && name === 'temperature');
}

function responseFormat({
  responseSchema,
}: Call): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (responseSchema === undefined) return {};
  const { name, schema, strict } = responseSchema;
  return { response_format: { type: 'json_schema', json_schema: { name, schema: { ...schema }, strict } } };
}

/**
 * Tells OpenRouter what the hold was made for: no endpoint above that price may serve the call, and a strict
 * schema goes to endpoints only that follow it. Other wishes about providers stay as they are.
 * https://openrouter.ai/docs/guides/routing/provider-selection
 */
function routing({ parameters, priceMax, responseSchema }: Call): { provider?: JsonObject } {
  const wishes = objectOf(parameters['provider']);
  const price = priceMax && {
    max_price: {
      ...objectOf(wishes['max_price']),
      prompt: lower(objectOf(wishes['max_price'])['prompt'], priceMax.prompt / NANO_PER_USD),
      completion: lower(objectOf(wishes['max_price'])['completion'], priceMax.completion / NANO_PER_USD),
    },
  };
  const provider = {
    ...wishes,
    ...price,
    ...(responseSchema?.strict === true ? { require_parameters: true } : {}),
  };
  return Object.keys(provider).length === 0 ? {} : { provider };
}

/** Somebody may ask for a lower price than the hold's, never for a higher one. USD per million tokens. */
function lower(wish: Json | undefined, usd: number): number {
  return typeof wish === 'number' ? Math.min(wish, usd) : usd;
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
