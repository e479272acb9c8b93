import { type Json, isJsonList } from '../domain/json.ts';

/**
 * One text for one value, as RFC 8785 writes it: no spaces, keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them (so -0 is 0). A lone surrogate, which that RFC refuses, stays the escape that JSON knows for it.
 */
export function canonical(value: Json): string {
  if (isJsonList(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);

  // Without a comparator, `sort` goes by UTF-16 code units. Concatenation, because this runs for every task of a file.
  let members = '';
  for (const name of Object.keys(value).sort()) {
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonical(value[name] as Json)}`;
  }
  return `{${members}}`;
}
