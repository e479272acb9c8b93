import { pieceAt } from '../../src/app/home/branch-files.ts';
import type { GitHub } from './github/start-github.ts';

/**
 * All bytes that a state branch ever had of its log, from its history: also those that a snapshot stands for. Later
 * commits only add to a log, so of two pieces that begin at one place the longer has both.
 */
export function wholeLogOf(github: Pick<GitHub, 'commits' | 'files' | 'readBytes'>, branch: string): Buffer {
  return wholeLogIn(
    github
      .commits(branch)
      .map(({ oid }) => new Map(github.files(oid).map(path => [path, github.readBytes(oid, path)]))),
  );
}

/** The same, of all commits' files by path. */
export function wholeLogIn(commits: Iterable<ReadonlyMap<string, Buffer | undefined>>): Buffer {
  const pieces = new Map<number, Buffer>();
  for (const files of commits) {
    for (const [path, bytes] of files) {
      const offset = pieceAt(path);
      const known = offset === undefined ? undefined : pieces.get(offset);
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
