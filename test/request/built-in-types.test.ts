import assert from 'node:assert/strict';
import { test } from 'vitest';

import { JsonSchema } from '../../src/domain/json-schema.ts';
import { BUILT_IN_TYPES } from '../../src/request/built-in-types.ts';
import { inputHash } from '../../src/request/key.ts';
import { checkTemplates } from '../../src/request/render.ts';
import { strictSchema } from '../../src/request/strict-schema.ts';

test('the built-in types are what they were in the first release', () => {
  const hashes = [...BUILT_IN_TYPES].map(([name, { messages, output }]) => [
    name,
    inputHash({ messages, output: { ...output } }),
  ]);
  assert.deepEqual(hashes, [
    ['summarize', '14538ed613eafa852f4abaf01960faf75ebb5273a67a7ff77159ac84d1b98b5c'],
    ['analyze_sentiment', '68fb2bf38deb45d28da4bd7e833f4cebb7f0cf2407ed21be96932c59e956b5be'],
    ['extract_entities', '7d293a24a7db1e02eb1ff04cd67fca1b2bb0fe60e36d916b6929ac107485e308'],
  ]);
});

test('the words of a built-in type are short and its templates sound', () => {
  for (const type of BUILT_IN_TYPES.values()) {
    for (const { content } of type.messages) assert.ok(Buffer.byteLength(content) <= 200, content);
    assert.deepEqual(checkTemplates(type), []);
  }
});

test('the schemas of built-in types are sound, and strict as they stand', () => {
  for (const { output } of BUILT_IN_TYPES.values()) {
    if (output.kind === 'text') continue;
    assert.ok(JsonSchema.safeParse(output.schema).success);
    assert.deepEqual(strictSchema(output.schema), output.schema);
  }
});
