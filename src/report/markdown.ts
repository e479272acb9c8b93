import { plainLine, plainText } from '../domain/plain-text.ts';
import { count } from './money.ts';

/**
 * Hostile text inside GitHub-flavoured Markdown. Escaping is not enough: GitHub looks for mentions, references
 * and bare links in the rendered text, where every escape is gone. It never looks inside code. So text that
 * nobody here wrote is code, and its fence is longer than any it could close.
 */
export function codeSpan(text: string, lengthMax = CODE_SPAN_LENGTH_MAX): string {
  // A pipe would end a table's cell even inside code, and how a backslash saves it differs between renderers.
  const line = plainLine(text, lengthMax).replaceAll('|', '\\u007c');
  const fence = '`'.repeat(longestRun(line) + 1);
  // One space on each side is taken off by the renderer; it keeps backticks and the text's own spaces apart.
  return `${fence} ${line} ${fence}`;
}

/** Several lines of hostile text. It must start on a line of its own. */
export function codeBlock(text: string): string {
  const lines = plainText(text);
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}text\n${lines}\n${fence}`;
}

/** A table of cells that are Markdown already: our own words, numbers, and code spans. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const heads = columns.map(({ title }) => title);
  const rules = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [heads, rules, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

export type Column = { readonly title: string; readonly align?: 'right' };

/** Items that are Markdown already; more than anybody reads are left to the report file. */
export function list(items: readonly string[]): string {
  const lines = items.slice(0, ROWS_MAX).map(item => `- ${item}`);
  return lines.join('\n') + andMore(items.length);
}

export const ROWS_MAX = 50;

/** What to say below a table or list that was cut at `ROWS_MAX`. */
export function andMore(total: number): string {
  return total <= ROWS_MAX
    ? ''
    : `\n\n… and ${count(total - ROWS_MAX)} more; the report file names them all.`;
}

const CODE_SPAN_LENGTH_MAX = 200;

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}
