import * as z from 'zod';

import { closedObject, expected } from './expectation.ts';
import type { Json, JsonObject } from './json.ts';

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
  $defs: schemas.exactOptional(),
  definitions: schemas.exactOptional(),

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
  format: text.exactOptional(),
  contentEncoding: text.exactOptional(),
  contentMediaType: text.exactOptional(),

  minimum: number.exactOptional(),
  maximum: number.exactOptional(),
  exclusiveMinimum: number.exactOptional(),
  exclusiveMaximum: number.exactOptional(),
  multipleOf: number.positive({ error: expected('a number above 0') }).exactOptional(),

  items: schema.exactOptional(),
  prefixItems: schemaList.exactOptional(),
  contains: schema.exactOptional(),
  unevaluatedItems: schema.exactOptional(),
  minItems: count.exactOptional(),
  maxItems: count.exactOptional(),
  minContains: count.exactOptional(),
  maxContains: count.exactOptional(),
  uniqueItems: flag.exactOptional(),

  properties: schemas.exactOptional(),
  patternProperties: schemas
    .refine(map => Object.keys(map).every(compiles), {
      error: expected('a map whose names are regular expressions'),
    })
    .exactOptional(),
  additionalProperties: schema.exactOptional(),
  unevaluatedProperties: schema.exactOptional(),
  propertyNames: schema.exactOptional(),
  required: names.exactOptional(),
  dependentRequired: z
    .record(z.string(), names, { error: expected('a map from a property to a list of property names') })
    .exactOptional(),
  dependentSchemas: schemas.exactOptional(),
  minProperties: count.exactOptional(),
  maxProperties: count.exactOptional(),

  allOf: schemaList.exactOptional(),
  anyOf: schemaList.exactOptional(),
  oneOf: schemaList.exactOptional(),
  not: schema.exactOptional(),
  if: schema.exactOptional(),
  then: schema.exactOptional(),
  else: schema.exactOptional(),
}).meta({ id: 'JsonSchema', description: 'A JSON Schema, draft 2020-12. References reach within it only.' });

/** A JSON Schema that a checker can follow to its end: known keywords, sound values, and every `$ref` leads to a schema. */
export const JsonSchema: z.ZodType<JsonObject> = keywords.superRefine((root, context) => {
  const places = placesOf(root);
  for (const place of places.values()) {
    const message = troubleWithReference(place, places);
    if (message !== undefined) context.addIssue({ code: 'custom', path: [...place.path, '$ref'], message });
  }
});

/** One schema inside a schema, and where it stands. */
type SchemaPlace = {
  readonly schema: JsonObject;
  readonly path: readonly PropertyKey[];
  readonly pointer: string;
};
type SchemaPlaces = ReadonlyMap<string, SchemaPlace>;

/** These judge the very value that the schema around them judges. A circle of them would never end. */
const SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];
const WITH_SCHEMA = [
  'items',
  'contains',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
];
const WITH_SCHEMAS = ['$defs', 'definitions', 'prefixItems', 'properties', 'patternProperties'];

/** Every schema within a schema, by JSON Pointer. */
function placesOf(root: JsonObject): SchemaPlaces {
  const places = new Map<string, SchemaPlace>();
  const waiting: SchemaPlace[] = [{ schema: root, path: [], pointer: '#' }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    places.set(place.pointer, place);
    waiting.push(...innerPlaces(place, [...SAME_VALUE, ...WITH_SCHEMA, ...WITH_SCHEMAS]));
  }
  return places;
}

function innerPlaces(place: SchemaPlace, names: readonly string[]): SchemaPlace[] {
  return names.flatMap(name => {
    const value = Object.hasOwn(place.schema, name) ? place.schema[name] : undefined;
    const outer = { path: [...place.path, name], pointer: `${place.pointer}/${name}` };
    const isOne = WITH_SCHEMA.includes(name) || ['not', 'if', 'then', 'else'].includes(name);
    if (isOne) return isSchemaObject(value) ? [{ ...outer, schema: value }] : [];

    return Object.entries(value ?? {}).flatMap(([key, schema]) =>
      isSchemaObject(schema)
        ? [{ schema, path: [...outer.path, key], pointer: `${outer.pointer}/${escaped(key)}` }]
        : [],
    );
  });
}

function troubleWithReference(place: SchemaPlace, places: SchemaPlaces): string | undefined {
  const { $ref } = place.schema;
  if (typeof $ref !== 'string') return undefined;
  if (places.get(pointerOf($ref)) === undefined)
    return `leads to no schema: nothing stands at ${JSON.stringify($ref)}`;
  return returnsTo(place, places)
    ? 'leads in a circle: checking a value against it would never end'
    : undefined;
}

/** Whether judging a value by this schema means judging the same value by it again. */
function returnsTo(start: SchemaPlace, places: SchemaPlaces): boolean {
  const seen = new Set<SchemaPlace>();
  const waiting = judgesToo(start, places);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (place === start) return true;
    if (seen.has(place)) continue;
    seen.add(place);
    waiting.push(...judgesToo(place, places));
  }
  return false;
}

function judgesToo(place: SchemaPlace, places: SchemaPlaces): SchemaPlace[] {
  const { $ref } = place.schema;
  const inner = innerPlaces(place, SAME_VALUE).map(({ pointer }) => pointer);
  return (typeof $ref === 'string' ? [...inner, pointerOf($ref)] : inner).flatMap(
    pointer => places.get(pointer) ?? [],
  );
}

/** A reference as JSON Pointer writes it in plain text: `#/$defs/a%20b` is `#/$defs/a b`. */
function pointerOf(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isSchemaObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
