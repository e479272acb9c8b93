import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import type { JsonObject } from '../../src/domain/json.ts';
import { JsonSchema } from '../../src/domain/json-schema.ts';
import { mismatchOf } from '../../src/request/check-answer.ts';
import { readAnswer } from '../../src/request/read-answer.ts';

const json = (schema: JsonObject) => ({ kind: 'json', name: 'test', schema }) as const;
const triage = json({
  type: 'object',
  required: ['area', 'severity'],
  properties: { area: { type: 'string' }, severity: { enum: ['low', 'high'] } },
});
const anything = json({});
const right = { area: 'ui', severity: 'low' };

function keywordOf(text: string, schema: JsonObject): string {
  const answer = readAnswer(text, json(schema));
  return answer.ok ? 'matches' : answer.keyword;
}

test('a text is taken without the space around it', () => {
  assert.deepEqual(readAnswer('\n One sentence. \n', { kind: 'text' }), {
    ok: true,
    output: 'One sentence.',
  });
});

test('an empty text is no answer', () => {
  const answer = readAnswer(' \n', { kind: 'text' });
  assert.ok(!answer.ok && answer.keyword === 'minLength');
});

test('JSON that matches is taken as it is', () => {
  assert.deepEqual(readAnswer(JSON.stringify(right), triage), { ok: true, output: right });
});

test('what begins like a fence and goes on with line ends is read in one pass', () => {
  // By a pattern that tries each line end with each other one this never comes to an end.
  for (const text of ['```json\n' + '\n'.repeat(50_000) + '{', '```' + ' \n'.repeat(50_000) + '``'])
    assert.equal(readAnswer(text, anything).ok, false);
});

test('a fence that closes in the middle of a line is none', () => {
  assert.equal(readAnswer('```json\n{}```', anything).ok, false);
});

test('one Markdown fence around JSON is no harm', () => {
  for (const text of [
    '```json\n{"a":1}\n```',
    ' ```\r\n{"a":1}\r\n``` \n',
    '```json\n\n{\n"a": 1\n}\n\n```',
  ]) {
    assert.deepEqual(readAnswer(text, anything), { ok: true, output: { a: 1 } }, text);
  }
});

test('words around JSON make it another answer', () => {
  for (const text of [
    'Here: {"a":1}',
    '```json\n{"a":1}\n```\nDone.',
    '```json\n```json\n1\n```\n```',
    '{"a":1',
    '',
  ]) {
    const answer = readAnswer(text, anything);
    assert.ok(!answer.ok && answer.keyword === 'json', text);
  }
});

test('a complaint names what does not match, for the model to mend', () => {
  assert.deepEqual(readAnswer('{"severity":"huge"}', triage), {
    ok: false,
    keyword: 'required',
    complaint:
      'Your last answer was not accepted: it does not match the JSON Schema. Answer again, with JSON only that matches it. ' +
      'At /: Instance does not have required property "area". At /severity: Instance does not match any of ["low","high"].',
  });
});

test('the keyword is the one that says no, not the ones that lead to it', () => {
  const number: JsonObject = { type: 'number' };
  assert.equal(
    keywordOf('{"a":[{"b":"x"}]}', { properties: { a: { items: { properties: { b: number } } } } }),
    'type',
  );
  assert.equal(keywordOf('{"a":1}', { additionalProperties: false }), 'additionalProperties');
  assert.equal(keywordOf('{"a":1}', { anyOf: [{ type: 'string' }, { type: 'array' }] }), 'anyOf');
  assert.equal(keywordOf('1', { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }), 'type');
  assert.equal(keywordOf('1', { $ref: '#/$defs/a', $defs: { a: false } }), 'ref');
  assert.equal(keywordOf('3', JSON.parse('{"if":{"type":"number"},"then":{"minimum":5}}')), 'minimum');
  assert.equal(keywordOf('3', { not: number }), 'not');
});

test('a complaint is short however long the names in it are', () => {
  const answer = readAnswer(JSON.stringify({ ['€'.repeat(5000)]: 1 }), json({ additionalProperties: false }));
  assert.ok(!answer.ok);
  assert.equal(Buffer.byteLength(answer.complaint), 510);
});

test('only the first mismatches are told', () => {
  const mismatch = mismatchOf(
    Array.from({ length: 1000 }, () => 1),
    { contains: { type: 'string' } },
  );
  assert.ok(mismatch && 'statements' in mismatch);
  assert.equal(mismatch.statements.length, 1);
  const all = mismatchOf({}, { required: Array.from({ length: 50 }, (_, n) => `p${n}`) });
  assert.ok(all && 'statements' in all);
  assert.equal(all.statements.length, 10);
});

test('what is too long, too deep or too much is refused before it is checked', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  assert.equal(keywordOf(nested(200), {}), 'matches');
  assert.equal(keywordOf(nested(201), {}), 'json');
  assert.equal(keywordOf(nested(2_000_000), {}), 'json');
  assert.equal(keywordOf(`[${'1,'.repeat(19_998)}1]`, {}), 'matches');
  assert.equal(keywordOf(`[${'1,'.repeat(19_999)}1]`, {}), 'json');
  assert.ok(readAnswer('a'.repeat(4_194_304), { kind: 'text' }).ok);
  assert.ok(!readAnswer('a'.repeat(4_194_305), { kind: 'text' }).ok);
});

