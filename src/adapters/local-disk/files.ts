import {
  type Stats,
  closeSync,
  copyFileSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { promisify } from 'node:util';

export type FileStatus = Pick<Stats, 'size' | 'isDirectory' | 'isSymbolicLink'>;

export type FolderEntry = { readonly name: string; isFile(): boolean };

/**
 * All that the state on the disk asks of a file system: these functions of `node:fs`, in the forms that are used. It is one
 * interface so that a disk can stand behind it that fails, dies or forgets at any step: that nothing is lost then is the
 * promise of this whole room, and on a real disk most of those steps never come.
 *
 * A sync waits for the disk, so it may wait in a thread of its own. The calls around it, which only reach the kernel's
 * memory, are made in place: to hand one over to another thread and back takes longer, and with fifty answers coming in at
 * once every such round costs all of them.
 */
export interface Files {
  openSync(path: string, flags: number): number;
  closeSync(descriptor: number): void;

  readFileSync(path: string, options?: { readonly flag: number }): Buffer;
  readSync(descriptor: number, into: Uint8Array, at: number, length: number, position: number): number;
  existsSync(path: string): boolean;
  statSync(path: string): FileStatus;
  lstatSync(path: string): FileStatus;
  lstatSync(path: string, options: { readonly throwIfNoEntry: false }): FileStatus | undefined;
  readdirSync(path: string): string[];
  readdirSync(path: string, options: { readonly withFileTypes: true }): FolderEntry[];

  /** To an open file: behind what was written before. */
  writeFileSync(file: string | number, content: string | Uint8Array, options?: { readonly flag: 'wx' }): void;
  ftruncateSync(descriptor: number, length: number): void;
  truncateSync(path: string, length: number): void;
  copyFileSync(from: string, to: string): void;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
  rmSync(path: string, options?: { readonly recursive?: boolean; readonly force?: boolean }): void;
  /** Recursive: returns the first folder that was missing. */
  mkdirSync(path: string, options?: { readonly recursive: true }): string | undefined;
  mkdtempSync(prefix: string): string;

  /** Makes a file's bytes survive the machine. */
  fdatasyncSync(descriptor: number): void;
  fdatasync(descriptor: number): Promise<void>;
  /** The same for all of it; for a folder, the names in it. */
  fsyncSync(descriptor: number): void;
  fsync(descriptor: number): Promise<void>;

  /** Milliseconds, from whenever: by them alone is told how quick the disk is. */
  now(): number;
}

export const THIS_MACHINE: Files = {
  openSync,
  closeSync,
  readFileSync,
  readSync,
  existsSync,
  statSync,
  lstatSync,
  readdirSync,
  writeFileSync,
  ftruncateSync,
  truncateSync,
  copyFileSync,
  renameSync,
  unlinkSync,
  rmSync,
  mkdirSync,
  mkdtempSync,
  fdatasyncSync,
  fdatasync: promisify(fdatasync),
  fsyncSync,
  fsync: promisify(fsync),
  now: () => performance.now(),
};
