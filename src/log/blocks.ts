import { APPEND_BYTES_MAX, LINK_LENGTH, endsInSeal } from './chain.ts';
import { LINE_BYTES_MAX } from './line.ts';

/**
 * A log's bytes up to and including the next seal, or those after the last one, or more than may ever stand there.
 * In front of them `roomy` has `LINK_LENGTH` bytes to write to. All are good until the next block is asked for.
 */
export type Block = { readonly kind: 'append' | 'rest' | 'too-long'; readonly roomy: Buffer };

const NEWLINE = '\n'.charCodeAt(0);

/**
 * Cuts chunks of any size at the seals. Only the bytes since the last seal are kept between chunks, in one buffer
 * that is used again and again, and those have a bound. Nothing is verified here but where a seal must be.
 */
export function* blocksOf(chunks: Iterable<Uint8Array>): Generator<Block, void> {
  let buffer: Buffer = Buffer.alloc(LINK_LENGTH);
  let kept = LINK_LENGTH;
  let line = LINK_LENGTH;

  for (const chunk of chunks) {
    const end = kept + chunk.length;
    if (end > buffer.length) buffer = Buffer.concat([buffer.subarray(0, kept)], 2 * end);
    buffer.set(chunk, kept);

    const bytes = buffer.subarray(0, end);
    let start = LINK_LENGTH;
    for (let newline = bytes.indexOf(NEWLINE, kept); newline !== -1; newline = bytes.indexOf(NEWLINE, line)) {
      if (newline - line > LINE_BYTES_MAX) return yield blockOf('too-long', buffer, line, end);
      line = newline + 1;
      if (!endsInSeal(bytes, newline)) continue;

      yield blockOf('append', buffer, start, line);
      start = line;
    }

    bytes.copyWithin(LINK_LENGTH, start);
    kept = LINK_LENGTH + end - start;
    line -= start - LINK_LENGTH;
    if (kept - LINK_LENGTH > APPEND_BYTES_MAX) return yield blockOf('too-long', buffer, LINK_LENGTH, kept);
  }

  if (kept > LINK_LENGTH) yield blockOf('rest', buffer, LINK_LENGTH, kept);
}

function blockOf(kind: Block['kind'], buffer: Buffer, start: number, end: number): Block {
  return { kind, roomy: buffer.subarray(start - LINK_LENGTH, end) };
}
