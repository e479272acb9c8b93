import * as z from 'zod';

import { closedObject, expected } from './expectation.ts';
import type { Json, JsonObject } from './json.ts';
import { WITH_SCHEMA, WITH_SCHEMA_LIST, WITH_SCHEMA_MAP, brokenReferences } from './schema-references.ts';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

const text = z.string({ error: expected('text') });
const flag = z.boolean({ error: expected('true or false') });
const number = z.number({ error: expected('a number') });
const count = z.int({ error: expected('a whole number') }).min(0, { error: expected('0 or more') });
const anyJson: z.ZodType<Json> = z.any();

const pattern = text.refine(compiles, {
  error: expected('a regular expression that JavaScript takes with the flag u'),
});

const names = z
  .array(text, { error: expected('a list of property names') })
  .refine(isWithoutTwins, { error: expected('a list in which no name stands twice') });

const typeName = z.enum(TYPES, { error: expected(`one of ${TYPES.join(', ')}`) });
const typeNames = z
  .array(typeName)
  .min(1, { error: expected('a list of at least one type') })
  .refine(isWithoutTwins, { error: expected('a list in which no type stands twice') });

/** References reach within the schema only: to check an answer must never mean to fetch something. */
const reference = text.regex(/^#(?:\/|$)/, {
  error: expected('a reference within this schema, such as "#/$defs/name"'),
  abort: true,
});

const schema: z.ZodType<boolean | JsonObject> = z.lazy(() =>
  z.union([z.boolean(), keywords], { error: expected('a JSON Schema: a map of keywords, true or false') }),
);
const schemas = z.record(z.string(), schema, { error: expected('a map of JSON Schemas') });
const schemaList = z
  .array(schema, { error: expected('a list of JSON Schemas') })
  .min(1, { error: expected('a list of at least one JSON Schema') });

/** The keywords of draft 2020-12, but for those that reach outside the schema or name places in it (`$id`, `$anchor`). */
const keywords: z.ZodType<JsonObject> = closedObject('a JSON Schema', {
  $schema: text
    .regex(/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, {
      error: expected('"https://json-schema.org/draft/2020-12/schema", the one dialect known here'),
    })
    .exactOptional(),
  $comment: text.exactOptional(),
  $ref: reference.exactOptional(),

  ...keywordsOf(WITH_SCHEMA, schema),
  ...keywordsOf(WITH_SCHEMA_LIST, schemaList),
  ...keywordsOf(WITH_SCHEMA_MAP, schemas),

  title: text.exactOptional(),
  description: text.exactOptional(),
  default: anyJson.exactOptional(),
  examples: z.array(anyJson, { error: expected('a list') }).exactOptional(),
  deprecated: flag.exactOptional(),
  readOnly: flag.exactOptional(),
  writeOnly: flag.exactOptional(),

  type: z
    .union([typeName, typeNames], { error: expected(`one of ${TYPES.join(', ')}, or a list of these`) })
    .exactOptional(),
  enum: z
    .array(anyJson, { error: expected('a list of the values allowed') })
    .min(1, { error: expected('a list of at least one value') })
    .exactOptional(),
  const: anyJson.exactOptional(),

  minLength: count.exactOptional(),
  maxLength: count.exactOptional(),
  pattern: pattern.exactOptional(),
  // The checker looks it up by name, and passes over what it does not know.
  format: text
    .refine(name => !(name in Object.prototype), {
      error: expected('the name of a format, such as "date-time"'),
    })
    .exactOptional(),
  contentEncoding: text.exactOptional(),
  contentMediaType: text.exactOptional(),

  minimum: number.exactOptional(),
  maximum: number.exactOptional(),
  exclusiveMinimum: number.exactOptional(),
  exclusiveMaximum: number.exactOptional(),
  multipleOf: number.positive({ error: expected('a number above 0') }).exactOptional(),

  minItems: count.exactOptional(),
  maxItems: count.exactOptional(),
  minContains: count.exactOptional(),
  maxContains: count.exactOptional(),
  uniqueItems: flag.exactOptional(),

  patternProperties: schemas
    .refine(map => Object.keys(map).every(compiles), {
      error: expected('a map whose names are regular expressions'),
    })
    .exactOptional(),
  required: names.exactOptional(),
  dependentRequired: z
    .record(z.string(), names, { error: expected('a map from a property to a list of property names') })
    .exactOptional(),
  minProperties: count.exactOptional(),
  maxProperties: count.exactOptional(),
}).meta({ id: 'JsonSchema', description: 'A JSON Schema, draft 2020-12. References reach within it only.' });

/** A JSON Schema that a checker can follow to its end: known keywords, sound values, and every `$ref` leads to a schema. */
export const JsonSchema: z.ZodType<JsonObject> = keywords.superRefine((root, context) => {
  for (const { path, message } of brokenReferences(root))
    context.addIssue({ code: 'custom', path: [...path], message });
});

function keywordsOf<Schema extends z.ZodType>(names: readonly string[], schema: Schema) {
  return Object.fromEntries(names.map(name => [name, schema.exactOptional()]));
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u').unicode;
  } catch {
    return false;
  }
}

function isWithoutTwins(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
