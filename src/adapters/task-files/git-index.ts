import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

import { gitFolder } from './git-stand.ts';

const HEADER_BYTES = 12;
/** Of an entry, up to its flags and without its name. */
const ENTRY_BYTES = 62;
const FLAGS_AT = 60;
const IS_EXTENDED = 0x4000;

/**
 * How many files in a folder came with a checkout, by git's own list of them: that of the repository around the folder, at
 * `workspace` or below it. 0 where there is no such list, or none that can be read: a git that shares its list between files
 * is not understood. Letter case counts for nothing, as on the disks of Windows and macOS.
 * https://git-scm.com/docs/gitformat-index
 */
export function trackedIn(folder: string, workspace: string): number {
  const root = repositoryAround(folder, workspace);
  const git = root === undefined ? undefined : gitFolder(join(root, '.git'));
  const index = git === undefined ? undefined : indexIn(git);
  if (root === undefined || index === undefined) return 0;
  const prefix = `${relative(root, folder).replaceAll(sep, '/')}/`.toLowerCase();
  let count = 0;
  for (const name of namesIn(index)) if (name.toString().toLowerCase().startsWith(prefix)) count += 1;
  return count;
}

/** Undefined: the folder is not in the workspace, or nothing around it there is a repository. */
function repositoryAround(folder: string, workspace: string): string | undefined {
  for (let at = dirname(folder); isWithin(at, workspace); at = dirname(at))
    if (existsSync(join(at, '.git'))) return at;
  return undefined;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function indexIn(git: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(git, 'index'));
    return bytes.length >= HEADER_BYTES && bytes.toString('latin1', 0, 4) === 'DIRC' ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Ends where the list does, or is no longer one. */
function* namesIn(index: Buffer): Generator<Buffer> {
  const [version, entries] = [index.readUInt32BE(4), index.readUInt32BE(8)];
  let at = HEADER_BYTES;
  let before = Buffer.alloc(0);
  for (let entry = 0; entry < entries && at + ENTRY_BYTES < index.length; entry += 1) {
    const isExtended = (index.readUInt16BE(at + FLAGS_AT) & IS_EXTENDED) !== 0;
    const nameAt = at + ENTRY_BYTES + (isExtended ? 2 : 0);
    const [cut, suffixAt] = version === 4 ? numberAt(index, nameAt) : [before.length, nameAt];
    const end = index.indexOf(0, suffixAt);
    if (end === -1) return;
    before = Buffer.concat([
      before.subarray(0, Math.max(0, before.length - cut)),
      index.subarray(suffixAt, end),
    ]);
    yield before;
    // Without the compression of names, entries are padded to eights, with one NUL at least.
    at = version === 4 ? end + 1 : at + Math.ceil((end - at + 1) / 8) * 8;
  }
}

/** How much of the name before does not belong to this one: https://git-scm.com/docs/gitformat-pack, "offset encoding". */
function numberAt(index: Buffer, from: number): readonly [number, number] {
  let at = from;
  let byte = index[at++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = index[at++] ?? 0;
    value = (value + 1) * 0x80 + (byte & 0x7f);
  }
  return [value, at];
}
