import assert from 'node:assert/strict';
import { test } from 'vitest';

import { beginsJson, endOfObject, isJson } from '../../src/log/json-prefix.ts';

/** Everything that JSON has and that an event may have. */
const WHOLE = JSON.stringify({
  text: 'a "word" \\ and \n and \u0001 and é, {[',
  yes: true,
  no: false,
  zero: 0,
  many: 120,
  list: [1, { name: 'x' }, [], [[true]]],
  nothing: {},
  empty: '',
});

test('an object that is cut at any place is the beginning of one', () => {
  for (let cut = 1; cut <= WHOLE.length; cut += 1)
    assert.equal(beginsJson(WHOLE.slice(0, cut)), true, WHOLE.slice(0, cut));
});

test.each([
  ['a space', '{"a": 1'],
  ['a literal that is no literal', '{"a":trux'],
  ['a name twice', '{"a":1,"a"'],
  ['a name that begins like another is none', '{"a":1,"a":'],
  ['brackets that do not match', '{"a":[1}'],
  ['a comma too many', '{"a":[1,,'],
  ['a colon too many', '{"a"::'],
  ['an escape that JSON does not write', String.raw`{"a":"\u0041`],
  ['something behind the end', '{"a":1}}'],
])('%s begins none', (_, text) => {
  assert.equal(beginsJson(text), false);
});

test('a name that is cut may go on as another one', () => {
  assert.equal(beginsJson('{"ab":1,"a'), true);
  assert.equal(beginsJson('{"ab":1,"ab'), true);
});

test('only what JSON.stringify writes is JSON here', () => {
  assert.equal(isJson(WHOLE), true);
  for (const text of ['', '{', '{"a": 1}', '{"a":1,"a":1}', '{"a":1e3}', String.raw`"\u0041"`])
    assert.equal(isJson(text), false, text);
});

test('an object ends at its own last brace, not at one in a text or of another', () => {
  assert.equal(endOfObject(`${WHOLE},"hash":{}`), WHOLE.length);
  assert.equal(endOfObject('{"a":"}"}x'), 9);
  assert.equal(endOfObject(String.raw`{"a":"\"}"}x`), 11);
  assert.equal(endOfObject('{"a":[{}]}x'), 10);
  assert.equal(endOfObject('{"a":"}\n}"}x'), 11);
});

test('an object that is never closed has no end', () => {
  for (const text of ['{', '{"a":{}', '{"a":[', '{"a":"}', String.raw`{"a":"}\"`, String.raw`{"a":"}\\\"`])
    assert.equal(endOfObject(text), undefined, text);
});
