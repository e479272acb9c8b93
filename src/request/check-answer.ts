import { type OutputUnit, Validator } from '@cfworker/json-schema';

import type { Json, JsonObject } from '../domain/json.ts';
import { withinTime } from './within-time.ts';

/** What does not match: the first keyword of the schema that says no, and sentences about it, without the values. */
export type Mismatch = { readonly keyword: string; readonly statements: readonly string[] };

/** The rest would not fit into a complaint. */
const STATEMENTS_MAX = 10;
/** There are patterns, such as `^(a+)+$`, that an answer of 40 letters keeps busy for days: only to stop what would never end. */
const CHECK_MS_MAX = 1_000;

/**
 * Checks a value against a JSON Schema of draft 2020-12; undefined when it matches. The checker reads the schema and
 * never makes code of it: a schema comes from a file in a repository, and must not become a program.
 */
export function mismatchOf(value: Json, schema: JsonObject): Mismatch | 'too deep' | 'too slow' | undefined {
  const { checker, hasPatterns } = checkerOf(schema);
  const look = () => errorsOf(value, checker);
  const errors = hasPatterns ? (withinTime(CHECK_MS_MAX, look) ?? 'too slow') : look();
  if (errors === 'too deep' || errors === 'too slow') return errors;

  const [first, ...others] = errors.filter((error, index) => !leadsTo(error, errors[index + 1]));
  if (first === undefined) return undefined;
  return {
    // The names of references begin with a character that a code in the log may not begin with.
    keyword: first.keyword.replace('$', ''),
    statements: [first, ...others.filter(({ keyword }) => keyword !== 'false')]
      .slice(0, STATEMENTS_MAX)
      .map(({ instanceLocation, error }) => `At ${instanceLocation.slice(1) || '/'}: ${error}`),
  };
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

type Checker = { readonly checker: Validator; readonly hasPatterns: boolean };

const checkers = new WeakMap<JsonObject, Checker>();

function checkerOf(schema: JsonObject): Checker {
  const known = checkers.get(schema);
  if (known !== undefined) return known;

  // A copy, because the checker leaves its marks in the schema.
  const checker = new Validator(structuredClone<JsonObject>(schema), '2020-12');
  // To watch the time costs a millisecond, and patterns alone can take any.
  const made = { checker, hasPatterns: /"pattern(?:Properties)?":/.test(JSON.stringify(schema)) };
  checkers.set(schema, made);
  return made;
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
