import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { isAbsolute, join, posix, relative, sep } from 'node:path';

import type { NewerFiles } from '../../ports/checkout.ts';

export type Found<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: string };

/**
 * Git's own folder, of whichever repository within the workspace, by all the names that it has on disks that are not exact
 * about them: https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectNTFS
 */
const IS_GIT = /^(?:\.git|git~1)[. ]*(?::.*)?$/i;

const CHUNK_BYTES = 1 << 20;

/**
 * Files of one folder, and nothing else. No path leads out of it, and no part of a path below it is a symbolic link:
 * whoever can write a task file must not make the agent send what lies elsewhere on the machine to a model.
 * A newer version of a file counts instead of the disk's, and passes the same guards.
 */
export class Workspace {
  readonly root: string;
  readonly #newer: NewerFiles;

  constructor(root: string, newer: NewerFiles = new Map()) {
    this.root = root;
    this.#newer = newer;
  }

  /** A path as somebody wrote it, relative to `folder`, made relative to the workspace. */
  resolve(folder: string, written: string): Found<string> {
    const path = isAbsolute(written)
      ? relative(this.root, written).replaceAll(sep, '/')
      : posix.join(folder, written);
    const normal = posix.normalize(path);
    const parts = normal.split('/');
    if (written === '' || written.includes('\0')) return refused(written, 'is no path of a file');
    if (parts[0] === '..' || isAbsolute(path))
      return refused(written, 'lies outside the workspace; name a file inside it');
    // To Windows it stands between folders, and would lead anywhere.
    if (normal.includes('\\')) return refused(written, 'has a "\\" in it; write "/" between folders');
    if (parts.some(part => IS_GIT.test(part)))
      return refused(written, 'lies in .git, which can hold credentials; name a file outside it');
    return { ok: true, value: normal };
  }

  /** Whether something counts at the path, whatever it is. */
  has(path: string): boolean {
    const newer = this.#newer.get(path);
    if (newer !== undefined) return newer.kind !== 'gone';
    try {
      return lstatSync(join(this.root, path), { throwIfNoEntry: false }) !== undefined;
    } catch (error) {
      // A file stands where the path has a folder. Whatever else is in the way is said by `check`.
      return !(error instanceof Error && 'code' in error && error.code === 'ENOTDIR');
    }
  }

  /** Whether it is a folder on the disk. Newer versions are there for files only. */
  isFolder(path: string): boolean {
    if (this.#newer.get(path) !== undefined) return false;
    try {
      return lstatSync(join(this.root, path)).isDirectory();
    } catch {
      // What is in the way is said by `check`.
      return false;
    }
  }

  /** The paths that count though the disk need not have them. */
  newerPaths(): readonly string[] {
    return [...this.#newer.keys()].filter(path => this.has(path));
  }

  /** Whether the path leads to a regular file of at most `bytesMax` bytes, without reading it. */
  check(path: string, bytesMax: number): Found<null> {
    const newer = this.#newerBytes(path, bytesMax);
    if (newer !== undefined) return newer.ok ? { ok: true, value: null } : newer;
    return this.#checkDisk(path, bytesMax);
  }

  /** The bytes of a file, one piece after the other. What it opens is closed when the last was taken, or no more is. */
  chunks(path: string, bytesMax: number): Found<Iterable<Buffer>> {
    const newer = this.#newerBytes(path, bytesMax);
    if (newer !== undefined) return newer.ok ? { ok: true, value: [newer.value] } : newer;
    const opened = this.#open(path, bytesMax);
    return opened.ok ? { ok: true, value: chunksOf(opened.value) } : opened;
  }

  /** The text of a file: UTF-8, without its byte order mark. */
  readText(path: string, bytesMax: number): Found<string> {
    const read = this.readBytes(path, bytesMax);
    if (!read.ok) return read;
    const text = textOf(read.value);
    return text === undefined
      ? refused(path, 'is not text in UTF-8; save it as UTF-8')
      : { ok: true, value: text };
  }

  readBytes(path: string, bytesMax: number): Found<Buffer> {
    const newer = this.#newerBytes(path, bytesMax);
    if (newer !== undefined) return newer;
    const opened = this.#open(path, bytesMax);
    if (!opened.ok) return opened;
    try {
      const bytes = readFileSync(opened.value);
      return bytes.length > bytesMax
        ? refused(path, tooLarge(bytes.length, bytesMax))
        : { ok: true, value: bytes };
    } catch (error) {
      return refused(path, troubleOf(error));
    } finally {
      closeSync(opened.value);
    }
  }

  /** Undefined: the disk counts. */
  #newerBytes(path: string, bytesMax: number): Found<Buffer> | undefined {
    const newer = this.#newer.get(path);
    switch (newer?.kind) {
      case undefined:
        return undefined;
      case 'gone':
        return refused(path, MISSING);
      case 'unfit':
        return refused(path, newer.trouble);
      case 'bytes': {
        const { length } = newer.bytes;
        if (length > bytesMax) return refused(path, tooLarge(length, bytesMax));
        return { ok: true, value: Buffer.from(newer.bytes.buffer, newer.bytes.byteOffset, length) };
      }
    }
  }

  #checkDisk(path: string, bytesMax: number): Found<null> {
    try {
      const parts = path.split('/');
      for (const [index] of parts.entries()) {
        const stats = lstatSync(join(this.root, ...parts.slice(0, index + 1)));
        if (stats.isSymbolicLink()) {
          return refused(
            path,
            `leads through a symbolic link (${parts.slice(0, index + 1).join('/')}); name the file itself`,
          );
        }
        if (index === parts.length - 1 && !stats.isFile()) return refused(path, 'is not a file');
        if (index === parts.length - 1 && stats.size > bytesMax)
          return refused(path, tooLarge(stats.size, bytesMax));
      }
      return { ok: true, value: null };
    } catch (error) {
      return refused(path, troubleOf(error));
    }
  }

  /** Opens a file that passes `check`. Whoever calls closes it. */
  #open(path: string, bytesMax: number): Found<number> {
    const checked = this.#checkDisk(path, bytesMax);
    if (!checked.ok) return checked;
    try {
      // Between check and open the file could have become a link, or a pipe that nobody ever writes to.
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
      const descriptor = openSync(join(this.root, path), flags);
      if (fstatSync(descriptor).isFile()) return { ok: true, value: descriptor };
      closeSync(descriptor);
      return refused(path, 'is not a file');
    } catch (error) {
      return refused(path, troubleOf(error));
    }
  }
}

/** Undefined for bytes that are no text: not UTF-8, or with a NUL in them. */
export function textOf(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined;
  const text = bytes.toString('utf8');
  return text.startsWith('\u{FEFF}') ? text.slice(1) : text;
}

function* chunksOf(descriptor: number): Generator<Buffer> {
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const bytes = chunk.subarray(0, readSync(descriptor, chunk));
      if (bytes.length === 0) return;
      yield bytes;
    }
  } finally {
    closeSync(descriptor);
  }
}

function refused(path: string, trouble: string): { readonly ok: false; readonly trouble: string } {
  return { ok: false, trouble: `${JSON.stringify(path)} ${trouble}.` };
}

function tooLarge(bytes: number, bytesMax: number): string {
  return `has ${bytes} bytes, and ${bytesMax} are the most; split it`;
}

function troubleOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return MISSING;
    case 'ELOOP':
      return 'leads through a symbolic link; name the file itself';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this process; change its permissions';
    default:
      return `cannot be read (${code ?? 'unknown error'})`;
  }
}

const MISSING = 'does not exist; correct the path, or add the file';
