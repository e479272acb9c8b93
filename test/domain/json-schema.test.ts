import { Validator } from '@cfworker/json-schema';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';

import { problemsOf } from '../../src/domain/expectation.ts';
import { JsonSchema } from '../../src/domain/json-schema.ts';

/** `path: message` of every problem. */
function problems(schema: unknown): string[] {
  const result = JsonSchema.safeParse(schema);
  return result.success
    ? []
    : problemsOf(result.error).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

test.each([
  {},
  {
    type: 'object',
    required: ['a'],
    properties: { a: { enum: ['low', 'high'] } },
    additionalProperties: false,
  },
  { type: ['string', 'null'], minLength: 1, maxLength: 5, pattern: '^\\p{L}+$', format: 'email' },
  { format: 'dd/MM/yyyy' },
  { type: 'number', minimum: 0, exclusiveMaximum: 1, multipleOf: 0.1 },
  {
    type: 'array',
    prefixItems: [{ const: 1 }],
    items: false,
    minItems: 1,
    uniqueItems: true,
    contains: true,
  },
  { anyOf: [{ type: 'null' }, { $ref: '#/$defs/a~1b' }], $defs: { 'a/b': { not: { type: 'array' } } } },
  { $ref: '#/$defs/a~0b', $defs: { 'a~b': { type: 'string' } } },
  { $ref: '#/$defs/two%20words', $defs: { 'two words': { type: 'string' } } },
  JSON.parse(
    '{"if":{"required":["a"]},"then":{"required":["b"]},"else":true,"dependentRequired":{"a":["b"]}}',
  ),
  { title: 't', description: 'd', default: null, examples: [1], deprecated: true, $comment: 'c' },
  { $schema: 'https://json-schema.org/draft/2020-12/schema', patternProperties: { '^x-': {} } },
])('%j is a JSON Schema', schema => assert.deepEqual(problems(schema), []));

test('a list that holds itself is a JSON Schema: each turn looks at a value further in', () => {
  const tree = {
    $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
    $ref: '#/$defs/node',
  };
  assert.deepEqual(problems(tree), []);
  assert.deepEqual(problems({ type: 'array', items: { $ref: '#' } }), []);
});

test.each([
  [{ propertys: {} }, 'propertys: "propertys" is not a key of a JSON Schema; did you mean "properties"?'],
  [
    { type: 'strin' },
    'type: "type" must be one of string, number, integer, boolean, object, array, null, or a list of these, got "strin".',
  ],
  [
    { type: ['string', 'string'] },
    'type: "type" must be a list in which no type stands twice, got a list of 2.',
  ],
  ...['__proto__', 'constructor', 'hasOwnProperty'].map((format): [object, string] => [
    { format },
    `format: "format" must be the name of a format, such as "date-time", got "${format}".`,
  ]),
  [{ type: [] }, 'type: "type" must be a list of at least one type, got an empty list.'],
  [
    { properties: { a: { type: 5 } } },
    'properties.a.type: "type" must be one of string, number, integer, boolean, object, array, null, or a list of these, got 5.',
  ],
  [{ properties: [] }, 'properties: "properties" must be a map of JSON Schemas, got an empty list.'],
  [
    { items: 'string' },
    'items: "items" must be a JSON Schema: a map of keywords, true or false, got "string".',
  ],
  [{ anyOf: {} }, 'anyOf: "anyOf" must be a list of JSON Schemas, got an empty map.'],
  [{ if: 5 }, 'if: "if" must be a JSON Schema: a map of keywords, true or false, got 5.'],
  [{ title: 5 }, 'title: "title" must be text, got 5.'],
  [{ minimum: '1' }, 'minimum: "minimum" must be a number, got "1".'],
  [{ uniqueItems: 1 }, 'uniqueItems: "uniqueItems" must be true or false, got 1.'],
  [{ examples: 1 }, 'examples: "examples" must be a list, got 1.'],
  [
    { dependentRequired: [] },
    'dependentRequired: "dependentRequired" must be a map from a property to a list of property names, got an empty list.',
  ],
  [{ required: 'a' }, 'required: "required" must be a list of property names, got "a".'],
  [
    { required: ['a', 'a'] },
    'required: "required" must be a list in which no name stands twice, got a list of 2.',
  ],
  [{ enum: 'low' }, 'enum: "enum" must be a list of the values allowed, got "low".'],
  [{ enum: [] }, 'enum: "enum" must be a list of at least one value, got an empty list.'],
  [
    { pattern: '(' },
    'pattern: "pattern" must be a regular expression that JavaScript takes with the flag u, got "(".',
  ],
  [
    { pattern: '\\-' },
    'pattern: "pattern" must be a regular expression that JavaScript takes with the flag u, got "\\\\-".',
  ],
  [
    { patternProperties: { '(': {} } },
    'patternProperties: "patternProperties" must be a map whose names are regular expressions, got a map with "(".',
  ],
  [{ minLength: -1 }, 'minLength: "minLength" must be 0 or more, got -1.'],
  [{ minLength: 1.5 }, 'minLength: "minLength" must be a whole number, got 1.5.'],
  [{ multipleOf: 0 }, 'multipleOf: "multipleOf" must be a number above 0, got 0.'],
  [{ allOf: [] }, 'allOf: "allOf" must be a list of at least one JSON Schema, got an empty list.'],
  [
    { $ref: 'https://example.com/x' },
    '$ref: "$ref" must be a reference within this schema, such as "#/$defs/name", got "https://example.com/x".',
  ],
  [{ $ref: '#/$defs/a' }, '$ref: "$ref" leads to no schema: nothing stands at "#/$defs/a".'],
  [{ $ref: '#/%' }, '$ref: "$ref" leads to no schema: nothing stands at "#/%".'],
  [
    { properties: { a: { $ref: '#/required' } }, required: ['a'] },
    'properties.a.$ref: "$ref" leads to no schema: nothing stands at "#/required".',
  ],
  [
    { $schema: 'http://json-schema.org/draft-07/schema#' },
    '$schema: "$schema" must be "https://json-schema.org/draft/2020-12/schema", the one dialect known here, got "http://json-schema.org/draft-07/schema#".',
  ],
  [5, ': This must be a JSON Schema, got 5.'],
])('%j is refused at its place', (schema, problem) => assert.deepEqual(problems(schema), [problem]));

test.each<[object]>([
  [{ $ref: '#' }],
  [{ allOf: [{ $ref: '#' }] }],
  [
    {
      $ref: '#/$defs/a',
      $defs: { a: { anyOf: [{ $ref: '#/$defs/b' }] }, b: { not: { $ref: '#/$defs/a' } } },
    },
  ],
  [{ dependentSchemas: { a: { $ref: '#' } } }],
  ...['anyOf', 'oneOf'].map((keyword): [object] => [{ [keyword]: [{ $ref: '#' }] }]),
  ...['not', 'if', 'then', 'else'].map((keyword): [object] => [{ [keyword]: { $ref: '#' } }]),
])('%j would judge one value for ever, and is refused', schema => {
  assert.ok(
    problems(schema).every(problem => problem.endsWith('checking a value against it would never end.')),
  );
  assert.notEqual(problems(schema).length, 0);
});

test('a schema that is accepted can be used: the checker neither throws nor runs for ever', () => {
  const { schema } = fc.letrec<{ schema: unknown }>(tie => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.boolean(),
      fc.record(
        {
          type: fc.constantFrom('string', 'object', 'array', ['null', 'number']),
          pattern: fc.constantFrom('a', '(', '[', '\\d+'),
          minLength: fc.integer({ min: -1, max: 3 }),
          enum: fc.array(fc.jsonValue(), { maxLength: 2 }),
          $ref: fc.constantFrom('#', '#/$defs/a', '#/properties/b', 'other'),
          $defs: fc.record({ a: tie('schema') }),
          properties: fc.record({ a: tie('schema'), b: tie('schema') }, { requiredKeys: [] }),
          items: tie('schema'),
          anyOf: fc.array(tie('schema'), { maxLength: 2 }),
          not: tie('schema'),
        },
        { requiredKeys: [] },
      ),
    ),
  }));

  fc.assert(
    fc.property(schema, fc.jsonValue(), (candidate, value) => {
      const result = JsonSchema.safeParse(JSON.parse(JSON.stringify(candidate)));
      if (!result.success) return;
      new Validator(structuredClone(result.data), '2020-12').validate(value);
    }),
    { numRuns: 5_000 },
  );
});
