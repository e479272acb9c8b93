import { plainText } from '../domain/plain-text.ts';

/**
 * JSON for a file that people read and tools print: two-space indent, keys in the order given, a final newline.
 * Whatever a text in it says, no line of it can be a workflow command; parsed, it is the text again.
 */
export function jsonText(value: unknown): string {
  return `${plainText(JSON.stringify(value, null, 2))}\n`;
}
