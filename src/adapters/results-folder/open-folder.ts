import { closeSync, constants, existsSync, lstatSync, mkdirSync, openSync, realpathSync } from 'node:fs';

/** An open folder. `path` leads to it whatever happens to its name: on Linux it names the open folder itself. */
export type OpenFolder = { readonly fd: number | undefined; readonly path: string };

/** A place where no result may be. The message says which, and what to do. */
export class Refused extends Error {}

export type FolderOptions = {
  readonly create: boolean;
  /** Told of each folder on the way, before it is gone into. */
  readonly onEnter?: (parent: OpenFolder, shown: string) => void;
};

/** Opens a folder below the workspace, level by level. Undefined when one is missing and must not be made. */
export function withFolder<T>(
  workspace: string,
  names: readonly string[],
  { create, onEnter }: FolderOptions,
  use: (folder: OpenFolder) => T,
): T | undefined {
  let folder = openFolder(realpathSync(workspace));
  const opened = [folder];
  try {
    for (const [index, name] of names.entries()) {
      const shown = names.slice(0, index + 1).join('/');
      const next = enter(folder, name, shown, create);
      if (next === undefined) return undefined;
      opened.push(next);
      onEnter?.(folder, shown);
      folder = next;
    }
    return use(folder);
  } finally {
    opened.forEach(close);
  }
}

/** One step down, never along a link. `shown` is the folder's name for people. The caller closes what it gets. */
export function enter(
  parent: OpenFolder,
  name: string,
  shown: string,
  create: boolean,
): OpenFolder | undefined {
  const path = entryOf(parent, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    if (!create) return undefined;
    mkdirSync(path);
  } else if (found.isSymbolicLink()) {
    throw new Refused(
      `"${shown}" is a symbolic link, expected a folder. Remove the link, or set "results" to another folder.`,
    );
  } else if (!found.isDirectory()) {
    throw new Refused(
      `"${shown}" is a file, expected a folder. Move the file, or set "results" to another folder.`,
    );
  }
  return openFolder(path);
}

const OPEN_FOLDERS = '/proc/self/fd';
/** Elsewhere names are checked and then used: a link put in between the two would be followed. */
const CAN_PIN = existsSync(OPEN_FOLDERS);

function openFolder(path: string): OpenFolder {
  if (!CAN_PIN) return { fd: undefined, path };
  // The look before gave the clear message; this is the check that cannot be outrun.
  const fd = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  return { fd, path: `${OPEN_FOLDERS}/${fd}` };
}

export function close({ fd }: OpenFolder): void {
  if (fd !== undefined) closeSync(fd);
}

/** The pattern's parser has made sure of this; a path is checked again where it is used. */
export function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  const strange = segments.some(segment => /^\.{0,2}$|[\\:\0]/.test(segment));
  if (strange) throw new Refused('expected a relative path of plain names.');
  return segments;
}

/** The path under which an entry of an open folder is reached. */
export function entryOf(folder: OpenFolder, name: string): string {
  return `${folder.path}/${name}`;
}
