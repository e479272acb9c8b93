import { constants } from 'node:fs';

import type { Files } from './files.ts';
import { NO_FOLLOW } from './folder.ts';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

/**
 * A file with these bytes, which survive the machine once its name does; what a crash left under that name goes. What cannot be
 * made whole goes as well: on a full disk it would have the last of the space.
 */
export function writeWhole(path: string, bytes: Uint8Array, files: Files): void {
  files.rmSync(path, { force: true });
  const file = files.openSync(path, CREATE);
  try {
    files.writeFileSync(file, bytes);
    files.fsyncSync(file);
  } catch (error) {
    removeHalf(path, files);
    throw error;
  } finally {
    files.closeSync(file);
  }
}

function removeHalf(path: string, files: Files): void {
  try {
    files.rmSync(path, { force: true });
  } catch {
    // What was in the way of the whole is what somebody must know.
  }
}
