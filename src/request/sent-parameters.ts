import type { JsonObject } from '../domain/json.ts';

/** The parameters as they are sent: `temperature: null` means to leave the parameter out. */
export function sentParameters(parameters: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));
}

/** Why a parameter that somebody set cannot be sent; undefined: all of them can. */
export function refusedParameter(parameters: JsonObject): string | undefined {
  for (const name of Object.keys(parameters)) {
    const reason = REFUSED.get(name);
    if (reason !== undefined) return `The parameter ${JSON.stringify(name)} cannot be set: ${reason}.`;
  }
  return undefined;
}

const OWN = 'the agent sets it itself';
const COSTS = 'it costs what no hold covers';
const CAP = 'set "max-output-tokens" instead, which the budget knows';
const TOOLS = 'the model gets no tools, so that no prompt can make it act';

/** What would break a promise: the budget, that a request is a single answer, or that text is only text. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['model', 'set "model" beside "parameters" instead'],
  ['messages', OWN],
  ['stream', OWN],
  ['stream_options', OWN],
  ['response_format', 'describe the answer under "output" of the type instead'],
  ['max_tokens', CAP],
  ['max_completion_tokens', CAP],
  ['max_output_tokens', CAP],
  ['n', COSTS],
  ['models', COSTS],
  ['plugins', COSTS],
  ['web_search_options', COSTS],
  ['tools', TOOLS],
  ['tool_choice', TOOLS],
  ['functions', TOOLS],
  ['function_call', TOOLS],
]);
