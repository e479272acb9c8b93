import type { RunId } from '../domain/event.ts';
import { LINE_BYTES_MAX, readEnvelope } from './line.ts';
import { textLines } from './text-lines.ts';

const NEWLINE = Buffer.from('\n');

/**
 * The bytes of a log from the first append of a run on. An append is written by one run, so its first line begins one. Empty:
 * the run wrote nothing there. `end`: so many bytes of it count, up to a seal.
 */
export function appendsOfRun(
  chunks: Iterable<Uint8Array>,
  run: RunId,
  end: number = Number.MAX_SAFE_INTEGER,
): Uint8Array {
  const lines: Buffer[] = [];
  let left = end;
  for (const { bytes, whole } of textLines(chunks, LINE_BYTES_MAX)) {
    left -= bytes.length + NEWLINE.length;
    if (!whole || left < 0) break;
    const isOfRun = lines.length > 0 || readEnvelope(Buffer.from(bytes).toString('utf8'), 0)?.run === run;
    if (isOfRun) lines.push(Buffer.from(bytes), NEWLINE);
  }
  return Buffer.concat(lines);
}
