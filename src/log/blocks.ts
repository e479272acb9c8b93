import { APPEND_BYTES_MAX, endsInSeal } from './chain.ts';
import { LINE_BYTES_MAX } from './line.ts';

/**
 * A log's bytes up to and including the next seal, or those after the last one, or more than may ever stand there.
 * The bytes are good until the next block is asked for.
 */
export type Block = { readonly kind: 'append' | 'rest' | 'too-long'; readonly bytes: Buffer };

const NEWLINE = '\n'.charCodeAt(0);

/**
 * Cuts chunks of any size at the seals. Only the bytes since the last seal are kept between chunks, in one buffer
 * that is used again and again, and those have a bound. Nothing is verified here but where a seal must be.
 */
export function* blocksOf(chunks: Iterable<Uint8Array>): Generator<Block, void> {
  let buffer: Buffer = Buffer.alloc(0);
  let kept = 0;
  let line = 0;

  for (const chunk of chunks) {
    const end = kept + chunk.length;
    if (end > buffer.length) buffer = Buffer.concat([buffer.subarray(0, kept)], 2 * end);
    buffer.set(chunk, kept);

    const bytes = buffer.subarray(0, end);
    let start = 0;
    for (let newline = bytes.indexOf(NEWLINE, kept); newline !== -1; newline = bytes.indexOf(NEWLINE, line)) {
      if (newline - line > LINE_BYTES_MAX) return yield { kind: 'too-long', bytes: bytes.subarray(line) };
      line = newline + 1;
      if (!endsInSeal(bytes, newline)) continue;

      yield { kind: 'append', bytes: bytes.subarray(start, line) };
      start = line;
    }

    bytes.copyWithin(0, start);
    kept = end - start;
    line -= start;
    if (kept > APPEND_BYTES_MAX) return yield { kind: 'too-long', bytes: buffer.subarray(0, kept) };
  }

  if (kept > 0) yield { kind: 'rest', bytes: buffer.subarray(0, kept) };
}
