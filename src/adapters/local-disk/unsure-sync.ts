import { constants } from 'node:fs';
import { join } from 'node:path';

import type { Files } from './files.ts';
import { NO_FOLLOW, syncFolderBlocking } from './folder.ts';
import { writeWhole } from './write-whole.ts';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

/**
 * When a sync fails the kernel says so once, drops what it could not save from its list, and calls every later sync of the same
 * bytes a success. So whoever goes on with such a file writes all of it anew.
 */
export function noteUnsure(folder: string, files: Files): void {
  try {
    files.closeSync(files.openSync(markIn(folder), CREATE));
    syncFolderBlocking(folder, files);
  } catch {
    // It is there already, or this disk takes nothing any more: then nobody goes on with the file either.
  }
}

/** Does nothing unless a sync has failed in this folder: then `path` is replaced by a copy that is on the disk for sure. */
export function renewIfUnsure(folder: string, path: string, files: Files): void {
  if (!files.existsSync(markIn(folder))) return;
  if (files.existsSync(path)) {
    const copy = `${path}.part`;
    writeWhole(copy, files.readFileSync(path, { flag: constants.O_RDONLY | NO_FOLLOW }), files);
    files.renameSync(copy, path);
    syncFolderBlocking(folder, files);
  }
  files.rmSync(markIn(folder));
}

function markIn(folder: string): string {
  return join(folder, 'unsure');
}
