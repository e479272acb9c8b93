import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';

import { ByteReader } from './byte-reader.ts';
import { readTar } from './tar.ts';
import type { Compression } from './version.ts';

export type Packed = {
  readonly archive: Readable;
  readonly compression: Compression;
  /** Of everything in it, once unpacked. */
  readonly bytesMax: number;
  readonly signal: AbortSignal;
};

/**
 * Unpacks an archive into an empty folder. The client would have tar do it, with `-P`, which follows the archive
 * wherever it points; here there are only new files and folders below `into`, as many bytes as allowed.
 * Rejects with `Unusable`, or with the error of the disk, the stream or the decompressor.
 */
export async function unpack(
  { archive, compression, bytesMax, signal }: Packed,
  into: string,
): Promise<void> {
  const decompressor = compression === 'gzip' ? createGunzip() : createZstdDecompress();
  await pipeline(
    archive,
    decompressor,
    async (bytes: AsyncIterable<Buffer>) => {
      for await (const member of readTar(new ByteReader(bytes, bytesMax))) {
        const path = join(into, ...member.names);
        if (member.kind === 'folder') mkdirSync(path, { recursive: true });
        else await writeNew(path, member.content);
      }
    },
    { signal },
  );
}

async function writeNew(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  // Never what is there already: a name that comes twice is refused.
  const file = openSync(path, 'wx');
  try {
    for await (const piece of content) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
