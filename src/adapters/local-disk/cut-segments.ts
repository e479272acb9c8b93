import { constants } from 'node:fs';
import { join } from 'node:path';

import type { Files } from './files.ts';
import { NO_FOLLOW, syncFolderBlocking } from './folder.ts';
import { type LogFiles, type Segment, listLog } from './segments.ts';
import { codeOf, storageError } from './storage-error.ts';
import { markUnsure } from './unsure-sync.ts';

/** A segment that reaches beyond the cut, and how many of its bytes stay. */
type Cut = { readonly segment: Segment; readonly keep: number };

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

/**
 * Keeps all bytes of a log from `offset` on in a file of their own, whose path is returned, then cuts them off.
 * They are kept first: a crash at any point leaves the log as it was, or shorter by some of them, and never without both.
 */
export function cutSegments(folder: string, offset: number, files: Files): string {
  try {
    const cuts = cutsAt(offset, listLog(folder, files));
    // A cut of which a sync fails may be undone, behind lines that were added after it.
    markUnsure(folder, files);
    const aside = keepAside(folder, offset, Buffer.concat(cuts.map(cut => bytesCut(cut, files))), files);

    // From the end: if this is interrupted too, what is left is still a log with a torn end.
    for (const { segment, keep } of cuts.toReversed()) {
      if (keep === 0) files.unlinkSync(segment.path);
      else truncate(segment.path, keep, files);
    }
    syncFolderBlocking(folder, files);
    return aside;
  } catch (error) {
    throw storageError('cut the torn end off the log in', folder, error);
  }
}

/**
 * The size of what was cut off at `offset`. Of several cuts that a crash interrupted, the largest is the one that has all
 * of it: one may have died before its first byte.
 */
export function bytesKeptAt(folder: string, offset: number, files: Files): number | undefined {
  let largest = 0;
  for (let number = 1; ; number += 1) {
    const path = asidePath(folder, offset, number);
    const kept = files.lstatSync(path, { throwIfNoEntry: false });
    if (kept === undefined) return largest === 0 ? undefined : largest;
    largest = Math.max(largest, kept.size);
  }
}

function cutsAt(offset: number, { snapshot, segments }: LogFiles): readonly Cut[] {
  let start = snapshot?.end ?? 0;
  return segments
    .map(segment => {
      const keep = Math.max(0, offset - start);
      start += segment.bytes;
      return { segment, keep };
    })
    .filter(({ segment, keep }) => keep < segment.bytes);
}

function bytesCut({ segment, keep }: Cut, files: Files): Uint8Array {
  return files.readFileSync(segment.path).subarray(keep);
}

function keepAside(folder: string, offset: number, bytes: Uint8Array, files: Files): string {
  for (let number = 1; ; number += 1) {
    const path = asidePath(folder, offset, number);
    try {
      const file = files.openSync(path, CREATE);
      try {
        files.writeFileSync(file, bytes);
        files.fsyncSync(file);
      } finally {
        files.closeSync(file);
      }
      syncFolderBlocking(folder, files);
      return path;
    } catch (error) {
      // An earlier cut of the same end, which a crash interrupted, took the name.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function asidePath(folder: string, offset: number, number: number): string {
  return join(folder, `torn-at-${offset}-${number}`);
}

function truncate(path: string, length: number, files: Files): void {
  files.truncateSync(path, length);
  const file = files.openSync(path, constants.O_RDWR | NO_FOLLOW);
  try {
    files.fsyncSync(file);
  } finally {
    files.closeSync(file);
  }
}
