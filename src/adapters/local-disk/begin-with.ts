import { invariant } from '../../domain/invariant.ts';
import type { LogSnapshot } from '../../ports.ts';
import type { Files } from './files.ts';
import { makeFolder, syncFolderBlocking } from './folder.ts';
import { listLog, snapshotPath, unfinishedPath } from './segments.ts';
import { storageError } from './storage-error.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Puts a snapshot in the place of all segments before its end. It gets its name when all of it is on the disk, and from then
 * on it counts, whatever is left of what it stands for: so that may go in any order, and a crash does no harm.
 */
export function beginLogWith(folder: string, { end, bytes }: LogSnapshot, files: Files): void {
  const { segments } = listLog(folder, files);
  invariant(
    segments.length === 0 || segments.some(({ offset }) => offset === end),
    `a segment begins at the end of the snapshot, ${end}`,
  );
  makeFolder(folder, files);
  try {
    writeWhole(unfinishedPath(folder, end), bytes, files);
    files.renameSync(unfinishedPath(folder, end), snapshotPath(folder, end));
    syncFolderBlocking(folder, files);

    for (const path of listLog(folder, files).leftovers) files.rmSync(path);
    syncFolderBlocking(folder, files);
  } catch (error) {
    throw storageError('put a snapshot into the log in', folder, error);
  }
}
