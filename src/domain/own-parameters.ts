import type { Json } from './json.ts';

const MODEL = 'set "model" beside "parameters"';
const CAP = 'set "max-output-tokens" beside "parameters", which the budget knows';
const ONE = 'each task has one answer, which its hold covers';
const BESIDE = 'it is billed beside the answer, and no hold covers it';
const TEXT = 'answers are text, and a hold is made at its price';
const WHOLE = 'answers are taken whole';
const MESSAGES = 'write them into the type';
const TOOLS = 'the model has no tools, so that no prompt can make it act';

/** What bounds an answer, multiplies it, is billed beside it, or gives the model tools: a promise hangs on each. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['model', MODEL],
  ['models', MODEL],
  // OpenRouter's, with models, messages and tools in it, and those of LiteLLM's proxy.
  ['preset', MODEL],
  ['fallbacks', MODEL],
  ['context_window_fallback_dict', MODEL],
  ['num_retries', 'set "max-attempts" beside "parameters": each request is an attempt of its own'],
  ['messages', MESSAGES],
  ['prompt', MESSAGES],
  ['max_tokens', CAP],
  ['max_completion_tokens', CAP],
  ['max_output_tokens', CAP],
  ['response_format', 'give the type an "output"'],
  ['n', ONE],
  ['best_of', ONE],
  ['prediction', BESIDE],
  ['cache_control', BESIDE],
  ['modalities', TEXT],
  ['audio', TEXT],
  ['stream', WHOLE],
  ['stream_options', WHOLE],
  ['tools', TOOLS],
  ['tool_choice', TOOLS],
  ['parallel_tool_calls', TOOLS],
  ['functions', TOOLS],
  ['function_call', TOOLS],
  ['plugins', TOOLS],
  ['web_search_options', TOOLS],
  ['search_parameters', TOOLS],
  ['enable_search', TOOLS],
  ['mcp_servers', TOOLS],
]);

/** Service tiers that cost no more than the price a hold is made with. */
const CHEAP_TIERS: readonly Json[] = ['auto', 'default', 'flex', null];

/** Why nobody may set this parameter, as advice on what to do instead; undefined: it is passed on as it is. */
export function ownParameterAdvice(name: string, value: Json): string | undefined {
  if (name === 'service_tier' && !CHEAP_TIERS.includes(value))
    return 'use "flex" or "default": other tiers cost more than any hold covers';
  return ADVICE.get(name);
}
