import { plainLine } from '../../domain/plain-text.ts';

/** More of one message than anybody reads, and less than fills a log. */
const LINES_MAX = 200;

/**
 * A message as lines that are safe to print. Every line after the first is set in, so that a line end smuggled
 * into a message cannot start what looks like a message of its own.
 */
export function logLines(text: string): readonly string[] {
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, LINES_MAX).map((line, index) => plainLine(index === 0 ? line : `  ${line}`));
  return lines.length <= LINES_MAX ? shown : [...shown, `  … ${lines.length - LINES_MAX} more lines`];
}
