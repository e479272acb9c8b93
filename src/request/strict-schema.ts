import { type Json, type JsonObject, isJsonList, isJsonObject } from '../domain/json.ts';
import { isStrict } from './strict-rules.ts';

/**
 * The schema in the form for which a provider can promise that answers follow it, or undefined when it has none.
 * It allows no more than the author's own, and answers are checked against that one either way.
 */
export function strictSchema(schema: JsonObject): JsonObject | undefined {
  const closed = close(schema);
  return isStrict(closed) ? closed : undefined;
}

/** Notes for people, which no answer depends on. */
const NOTES = new Set(['$schema', '$comment', 'examples', 'default', 'deprecated', 'readOnly', 'writeOnly']);

/** Says what is plainly meant: an object that lists its properties has no others, and the values of a list have a type. */
function close(schema: JsonObject): JsonObject {
  const members = Object.entries(schema).filter(([keyword]) => !NOTES.has(keyword));
  const type = typeOfValues(schema);
  return {
    ...(type === undefined ? {} : { type }),
    ...(isJsonObject(schema['properties']) ? { additionalProperties: false } : {}),
    ...Object.fromEntries(members.map(([keyword, value]) => [keyword, closeInside(keyword, value)])),
  };
}

function closeInside(keyword: string, value: Json): Json {
  if (keyword === 'items') return closeIfObject(value);
  if (keyword === 'anyOf' && isJsonList(value)) return value.map(closeIfObject);
  if ((keyword === 'properties' || keyword === '$defs') && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closeIfObject(inner)]));
  }
  return value;
}

function closeIfObject(schema: Json): Json {
  return isJsonObject(schema) ? close(schema) : schema;
}

/** `enum: [low, high]` means text, as far as anybody would read it. */
function typeOfValues(schema: JsonObject): string | undefined {
  const values = [schema['enum'] ?? schema['const'] ?? null].flat();
  const types = new Set<string>(values.map(value => typeof value));
  return ['string', 'number', 'boolean'].find(type => types.size === 1 && types.has(type));
}
