import type { Problem } from './expectation.ts';
import type { Json, JsonObject } from './json.ts';

/** The keywords of JSON Schema that hold other schemas: one, a list of them, or a map. */
export const WITH_SCHEMA = [
  'items',
  'contains',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
];
export const WITH_SCHEMA_LIST = ['prefixItems', 'allOf', 'anyOf', 'oneOf'];
export const WITH_SCHEMA_MAP = [
  '$defs',
  'definitions',
  'properties',
  'patternProperties',
  'dependentSchemas',
];

/** These judge the very value that the schema around them judges. A circle of them would never end. */
const WITH_SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];

/** Every `$ref` that leads to no schema, or back to itself with the same value. The keywords must be sound. */
export function brokenReferences(root: JsonObject): Problem[] {
  const places = placesOf(root);
  return [...places.values()].flatMap(place => {
    const message = troubleWith(place, places);
    return message === undefined ? [] : [{ path: [...place.path, '$ref'], message }];
  });
}

/** Every schema in it that refers to another one, with the JSON Pointer of that in plain text. */
export function referringSchemas(
  root: JsonObject,
): readonly { readonly schema: { [key: string]: Json }; readonly target: string }[] {
  return [...placesOf(root).values()].flatMap(({ schema }) =>
    typeof schema['$ref'] === 'string' ? [{ schema, target: pointerOf(schema['$ref']) }] : [],
  );
}

/** One schema inside a schema, and where it stands. */
type SchemaPlace = {
  readonly schema: JsonObject;
  readonly path: readonly PropertyKey[];
  readonly pointer: string;
};
type SchemaPlaces = ReadonlyMap<string, SchemaPlace>;

/** Every schema within a schema, by JSON Pointer. */
function placesOf(root: JsonObject): SchemaPlaces {
  const places = new Map<string, SchemaPlace>();
  const waiting: SchemaPlace[] = [{ schema: root, path: [], pointer: '#' }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    places.set(place.pointer, place);
    waiting.push(...innerPlaces(place, [...WITH_SCHEMA, ...WITH_SCHEMA_LIST, ...WITH_SCHEMA_MAP]));
  }
  return places;
}

function innerPlaces(place: SchemaPlace, keywords: readonly string[]): SchemaPlace[] {
  return keywords.flatMap(keyword => {
    const value = Object.hasOwn(place.schema, keyword) ? place.schema[keyword] : undefined;
    const path = [...place.path, keyword];
    const pointer = `${place.pointer}/${keyword}`;
    if (WITH_SCHEMA.includes(keyword)) return isSchemaObject(value) ? [{ schema: value, path, pointer }] : [];

    return Object.entries(value ?? {}).flatMap(([key, schema]) =>
      isSchemaObject(schema) ? [{ schema, path: [...path, key], pointer: `${pointer}/${escaped(key)}` }] : [],
    );
  });
}

function troubleWith(place: SchemaPlace, places: SchemaPlaces): string | undefined {
  const { $ref } = place.schema;
  if (typeof $ref !== 'string') return undefined;
  if (!places.has(pointerOf($ref))) return `leads to no schema: nothing stands at ${JSON.stringify($ref)}`;
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
  const inner = innerPlaces(place, WITH_SAME_VALUE).map(({ pointer }) => pointer);
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
