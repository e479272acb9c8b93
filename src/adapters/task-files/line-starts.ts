import type { Place } from '../../domain/task.ts';

/** Says line and column, both from 1, for an offset into a text. */
export type LineStarts = { placeAt(offset: number): Place };

export function lineStartsOf(path: string, text: string): LineStarts {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  return {
    placeAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
