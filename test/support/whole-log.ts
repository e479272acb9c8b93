import { pieceAt } from '../../src/app/branch-files.ts';
import type { GitHub } from './github/start-github.ts';

/**
 * All bytes that a state branch ever had of its log, from its history: also those that a snapshot stands for. Later
 * commits only add to a log, so of two pieces that begin at one place the longer has both.
 */
export function wholeLogOf(github: Pick<GitHub, 'commits' | 'files' | 'readBytes'>, branch: string): Buffer {
  const pieces = new Map<number, Buffer>();
  for (const { oid } of github.commits(branch)) {
    for (const path of github.files(oid)) {
      const offset = pieceAt(path);
      const known = offset === undefined ? undefined : pieces.get(offset);
      const bytes = offset === undefined ? undefined : github.readBytes(oid, path);
      if (offset !== undefined && bytes !== undefined && bytes.length > (known?.length ?? 0))
        pieces.set(offset, bytes);
    }
  }
  const parts: Buffer[] = [];
  let end = 0;
  for (const [offset, bytes] of [...pieces].sort(([a], [b]) => a - b)) {
    if (offset + bytes.length <= end || offset > end) continue;
    parts.push(bytes.subarray(end - offset));
    end = offset + bytes.length;
  }
  return Buffer.concat(parts);
}
