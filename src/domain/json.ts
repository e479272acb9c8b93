/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** `Array.isArray` alone does not recognise a readonly list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonList(value);
}

/**
 * Whether a whole number, as somebody wrote it, is still that one as a value. Above 2^53 most become the nearest that there is,
 * and two of them the same.
 */
export function keepsDigits(written: string): boolean {
  const number = Number(written);
  return Number.isSafeInteger(number) || String(number) === written;
}
