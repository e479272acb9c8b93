import { type OutputUnit, Validator } from '@cfworker/json-schema';

import type { Json, JsonObject } from '../domain/json.ts';
import { referringSchemas } from '../domain/schema-references.ts';
import { withinTime } from './within-time.ts';

/** What does not match: the first keyword of the schema that says no, and sentences about it, without the values. */
export type Mismatch = { readonly keyword: string; readonly statements: readonly string[] };

/** Nobody knows whether it matches. `keyword`: by which one the check may have taken so long. */
export type Unchecked =
  { readonly unchecked: 'too deep' } | { readonly unchecked: 'too slow'; readonly keyword: string };

/** The rest would not fit into a complaint. */
const STATEMENTS_MAX = 10;
/** An answer of 40 letters keeps a pattern such as `^(a+)+$` busy for days: only to stop what would never end. */
const CHECK_MS_MAX = 1_000;

/**
 * Where a check may never end. The checker has patterns of its own for formats, and that of `url` is as bad; and a schema that
 * chooses among others that lead back to it is followed once for each choice at each level.
 */
const MAY_TAKE_LONG = ['pattern', 'patternProperties', 'format', '$ref'] as const;

/**
 * Checks a value against a JSON Schema of draft 2020-12; undefined when it matches. The checker reads the schema and
 * never makes code of it: a schema comes from a file in a repository, and must not become a program.
 */
export function mismatchOf(value: Json, schema: JsonObject): Mismatch | Unchecked | undefined {
  const { checker, slowBy } = checkerOf(schema);
  const look = () => errorsOf(value, checker);
  const errors = slowBy === undefined ? look() : (withinTime(CHECK_MS_MAX, look) ?? tooSlow(slowBy));
  if (errors === 'too deep') return { unchecked: errors };
  if ('unchecked' in errors) return errors;

  const [first, ...others] = errors.filter((error, index) => !leadsTo(error, errors[index + 1]));
  if (first === undefined) return undefined;
  return {
    keyword: nameOf(first.keyword),
    statements: [first, ...others.filter(({ keyword }) => keyword !== 'false')]
      .slice(0, STATEMENTS_MAX)
      .map(({ instanceLocation, error }) => `At ${instanceLocation.slice(1) || '/'}: ${error}`),
  };
}

function tooSlow(keyword: string): Unchecked {
  return { unchecked: 'too slow', keyword: nameOf(keyword) };
}

/** The names of references begin with a character that a code in the log may not begin with. */
function nameOf(keyword: string): string {
  return keyword.replace('$', '');
}

/** A schema that refers to itself can need more stack for a deep answer than there is. That is the answer's doing. */
function errorsOf(value: Json, checker: Validator): readonly OutputUnit[] | 'too deep' {
  try {
    return checker.validate(value).errors;
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

type Checker = { readonly checker: Validator; readonly slowBy: string | undefined };

const checkers = new WeakMap<JsonObject, Checker>();

function checkerOf(schema: JsonObject): Checker {
  const known = checkers.get(schema);
  if (known !== undefined) return known;

  // A copy, because the checker leaves its marks in the schema.
  const copy = structuredClone<JsonObject>(schema);
  for (const { schema: place, target } of referringSchemas(copy)) place['$ref'] = asCheckerWrites(target);
  const checker = new Validator(copy, '2020-12');
  // To watch the time costs a millisecond.
  const text = JSON.stringify(schema);
  const made = { checker, slowBy: MAY_TAKE_LONG.find(keyword => text.includes(`"${keyword}":`)) };
  checkers.set(schema, made);
  return made;
}

/** It compares references with places by their text, and a place has one text only: `#/$defs/%24a` leads nowhere there. */
function asCheckerWrites(pointer: string): string {
  return `#${encodeURI(pointer.slice(1)).replaceAll('#', '%23')}`;
}

/** Errors that only say that something inside is wrong; the next one says what. */
const WRAPPERS = new Set(
  (
    'properties patternProperties additionalProperties unevaluatedProperties propertyNames dependentSchemas ' +
    'prefixItems items unevaluatedItems allOf if $ref'
  ).split(' '),
);

/** The schema `false` says nothing by itself: there the wrapper is the statement. */
function leadsTo(error: OutputUnit, next: OutputUnit | undefined): boolean {
  return WRAPPERS.has(error.keyword) && next !== undefined && next.keyword !== 'false';
}
