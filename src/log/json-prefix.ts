/**
 * What may be missing at a cut, apart from closing brackets: the rest of a string or of an escape in it, of a literal,
 * of a number; or a whole value, name, or member. A name that is cut gets a letter more, so that it cannot repeat one.
 * Four digits are enough for any escape, and too many do no harm.
 */
const MISSING = [
  ...['', '\\"', '0000"', '0'],
  ...['rue', 'ue', 'e', 'alse', 'lse', 'se'],
  ...[':0', '~":0', '"~":0'],
];

/** Is this text, as far as it goes, what `JSON.stringify` writes for an object of strings, natural numbers and booleans? */
export function beginsJson(text: string): boolean {
  const closing = unclosed(text);
  return MISSING.some(missing => isJson(text + missing + closing));
}

/** Is this exactly what `JSON.stringify` writes? No space, no second spelling, no name twice. */
export function isJson(text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

/** Where the object that `text` begins with is closed: the index after its last brace; undefined if it never is. */
export function endOfObject(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

/** A string, also one that is cut off, or a bracket outside of strings. */
const TOKEN = /"(?:[^"\\]|\\.)*["\\]?|[{}[\]]/gs;

/** The brackets that would close all that is open at the end of `text`. */
function unclosed(text: string): string {
  const open: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push('}');
    if (token === '[') open.push(']');
    if (token === '}' || token === ']') open.pop();
  }
  return open.reverse().join('');
}
