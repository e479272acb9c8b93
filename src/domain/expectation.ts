import * as z from 'zod';

/** One wrong thing in a value somebody wrote: where in the value, and a whole sentence about it. */
export type Problem = { readonly path: readonly PropertyKey[]; readonly message: string };

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** For the `error` of a schema: says what the value must be, and what was there instead. */
export function expected(what: string): (issue: RawIssue) => string {
  return issue =>
    issue.input === undefined
      ? `is missing; it must be ${what}`
      : `must be ${what}, got ${shown(issue.input)}`;
}

/** An object that knows all its keys. A key it does not know is refused with the nearest one it does. */
export function closedObject<Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape) {
  const known = Object.keys(shape);
  const wrongType = expected(what);
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => `is not a key of ${what}; ${adviceFor(key, known)}`).join('\n')
        : wrongType(issue),
  });
}

/** Every problem of a value that a schema refused, each at its own place. */
export function problemsOf(error: z.core.$ZodError): Problem[] {
  return error.issues.flatMap(issue => problemsOfIssue(issue, []));
}

/** A value as a short text on one line, for a sentence that ends in "got". */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty map' : `a map with ${enumerated(keys)}`;
  }
  return shortened(String(JSON.stringify(value)));
}

/** `"a", "b" and 7 more`: names for a message, bounded. */
export function enumerated(names: readonly string[]): string {
  const listed = names.slice(0, NAMES_MAX).map(name => shortened(JSON.stringify(name)));
  return names.length > NAMES_MAX
    ? `${listed.join(', ')} and ${names.length - NAMES_MAX} more`
    : listed.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}

/** `did you mean "model"?` for a word that is nearly a known one, else the known ones. */
export function adviceFor(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? `known are ${enumerated(known)}` : `did you mean ${JSON.stringify(near)}?`;
}

const NAMES_MAX = 20;
const SHOWN_LENGTH_MAX = 60;

function problemsOfIssue(issue: Issue, base: readonly PropertyKey[]): Problem[] {
  const path = [...base, ...issue.path];

  if (issue.code === 'unrecognized_keys') {
    // `closedObject` wrote one line for each key, in the order of the keys.
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => problem([...path, key], lines[index] ?? issue.message));
  }

  if (issue.code === 'invalid_key') return issue.issues.map(inner => problem(path, inner.message));

  if (issue.code === 'invalid_union') {
    // When only one form of several was meant, its own problems say more than "none of these forms".
    const [meant, ...others] = issue.errors.filter(form => !form.some(isOfAnotherType));
    if (meant !== undefined && others.length === 0)
      return meant.flatMap(inner => problemsOfIssue(inner, path));
  }

  return [problem(path, issue.message)];
}

function isOfAnotherType(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'custom';
}

function problem(path: readonly PropertyKey[], predicate: string): Problem {
  const stop = /[.?]$/.test(predicate) ? '' : '.';
  return { path, message: `${nameOf(path)} ${predicate}${stop}` };
}

/** The last key of a path with the indexes after it: line and column say the rest. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.findLastIndex(part => typeof part === 'string');
  const indexes = path.slice(last + 1).map(index => `[${String(index)}]`);
  const key = path[last];
  if (key === undefined) return indexes.length === 0 ? 'This' : `Item ${indexes.join('')}`;
  return shortened(JSON.stringify(`${String(key)}${indexes.join('')}`));
}

/** The known word that is at most two fifths of its letters away. */
function closest(word: string, known: readonly string[]): string | undefined {
  const plain = plainly(word);
  const near = known
    .map(name => ({ name, distance: distanceOf(plain, plainly(name)) }))
    .filter(({ name, distance }) => distance <= name.length * 0.4)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

/** `maxOutputTokens` and `max_output_tokens` are `max-output-tokens` spelt by another habit. */
function plainly(word: string): string {
  return word
    .slice(0, SHOWN_LENGTH_MAX)
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

/** How many letters must be put in, taken out or replaced: Levenshtein's distance, one row at a time. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] as number;
}

function shortened(text: string): string {
  return text.length <= SHOWN_LENGTH_MAX ? text : `${text.slice(0, SHOWN_LENGTH_MAX)}…`;
}
