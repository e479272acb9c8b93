import { constants } from 'node:fs';
import { join } from 'node:path';

import type { Files } from './files.ts';
import { NO_FOLLOW, syncFolderBlocking } from './folder.ts';
import { writeWhole } from './write-whole.ts';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

/** Lies in a folder as long as somebody writes there, and when they have not come to a good end. */
export const UNSURE = 'unsure';

/**
 * Before the first byte of a process. When a sync fails the kernel says so once, drops what it could not save from its list, and
 * calls every later sync of the same bytes a success; and whoever was told may have been killed at once. So what is found in a
 * folder with a mark is replaced by a copy that is on the disk for sure.
 *
 * The mark is not synced. A power failure that takes it leaves nothing unsure either: from then on all that can be read is what
 * the disk has.
 *
 * Returns whether there is such a copy, with a name that is durable.
 */
export function takeOver(folder: string, path: string, files: Files): boolean {
  if (markUnsure(folder, files)) return false;
  if (!files.existsSync(path)) return false;
  const copy = copyPath(path);
  writeWhole(copy, files.readFileSync(path, { flag: constants.O_RDONLY | NO_FOLLOW }), files);
  files.renameSync(copy, path);
  syncFolderBlocking(folder, files);
  return true;
}

/** Before the first change of a process that does not go on with the file at once. False: there is a mark already. */
export function markUnsure(folder: string, files: Files): boolean {
  const mark = join(folder, UNSURE);
  if (files.existsSync(mark)) return false;
  files.closeSync(files.openSync(mark, CREATE));
  return true;
}

/** What is found is written here first: a killed process may have left it. */
export function copyPath(path: string): string {
  return `${path}.part`;
}

/** All that was written is synced, or gone. */
export function letGo(folder: string, files: Files): void {
  try {
    files.rmSync(join(folder, UNSURE), { force: true });
  } catch {
    // All is kept: a mark that stays has the next process write it anew, no more.
  }
}
