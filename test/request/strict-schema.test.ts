import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { JsonObject } from '../../src/domain/json.ts';
import { responseSchemaOf } from '../../src/request/response-schema.ts';
import { strictSchema } from '../../src/request/strict-schema.ts';

const text: JsonObject = { type: 'string' };

/** An object with one property that must obey the rules for the whole to be strict. */
function withProperty(schema: JsonObject | boolean, more: JsonObject = {}): JsonObject {
  return { type: 'object', properties: { a: schema }, required: ['a'], ...more };
}

function isStrict(schema: JsonObject): boolean {
  return strictSchema(schema) !== undefined;
}

test('objects are closed at every depth, and listed values get their type', () => {
  const schema = withProperty({
    type: 'array',
    items: { anyOf: [withProperty({ enum: ['low', 'high'] }), { type: 'null' }] },
  });
  const closed = (a: JsonObject): JsonObject => ({ ...withProperty(a), additionalProperties: false });
  assert.deepEqual(
    strictSchema(schema),
    closed({
      type: 'array',
      items: { anyOf: [closed({ type: 'string', enum: ['low', 'high'] }), { type: 'null' }] },
    }),
  );
});

test('definitions are closed too, and referred to', () => {
  const schema = withProperty({ $ref: '#/$defs/b' }, { $defs: { b: withProperty(text) } });
  assert.deepEqual(strictSchema(schema)?.['$defs'], {
    b: { ...withProperty(text), additionalProperties: false },
  });
});

test('notes for people are not sent', () => {
  const schema = withProperty(
    { ...text, default: 'x' },
    { $schema: 'https://json-schema.org/draft/2020-12/schema' },
  );
  assert.deepEqual(strictSchema(schema), { ...withProperty(text), additionalProperties: false });
});

test('a property may be named like a keyword', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: { default: text, allOf: text },
    required: ['default', 'allOf'],
  };
  assert.deepEqual(strictSchema(schema)?.['properties'], { default: text, allOf: text });
});

test('types follow from values only when all values have the same', () => {
  assert.ok(isStrict(withProperty({ const: 1 })));
  assert.ok(isStrict(withProperty({ enum: [true] })));
  assert.ok(!isStrict(withProperty({ enum: ['a', 1] })));
  assert.ok(!isStrict(withProperty({ const: null })));
  assert.ok(isStrict(withProperty({ type: 'null', const: null })));
  assert.ok(isStrict(withProperty({ type: ['string', 'null'], enum: ['a', null] })));
});

test('the root is an object and nothing else', () => {
  for (const schema of [
    {},
    text,
    { type: 'array', items: text },
    { anyOf: [withProperty(text)] },
    { $ref: '#' },
  ]) {
    assert.ok(!isStrict(schema), JSON.stringify(schema));
  }
  assert.ok(!isStrict(withProperty(text, { anyOf: [withProperty(text)] })));
});

test('what the rules refuse makes a schema not strict', () => {
  const refused: (JsonObject | boolean)[] = [
    { ...text, minLength: 1 },
    { ...text, format: 'uri' },
    { allOf: [text] },
    { not: text },
    { oneOf: [text] },
    { type: 'object' },
    { type: 'array' },
    { type: ['array', 'null'] },
    { type: 'array', items: true },
    { description: 'anything' },
    { $ref: '#', description: 'with a word beside it' },
    { type: 'string', enum: [{}] },
    { anyOf: [text, { not: text }] },
    { anyOf: {}, not: {} },
    withProperty(text, { additionalProperties: true }),
    withProperty(text, { additionalProperties: text }),
    { type: 'object', properties: { b: text } },
    { type: 'object', properties: { b: text }, required: [] },
    true,
  ];
  for (const schema of refused) assert.ok(!isStrict(withProperty(schema)), JSON.stringify(schema));
});

test('what the rules allow keeps a schema strict', () => {
  const allowed: JsonObject[] = [
    { ...text, format: 'date-time', pattern: '^2', title: 'When', description: 'A day' },
    { type: 'number', minimum: 0, exclusiveMaximum: 1, multipleOf: 0.1 },
    { type: 'array', items: text, minItems: 1, maxItems: 3 },
    { $ref: '#' },
    { type: 'object', properties: {} },
  ];
  for (const schema of allowed) assert.ok(isStrict(withProperty(schema)), JSON.stringify(schema));
});

test('ten levels are strict and eleven are not', () => {
  const nested = (levels: number): JsonObject => (levels === 1 ? text : withProperty(nested(levels - 1)));
  assert.ok(isStrict(nested(10)));
  assert.ok(!isStrict(nested(11)));
});

test('a schema too large is not strict', () => {
  const names = (count: number, length: number) =>
    Array.from({ length: count }, (_, n) => `${n}`.padStart(length, 'x'));
  const object = (properties: string[]): JsonObject => ({
    type: 'object',
    properties: Object.fromEntries(properties.map(name => [name, text])),
    required: properties,
  });
  assert.ok(isStrict(object(names(5000, 4))));
  assert.ok(!isStrict(object(names(5001, 4))));
  assert.ok(!isStrict(object(names(100, 1201))));
  assert.ok(isStrict(withProperty({ enum: names(1000, 4) })));
  assert.ok(!isStrict(withProperty({ enum: names(1001, 4) })));
});

test('text is asked for without a schema', () => {
  assert.equal(responseSchemaOf({ kind: 'text' }), undefined);
});

test('a schema that cannot be strict is sent as its author wrote it', () => {
  const schema = withProperty({ ...text, minLength: 1 });
  const output = { kind: 'json', name: 'triage', schema } as const;
  assert.deepEqual(responseSchemaOf(output), { name: 'triage', schema, strict: false });
  assert.equal(responseSchemaOf(output), responseSchemaOf(output));
});

test('the name is one that providers take', () => {
  const nameOf = (name: string) => responseSchemaOf({ kind: 'json', name, schema: withProperty(text) })?.name;
  assert.equal(nameOf('prompts/triage.prompt.yml'), 'prompts_triage_prompt_yml');
  assert.equal(nameOf('x'.repeat(100)), 'x'.repeat(64));
  assert.equal(nameOf(''), 'answer');
});
