import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeChat } from 'gpt-tokenizer/model/gpt-4o';
import { encode } from 'gpt-tokenizer/encoding/cl100k_base';
import { test } from 'vitest';

import { complain } from '../../src/request/complain.ts';
import { promptTokensBound } from '../../src/request/prompt-bound.ts';

const message = fc.record({
  role: fc.constantFrom('system', 'user', 'assistant'),
  content: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.lorem({ mode: 'sentences', maxCount: 10 }),
    fc.base64String({ maxLength: 300 }),
  ),
});
const messages = fc.array(message, { maxLength: 6 });

test('no prompt has more tokens than its bound, however it is written', () => {
  fc.assert(
    fc.property(messages, messages => {
      const bound = promptTokensBound({ messages, responseSchema: undefined, parameters: {} });
      assert.ok(encodeChat(messages).length <= bound);
    }),
    { numRuns: 500 },
  );
});

test('text alone never has more tokens than bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), text => {
      assert.ok(encode(text).length <= Buffer.byteLength(text));
    }),
    { numRuns: 500 },
  );
});

test('the bound of a prompt covers the next try too, whatever the complaint says', () => {
  fc.assert(
    fc.property(messages, fc.string({ unit: 'binary', maxLength: 2000 }), (messages, complaint) => {
      const bound = promptTokensBound({ messages, responseSchema: undefined, parameters: {} });
      assert.ok(encodeChat([...complain({ messages }, complaint)]).length <= bound);
    }),
    { numRuns: 300 },
  );
});

test('bytes count, not characters', () => {
  const of = (content: string) =>
    promptTokensBound({ messages: [{ role: 'user', content }], responseSchema: undefined, parameters: {} });
  assert.equal(of('abc') - of(''), 3);
  assert.equal(of('€ 😀') - of(''), 8);
});

test.each([
  ['as it is', 'e\u0301', 3],
  ['composed, a musical note', '\u{1d160}', 12],
  ['composed, a Hebrew letter', '\ufb2c', 6],
  ['as it is, a syllable', '\ud55c', 3],
  ['compatible, a phrase in one letter', '\ufdfa', 33],
])('of the forms of a text the longest counts: %s', (_, text, bytes) => {
  const of = (content: string) =>
    promptTokensBound({ messages: [{ role: 'user', content }], responseSchema: undefined, parameters: {} });
  assert.equal(of(text) - of(''), bytes);
  assert.equal(of(`abc${text}`) - of(''), 3 + bytes);
});

test('a schema and parameters are part of the prompt', () => {
  const empty = { messages: [], responseSchema: undefined, parameters: {} };
  const schema = { type: 'object', description: 'x'.repeat(1000) };
  assert.ok(promptTokensBound({ ...empty, responseSchema: { name: 'a', schema, strict: true } }) > 1000);
  assert.ok(promptTokensBound({ ...empty, parameters: { instructions: 'x'.repeat(1000) } }) > 1000);
});

test('a short task is held for its length and a little', () => {
  const messages = [{ role: 'user', content: 'x'.repeat(1000) }] as const;
  assert.equal(promptTokensBound({ messages, responseSchema: undefined, parameters: {} }), 1658);
});
