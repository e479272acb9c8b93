import { constants } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

import { type Files, THIS_MACHINE } from './files.ts';
import { codeOf, linkError, storageError } from './storage-error.ts';

/** Added to the flags of every `open`: whoever can put a link into a state folder must not choose where we write. */
export const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;

/** Flags for a file that is written anew, whatever was in it. */
export const WRITE_OVER = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_FOLLOW;

/**
 * Makes a folder, with those above it, and makes sure that it would still be there after a power failure.
 * Throws if what stands there is no folder but a link or a file.
 */
export function makeFolder(path: string, files: Files = THIS_MACHINE): void {
  try {
    makeAll(resolve(path), files);
    if (!files.lstatSync(path).isDirectory()) throw linkError('use the folder', path);
  } catch (error) {
    throw storageError('make the folder', path, error);
  }
}

/** Each is durable before the next is made in it: so if this is interrupted, only the last may be known by a name that is not. */
function makeAll(path: string, files: Files): void {
  if (files.existsSync(path)) {
    // Refuses a file.
    files.mkdirSync(path, { recursive: true });
    return syncNameOf(path, files);
  }
  makeAll(dirname(path), files);
  try {
    files.mkdirSync(path);
  } catch (error) {
    // Two runs may make it at once.
    if (codeOf(error) !== 'EEXIST' || !files.existsSync(path)) throw error;
  }
  syncFolderBlocking(dirname(path), files);
}

/** Whoever made the folder may have died before its name was durable. One who may not look there has not made it. */
function syncNameOf(path: string, files: Files): void {
  try {
    syncFolderBlocking(dirname(path), files);
  } catch (error) {
    if (codeOf(error) !== 'EACCES') throw error;
  }
}

/**
 * Makes the state folder of an agent and returns its absolute path. `path` is relative to the workspace or absolute.
 * What lies in the workspace came with the repository, so no link on the way from there is followed. A new folder
 * keeps itself out of git: the agent's memory does not belong into somebody's commit.
 */
export function makeStateFolder(workspace: string, path: string, files: Files = THIS_MACHINE): string {
  const folder = resolve(workspace, path);
  const isNew = !files.existsSync(folder);
  makeFolders(workspace, folder, files);
  if (isNew) ignoreInGit(folder, files);
  return folder;
}

function makeFolders(workspace: string, folder: string, files: Files): void {
  const inside = relative(workspace, folder);
  if (isAbsolute(inside) || inside.split(sep)[0] === '..') return makeFolder(folder, files);

  let made = workspace;
  for (const name of inside.split(sep)) {
    made = join(made, name);
    makeFolder(made, files);
  }
}

function ignoreInGit(folder: string, files: Files): void {
  const path = join(folder, '.gitignore');
  try {
    files.writeFileSync(path, '*\n', { flag: 'wx' });
  } catch (error) {
    // Two runs may make the folder at once; the file is the same.
    if (codeOf(error) !== 'EEXIST') throw storageError('write', path, error);
  }
}

/** Makes what was created, renamed and removed in a folder survive the machine. */
export async function syncFolder(path: string, files: Files): Promise<void> {
  const folder = files.openSync(path, constants.O_RDONLY);
  try {
    await files.fsync(folder);
  } catch (error) {
    throwUnlessUnsupported(error);
  } finally {
    files.closeSync(folder);
  }
}

export function syncFolderBlocking(path: string, files: Files): void {
  const folder = files.openSync(path, constants.O_RDONLY);
  try {
    files.fsyncSync(folder);
  } catch (error) {
    throwUnlessUnsupported(error);
  } finally {
    files.closeSync(folder);
  }
}

/** Makes what others have put into a folder survive the machine as well: the client of a cache syncs nothing. */
export function syncAllIn(path: string, files: Files): void {
  for (const entry of files.readdirSync(path, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = files.openSync(join(path, entry.name), constants.O_RDONLY | NO_FOLLOW);
    try {
      files.fsyncSync(file);
    } catch (error) {
      throwUnlessUnsupported(error);
    } finally {
      files.closeSync(file);
    }
  }
  syncFolderBlocking(path, files);
}

/** Windows and some network disks cannot sync a folder: there it is as durable as it gets. */
function throwUnlessUnsupported(error: unknown): void {
  if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes(codeOf(error) ?? '')) throw error;
}
