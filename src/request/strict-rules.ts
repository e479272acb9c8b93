import { type Json, type JsonObject, isJsonObject } from '../domain/json.ts';

/**
 * Whether OpenAI's structured outputs take a schema as `strict`. Their rules stand under "Supported schemas" in
 * https://platform.openai.com/docs/guides/structured-outputs. What is not said there to be supported counts as
 * refused: a schema sent without `strict` is followed a little less, a refused one stops every task of its type.
 */
export function isStrict(schema: JsonObject): boolean {
  const sizes = { properties: 0, enumValues: 0, letters: 0 };
  const isPlainObject = schema['type'] === 'object' && !('anyOf' in schema);
  return isPlainObject && obeys(schema, { depth: 1, sizes }) && isWithinLimits(sizes);
}

const DEPTH_MAX = 10;
const PROPERTIES_MAX = 5_000;
const ENUM_VALUES_MAX = 1_000;
/** Of the names of properties and definitions, and of the values of `enum` and `const`. */
const LETTERS_MAX = 120_000;

/** How far down a schema stands, and what was counted so far in the whole of it. */
type Place = { readonly depth: number; readonly sizes: Sizes };
type Sizes = { properties: number; enumValues: number; letters: number };

type Rule = (value: Json, schema: JsonObject, place: Place) => boolean;

const always: Rule = () => true;

/** The keywords that are supported, and when. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['title', always],
  ['description', always],
  ['type', always],
  ['required', always],
  ['pattern', always],
  ['multipleOf', always],
  ['minimum', always],
  ['maximum', always],
  ['exclusiveMinimum', always],
  ['exclusiveMaximum', always],
  ['minItems', always],
  ['maxItems', always],
  ['format', value => FORMATS.has(value)],
  ['enum', allowedValues],
  ['const', (value, schema, place) => allowedValues([value], schema, place)],
  ['items', (value, _schema, place) => obeys(value, place)],
  ['anyOf', (value, _schema, place) => membersOf(value).every(([, inner]) => obeys(inner, place))],
  ['$defs', namedSchemas],
  ['properties', requiredProperties],
  ['additionalProperties', value => value === false],
  ['$ref', (_value, schema) => Object.keys(schema).length === 1],
]);

const FORMATS = new Set<Json>([
  'date-time',
  'time',
  'date',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
]);

function obeys(schema: Json, place: Place): boolean {
  if (!isJsonObject(schema) || place.depth > DEPTH_MAX) return false;
  const inside = { ...place, depth: place.depth + 1 };
  const rulesHold = Object.entries(schema).every(([keyword, value]) =>
    RULES.get(keyword)?.(value, schema, inside),
  );
  return rulesHold && saysWhatItIs(schema);
}

/** A type is always named, an object lists its properties, a list says what its items are. */
function saysWhatItIs(schema: JsonObject): boolean {
  const types = [schema['type'] ?? []].flat();
  if (types.includes('object') && !('properties' in schema)) return false;
  if (types.includes('array') && !('items' in schema)) return false;
  return types.length > 0 || 'anyOf' in schema || '$ref' in schema;
}

function allowedValues(values: Json, _schema: JsonObject, { sizes }: Place): boolean {
  const members = membersOf(values);
  sizes.enumValues += members.length;
  for (const [, value] of members) sizes.letters += JSON.stringify(value).length;
  return members.every(([, value]) => typeof value !== 'object' || value === null);
}

function requiredProperties(properties: Json, schema: JsonObject, place: Place): boolean {
  const names = membersOf(properties).map(([name]) => name);
  place.sizes.properties += names.length;
  const required = new Set(membersOf(schema['required'] ?? []).map(([, name]) => name));
  return names.every(name => required.has(name)) && namedSchemas(properties, schema, place);
}

function namedSchemas(schemas: Json, _schema: JsonObject, place: Place): boolean {
  const members = membersOf(schemas);
  for (const [name] of members) place.sizes.letters += name.length;
  return members.every(([, inner]) => obeys(inner, place));
}

function membersOf(value: Json): [string, Json][] {
  return Object.entries<Json>(Object(value));
}

function isWithinLimits({ properties, enumValues, letters }: Sizes): boolean {
  return properties <= PROPERTIES_MAX && enumValues <= ENUM_VALUES_MAX && letters <= LETTERS_MAX;
}
