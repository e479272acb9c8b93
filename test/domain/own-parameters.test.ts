import assert from 'node:assert/strict';
import { test } from 'vitest';

import { ownParameterAdvice } from '../../src/domain/own-parameters.ts';

test('what bounds, multiplies or adds to an answer is refused, with what to do instead', () => {
  assert.match(ownParameterAdvice('n', 2) ?? '', /one answer/);
  assert.match(ownParameterAdvice('max_tokens', 9) ?? '', /max-output-tokens/);
  assert.match(ownParameterAdvice('tools', []) ?? '', /no tools/);
});

test.each([
  ['set "model" beside "parameters"', ['model', 'models']],
  ['write them into the type', ['messages', 'prompt']],
  [
    'set "max-output-tokens" beside "parameters", which the budget knows',
    ['max_tokens', 'max_completion_tokens', 'max_output_tokens'],
  ],
  ['give the type an "output"', ['response_format']],
  ['each task has one answer, which its hold covers', ['n', 'best_of']],
  ['it is billed beside the answer, and no hold covers it', ['prediction', 'cache_control']],
  ['answers are text, and a hold is made at its price', ['modalities', 'audio']],
  [
    'set "model" beside "parameters"',
    ['model', 'models', 'preset', 'fallbacks', 'context_window_fallback_dict'],
  ],
  ['set "max-attempts" beside "parameters": each request is an attempt of its own', ['num_retries']],
  ['answers are taken whole', ['stream', 'stream_options']],
  [
    'the model has no tools, so that no prompt can make it act',
    [
      ...['tools', 'tool_choice', 'parallel_tool_calls', 'functions', 'function_call'],
      ...['plugins', 'web_search_options', 'search_parameters', 'enable_search', 'mcp_servers'],
    ],
  ],
])('%s: %j', (advice, names) => {
  for (const name of names) assert.equal(ownParameterAdvice(name, 1), advice, name);
});

test('everything else is passed on', () => {
  assert.equal(ownParameterAdvice('temperature', 0), undefined);
  assert.equal(ownParameterAdvice('constructor', 1), undefined);
});

test('a service tier is passed on only if it costs no more than a hold assumes', () => {
  for (const tier of ['auto', 'default', 'flex', null])
    assert.equal(ownParameterAdvice('service_tier', tier), undefined);
  assert.match(ownParameterAdvice('service_tier', 'priority') ?? '', /cost more/);
});
