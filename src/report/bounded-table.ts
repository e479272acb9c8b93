import { type Column, ROWS_MAX, table } from './markdown.ts';
import { count } from './money.ts';

/** Far enough below the 65,536 characters that GitHub takes for what stands around a table. */
export const TABLE_LENGTH_MAX = 48_000;

/**
 * A table that fits into the body of an issue or a comment: at most `ROWS_MAX` rows and `TABLE_LENGTH_MAX`
 * characters, whole rows only, and what to say of the others. Half a cell might leave its code open.
 */
export function boundedTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  whereAllAre: string,
): string {
  const kept = fitting(rows);
  const left = rows.length - kept.length;
  return table(columns, kept) + (left === 0 ? '' : `\n\n… and ${count(left)} more. ${whereAllAre}`);
}

function fitting(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let length = 0;
  const tooLong = rows.slice(0, ROWS_MAX).findIndex(row => {
    // Each cell has its bar and its spaces.
    length += row.reduce((sum, cell) => sum + cell.length + 3, 2);
    return length > TABLE_LENGTH_MAX;
  });
  return rows.slice(0, tooLong < 0 ? ROWS_MAX : tooLong);
}