test('a number that no file can keep is refused, as it would be written as null', () => {
  assert.equal(keywordOf('{"score":1e308}', { properties: { score: { type: 'number' } } }), 'matches');
  for (const text of ['{"score":1e309}', '[[-1e999]]', '1e309'])
    assert.equal(keywordOf(text, {}), 'json', text);
});

test.each([
  ['{"id":9007199254740991}', 'matches'],
  ['{"id":9007199254740993}', 'json'],
  ['[-1700000000000000001]', 'json'],
  ['[-1700000000000000000, 123456789012345680000]', 'matches'],
  ['17000000000000000012', 'json'],
  ['{"id":"1700000000000000001","a\\"1700000000000000001":1}', 'matches'],
  ['{"share":0.12345678901234567,"large":1.7000000000000000001e30,"small":1234567890123456e-3}', 'matches'],
])('a number whose digits no file can keep is refused, and no text with such digits: %s', (text, expected) =>
  assert.equal(keywordOf(text, {}), expected),
);

test('a pattern that never comes to an end with an answer is given up', () => {
  const schema = { properties: { name: { type: 'string', pattern: '^(?:a+)+$' } } };
  assert.equal(keywordOf(`{"name":"${'a'.repeat(60)}!"}`, schema), 'pattern');
  assert.equal(
    keywordOf(`{"${'a'.repeat(60)}!":1}`, { patternProperties: { '^(?:a+)+$': false } }),
    'patternProperties',
  );
  assert.equal(keywordOf('{"name":"aaa"}', schema), 'matches');
});

test.each<[string, string, JsonObject, string]>([
  [
    'format',
    '{"site":"https://thequickbrownfoxjumpsoverthelazydog.com (official)"}',
    { properties: { site: { type: 'string', format: 'url' } } },
    '{"site":"https://example.com/a"}',
  ],
  [
    'ref',
    '{"children":['.repeat(40) + '{"kind":"a"}' + '],"kind":"b"}'.repeat(40),
    {
      $defs: {
        node: {
          anyOf: ['a', 'b'].map(kind => ({
            properties: { children: { items: { $ref: '#/$defs/node' } }, kind: { const: kind } },
          })),
        },
      },
      $ref: '#/$defs/node',
    },
    '{"children":[{"kind":"a"}],"kind":"b"}',
  ],
])('a check that would never end by %s is given up', (keyword, endless, schema, fine) => {
  assert.equal(keywordOf(endless, schema), keyword);
  assert.equal(keywordOf(fine, schema), 'matches');
});

test.each(['$id', '$ref', 'a?b', 'a b', 'a/b', 'a~b', 'a%b', 'a%20b', 'a#b', 'ä', '"', '^', 'constructor'])(
  'a reference to a definition named %s is followed, however it is written',
  name => {
    const pointer = name.replaceAll('~', '~0').replaceAll('/', '~1');
    const $defs = Object.fromEntries([[name, { type: 'integer' }]]);
    for (const $ref of new Set([
      `#/$defs/${encodeURIComponent(pointer)}`,
      `#/%24defs/${encodeURIComponent(pointer)}`,
    ])) {
      const schema = JsonSchema.parse({ $defs, properties: { a: { $ref } } });
      assert.equal(keywordOf('{"a":1}', schema), 'matches', $ref);
      assert.equal(keywordOf('{"a":"b"}', schema), 'type', $ref);
    }
  },
);

test('an answer deeper than its schema can be followed is refused, not thrown', () => {
  const through = (keyword: string, inner: JsonObject): JsonObject => ({ [keyword]: [inner] });
  let same: JsonObject = { properties: { a: { $ref: '#' } } };
  for (let n = 0; n < 60; n++) same = through('allOf', same);
  assert.equal(keywordOf('{"a":'.repeat(199) + '1' + '}'.repeat(199), same), 'json');
});

test('a schema that leads nowhere was let in by a mistake of ours', () => {
  assert.throws(() => mismatchOf(1, { $ref: '#/nowhere' }), /Unresolved/);
});

test('a member named __proto__ is a member like any other', () => {
  const text = '{"__proto__":{"admin":true}}';
  const answer = readAnswer(text, anything);
  assert.ok(answer.ok);
  assert.equal(JSON.stringify(answer.output), text);
  assert.equal(Object.getPrototypeOf(answer.output), Object.prototype);
  assert.equal(keywordOf(text, { additionalProperties: false }), 'additionalProperties');
});

test('checking leaves no mark in the schema', () => {
  const schema = Object.freeze({
    type: 'object',
    properties: Object.freeze({ a: Object.freeze({ type: 'string' }) }),
  });
  assert.equal(keywordOf('{"a":"x"}', schema), 'matches');
  assert.equal(keywordOf('{"a":1}', schema), 'type');
});

test('any JSON is an answer where any is asked for', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      assert.deepEqual(readAnswer(text, anything), { ok: true, output: JSON.parse(text) });
    }),
  );
});
