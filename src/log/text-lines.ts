/** A line's bytes without its end; `whole` is false when that never came, or is too far away. */
export type TextLine = { readonly bytes: Uint8Array; readonly whole: boolean };

const NEWLINE = '\n'.charCodeAt(0);

/**
 * Cuts chunks of any size into lines. Only the line that a chunk ends in is kept until the next one, and it has a bound: a
 * longer one is told and the rest is not asked for. A line is good until the next one is asked for.
 */
export function* textLines(chunks: Iterable<Uint8Array>, bytesMax: number): Generator<TextLine, undefined> {
  let rest: Uint8Array = Buffer.alloc(0);
  for (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      const line = bytes.subarray(from, end);
      yield { bytes: line, whole: line.length <= bytesMax };
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > bytesMax) break;
  }
  if (rest.length > 0) yield { bytes: rest, whole: false };
  return undefined;
}
