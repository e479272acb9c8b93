import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';

import type { ResultStore, WriteResult } from '../../ports.ts';
import {
  type FolderOptions,
  type OpenFolder,
  Refused,
  close,
  enter,
  entryOf,
  segmentsOf,
  withFolder,
} from './open-folder.ts';

export type ResultsFolderOptions = {
  /** The checkout. Its own path may have links in it; nothing below it may. */
  readonly workspace: string;
  /** The fixed part of the results pattern, relative to the workspace. */
  readonly folder: string;
  /** Makes a file's bytes, or the names in a folder, survive the machine. Left out, the system's own. */
  readonly sync?: (descriptor: number) => void;
};

/**
 * The results in the checkout. A repository can hold symbolic links, so each folder on the way is opened without
 * following one, and entries are reached through the open folder: a link put in its place meanwhile changes
 * nothing. The package `write-file-atomic` does not fit here: it resolves links and writes where they lead.
 *
 * A file is replaced as a whole: written aside, synced, renamed. What a crash leaves aside is removed when the
 * same result is written again. Whoever wrote a file or made a folder may have died before it was durable, so what is
 * there already is synced, too: nobody keeps an answer any more whose result is written.
 */
export function resultsFolder({ workspace, folder, sync = fsyncSync }: ResultsFolderOptions): ResultStore {
  /** Folders whose names this process has synced. */
  const durable = new Set<string>();
  const onEnter = ({ fd }: OpenFolder, shown: string) => {
    if (fd !== undefined && !durable.has(shown)) sync(fd);
    durable.add(shown);
  };
  return {
    write(path, bytes) {
      return refusable('write', path, () =>
        withParent(workspace, path, { create: true, onEnter }, (parent, name) => {
          const unchanged = isFile(parent, name, path) && readEntry(parent, name)?.equals(bytes);
          if (!unchanged) replaceEntry(parent, name, bytes, sync);
          if (parent.fd === undefined) return;
          if (unchanged) syncEntry(parent, name, sync);
          sync(parent.fd);
        }),
      );
    },

    remove(path) {
      return refusable('remove', path, () =>
        withParent(workspace, path, { create: false }, (parent, name) => {
          if (isFile(parent, name, path)) unlinkSync(entryOf(parent, name));
        }),
      );
    },

    read(path) {
      return undefinedIfAbsent(() => withParent(workspace, path, { create: false }, readEntry));
    },

    list() {
      const files: string[] = [];
      undefinedIfAbsent(() =>
        withFolder(workspace, segmentsOf(folder), { create: false }, root => collect(root, folder, files)),
      );
      return files.sort();
    },
  };
}

function refusable(verb: 'write' | 'remove', path: string, change: () => void): WriteResult {
  try {
    change();
    return { ok: true };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: `Cannot ${verb} ${path}: ${error.message}` };
    const code = codeOf(error);
    if (code === undefined) throw error;
    return {
      ok: false,
      message: `Cannot ${verb} ${path}: ${ADVICE[code] ?? `the file system says ${code}`}.`,
    };
  }
}

function undefinedIfAbsent<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Refused || ABSENT.has(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** What the file system says where there is no such file, or something that is no file. */
const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'ENAMETOOLONG']);

const ADVICE: { readonly [code: string]: string } = {
  EACCES: 'no permission (EACCES). Let the user of this process write into the results folder',
  EPERM: 'no permission (EPERM). Let the user of this process write into the results folder',
  EROFS: 'the disk is read-only (EROFS). Point "results" at a folder that can be written',
  ENOSPC: 'the disk is full (ENOSPC). Free some space; the answer is kept and written by the next run',
  ELOOP:
    'a symbolic link took the place of a folder (ELOOP). Remove the link, or set "results" to another folder',
};

function withParent<T>(
  workspace: string,
  path: string,
  options: FolderOptions,
  use: (parent: OpenFolder, name: string) => T,
): T | undefined {
  const folders = segmentsOf(path);
  const name = folders.pop() ?? '';
  return withFolder(workspace, folders, options, parent => use(parent, name));
}

/** Whether there is a file to replace. Anything else in its place is refused. */
function isFile(parent: OpenFolder, name: string, shown: string): boolean {
  const found = lstatSync(entryOf(parent, name), { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isFile()) return true;
  const what = found.isSymbolicLink()
    ? 'a symbolic link'
    : found.isDirectory()
      ? 'a folder'
      : 'no regular file';
  throw new Refused(
    `"${shown}" is ${what}, expected a file or nothing. Remove it, or set "results" to another folder.`,
  );
}

function readEntry(parent: OpenFolder, name: string): Buffer | undefined {
  // Without O_NONBLOCK a named pipe would wait for its writer for ever.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const fd = openSync(entryOf(parent, name), flags);
  try {
    return fstatSync(fd).isFile() ? readFileSync(fd) : undefined;
  } finally {
    closeSync(fd);
  }
}

function syncEntry(parent: OpenFolder, name: string, sync: (descriptor: number) => void): void {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const fd = openSync(entryOf(parent, name), flags);
  try {
    sync(fd);
  } finally {
    closeSync(fd);
  }
}

function replaceEntry(
  parent: OpenFolder,
  name: string,
  bytes: Uint8Array,
  sync: (descriptor: number) => void,
): void {
  const aside = entryOf(parent, `.${name}.tmp`);
  rmSync(aside, { force: true });
  try {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
    const fd = openSync(aside, flags, 0o644);
    try {
      writeFileSync(fd, bytes);
      sync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(aside, entryOf(parent, name));
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** More levels than a pattern can ask for. */
const DEPTH_MAX = 32;

function collect(folder: OpenFolder, shown: string, files: string[], depth = 0): void {
  if (depth > DEPTH_MAX) return;
  for (const entry of readdirSync(folder.path, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = `${shown}/${entry.name}`;
    if (entry.isFile() && entry.name.endsWith('.json')) files.push(path);
    if (!entry.isDirectory()) continue;

    const below = enter(folder, entry.name, path, false);
    if (below === undefined) continue;
    try {
      collect(below, path, files, depth + 1);
    } finally {
      close(below);
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
