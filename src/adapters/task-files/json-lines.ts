import type { Place } from '../../domain/task.ts';
import { offsetOf, scanJson } from './json-text.ts';
import type { MistakeList } from './mistake-list.ts';
import type { Located } from './sheet.ts';
import { textOf } from './workspace.ts';

const NEWLINE = 0x0a;

/**
 * One JSON value a line, in order, with one line in memory at a time. Blank lines are passed over. A line that is no
 * JSON is reported, and the lines after it are still read. A chunk must stay as it is when the next one comes.
 */
export function* readJsonLines(
  path: string,
  chunks: Iterable<Buffer>,
  mistakes: MistakeList,
): Generator<Located> {
  let line = 0;
  for (const bytes of linesOf(chunks)) {
    line += 1;
    const placeAt = (offset: number): Place => ({ path, line, column: offset + 1 });
    const text = textOf(bytes);
    if (text === undefined) {
      // One is enough: what is no text has line ends by chance.
      mistakes.add(placeAt(0), 'This line is not text in UTF-8; save the file as UTF-8.');
      return;
    }
    if (text.trim() === '') continue;

    const fault = scanJson(text);
    if (fault !== undefined) {
      mistakes.add(placeAt(fault.offset), fault.message);
      continue;
    }
    yield locatedIn(path, line, text);
  }
}

function locatedIn(path: string, line: number, text: string): Located {
  return {
    value: JSON.parse(text),
    placeOf: steps => ({ path, line, column: offsetOf(text, steps) + 1 }),
  };
}

function* linesOf(chunks: Iterable<Buffer>): Generator<Buffer> {
  /** The beginning of a line whose end is not read yet. */
  let begun: Buffer[] = [];
  for (const bytes of chunks) {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      const rest = bytes.subarray(start, end);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      begun = [];
      start = end + 1;
    }
    begun.push(bytes.subarray(start));
  }
  yield Buffer.concat(begun);
}
