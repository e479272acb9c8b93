import type { Mistake } from '../../domain/task.ts';
import { offsetOf, scanJson } from './json-text.ts';
import { lineStartsOf } from './line-starts.ts';
import type { Located, Parsed, Path } from './sheet.ts';

/** A JSON document with the place of every part of it. */
export function parseJson(path: string, text: string): Parsed<Located> {
  const lines = lineStartsOf(path, text);
  /** Where each task begins: looking for one of many from the top of the file each time would be quadratic. */
  const taskOffsets: number[] = [];
  const fault = scanJson(text, (here, offset) => {
    if (here.length === 2 && here[0] === 'tasks' && typeof here[1] === 'number') taskOffsets.push(offset);
  });
  if (fault !== undefined) {
    const mistake: Mistake = { place: lines.placeAt(fault.offset), message: fault.message };
    return { ok: false, mistakes: [mistake] };
  }

  const offsetAt = (steps: Path): number => {
    const taskOffset = steps[0] === 'tasks' ? taskOffsets[Number(steps[1])] : undefined;
    return taskOffset === undefined ? offsetOf(text, steps) : offsetOf(text, steps.slice(2), taskOffset);
  };
  return { ok: true, value: { value: JSON.parse(text), placeOf: steps => lines.placeAt(offsetAt(steps)) } };
}
