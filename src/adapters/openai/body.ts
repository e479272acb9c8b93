import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';

import type { Json, JsonObject } from '../../domain/json.ts';
import { ownParameterAdvice } from '../../domain/own-parameters.ts';
import { NANO_PER_USD } from '../../domain/usd.ts';
import type { Call } from '../../ports.ts';
import type { Provider } from './provider.ts';

/** The request's body: the parameters as they are, then what the call fixes. */
export function bodyOf(provider: Provider, call: Call): ChatCompletionCreateParamsNonStreaming {
  const given = Object.entries(call.parameters).filter(([name, value]) => isPassedOn(name, value, call));
  const passedOn: object = Object.fromEntries(given);

  return {
    ...passedOn,
    model: call.model,
    messages: call.messages.map(({ role, content }) => ({ role, content })),
    [call.outputCapName]: call.completionTokensMax,
    ...responseFormat(call),
    ...(provider === 'openrouter' ? routing(call) : {}),
  };
}

/** The task file has refused what nobody may set; here it is left out whatever way it came. */
function isPassedOn(name: string, value: Json, { withoutTemperature }: Call): boolean {
  return (
    value !== null &&
    ownParameterAdvice(name, value) === undefined &&
    !(withoutTemperature && name === 'temperature')
  );
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
