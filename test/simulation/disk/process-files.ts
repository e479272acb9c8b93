import { constants } from 'node:fs';

import type { FileStatus, Files, FolderEntry } from '../../../src/adapters/local-disk/files.ts';
import { DiskError } from './disk-error.ts';
import { DiskProcess } from './disk-process.ts';
import { type DiskStep, ProcessKilled } from './disk-step.ts';
import { refusalToRename } from './rename-refusal.ts';
import type { SimulatedDisk } from './simulated-disk.ts';
import { SimulatedFile } from './simulated-file.ts';
import { type Entry, type Place, SimulatedFolder } from './simulated-folder.ts';

type Open = { readonly entry: Entry; readonly path: string; readonly flags: number; position: number };

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_TRUNC, O_APPEND } = constants;
/** The bits that say whether a file is read, written, or both. */
const O_ACCMODE = 3;

/**
 * The files of a simulated disk as one process has them. When it dies, at a step or by `kill`, all that it still asks for
 * throws or never comes, and changes nothing.
 */
export class ProcessFiles implements Files {
  readonly #disk: SimulatedDisk;
  readonly #process: DiskProcess;
  readonly #open = new Map<number, Open>();
  #descriptors = 2;

  constructor(disk: SimulatedDisk, step: DiskStep) {
    this.#disk = disk;
    const { failures } = disk;
    this.#process = new DiskProcess(step, () => disk.failures === failures);
  }

  get isAlive(): boolean {
    return this.#process.isAlive;
  }

  kill(): void {
    this.#process.kill();
  }

  openSync(path: string, flags: number): number {
    this.#process.mustLive();
    const entry = this.#disk.find(path);
    const opened =
      typeof entry === 'string' ? this.#create(path, flags) : this.#openThere(entry, path, flags);
    this.#descriptors += 1;
    this.#open.set(this.#descriptors, { entry: opened, path, flags, position: 0 });
    return this.#descriptors;
  }

  closeSync(descriptor: number): void {
    this.#process.mustLive();
    this.#opened(descriptor, 'close');
    this.#open.delete(descriptor);
  }

  readFileSync(path: string, options?: { readonly flag: number }): Buffer {
    const descriptor = this.openSync(path, options?.flag ?? O_RDONLY);
    try {
      const { entry } = this.#opened(descriptor, 'read');
      if (entry instanceof SimulatedFolder) throw new DiskError('EISDIR', 'read', path);
      return this.#process.do({ name: 'read', path, bytes: entry.size }, () => Buffer.from(entry.bytes()));
    } finally {
      this.#open.delete(descriptor);
    }
  }

  readSync(descriptor: number, into: Uint8Array, at: number, length: number, position: number): number {
    this.#process.mustLive();
    if (length === 0) return 0;
    const { entry, path, flags } = this.#opened(descriptor, 'read');
    if ((flags & O_ACCMODE) === O_WRONLY) throw new DiskError('EBADF', 'read', path);
    if (entry instanceof SimulatedFolder) throw new DiskError('EISDIR', 'read', path);
    return this.#process.do({ name: 'read', path, bytes: length }, () => {
      const bytes = entry.bytes().subarray(position, position + length);
      into.set(bytes, at);
      return bytes.length;
    });
  }

  existsSync(path: string): boolean {
    this.#process.mustLive();
    return typeof this.#disk.find(path) !== 'string';
  }

  statSync(path: string): FileStatus {
    this.#process.mustLive();
    return statusOf(this.#there(path, 'stat'));
  }

  lstatSync(path: string): FileStatus;
  lstatSync(path: string, options: { readonly throwIfNoEntry: false }): FileStatus | undefined;
  lstatSync(path: string, options?: { readonly throwIfNoEntry: false }): FileStatus | undefined {
    this.#process.mustLive();
    if (options !== undefined && this.#disk.find(path) === 'ENOENT') return undefined;
    return statusOf(this.#there(path, 'lstat'));
  }

  readdirSync(path: string): string[];
  readdirSync(path: string, options: { readonly withFileTypes: true }): FolderEntry[];
  readdirSync(path: string, options?: { readonly withFileTypes: true }): string[] | FolderEntry[] {
    this.#process.mustLive();
    const folder = this.#there(path, 'scandir');
    if (folder instanceof SimulatedFile) throw new DiskError('ENOTDIR', 'scandir', path);
    return this.#process.do({ name: 'list', path, bytes: 0 }, () =>
      options === undefined
        ? [...folder.entries.keys()]
        : Array.from(folder.entries, ([name, entry]) => ({
            name,
            isFile: () => entry instanceof SimulatedFile,
          })),
    );
  }

  writeFileSync(
    file: string | number,
    content: string | Uint8Array,
    options?: { readonly flag: 'wx' },
  ): void {
    this.#process.mustLive();
    if (typeof file === 'number') return this.#write(file, bytesOf(content));
    const how = options === undefined ? O_TRUNC : O_EXCL;
    const descriptor = this.openSync(file, O_WRONLY | O_CREAT | how);
    try {
      this.#write(descriptor, bytesOf(content));
    } finally {
      this.#open.delete(descriptor);
    }
  }

  ftruncateSync(descriptor: number, length: number): void {
    this.#process.mustLive();
    const { entry, path, flags } = this.#opened(descriptor, 'ftruncate');
    if (entry instanceof SimulatedFolder || (flags & O_ACCMODE) === O_RDONLY)
      throw new DiskError('EINVAL', 'ftruncate', path);
    this.#process.do({ name: 'truncate', path, bytes: 0 }, () => entry.resize(length));
  }

  truncateSync(path: string, length: number): void {
    this.#process.mustLive();
    const entry = this.#there(path, 'open');
    if (entry instanceof SimulatedFolder) throw new DiskError('EISDIR', 'open', path);
    this.#process.do({ name: 'truncate', path, bytes: 0 }, () => entry.resize(length));
  }

  /** What was there, or was copied in part, is taken away when that fails, as the real one does. */
  copyFileSync(from: string, to: string): void {
    this.#process.mustLive();
    const source = this.#there(from, 'copyfile');
    const place = this.#place(to, 'copyfile');
    const target = place.folder.entries.get(place.name);
    if (target instanceof SimulatedFolder) throw new DiskError('EISDIR', 'copyfile', to);
    if (source === target) return;
    const file = target ?? new SimulatedFile();
    try {
      if (source instanceof SimulatedFolder) throw new DiskError('EISDIR', 'copyfile', to);
      this.#process.do({ name: 'copy', path: to, bytes: source.size }, bytes => {
        if (file !== target) this.#disk.names.change({ ...place, entry: file });
        file.resize(0);
        this.#fill(file, source.bytes().subarray(0, bytes), 0, to);
      });
    } catch (error) {
      const isLeft = place.folder.entries.get(place.name) === file;
      if (error instanceof DiskError && isLeft) this.#disk.names.change({ ...place, entry: undefined });
      throw error;
    }
  }

  renameSync(from: string, to: string): void {
    this.#process.mustLive();
    const [source, target] = [this.#place(from, 'rename'), this.#place(to, 'rename')];
    const entry = this.#there(from, 'rename');
    if (target.folder.entries.get(target.name) === entry) return;
    const refusal = refusalToRename(entry, source, target);
    if (refusal !== undefined) throw new DiskError(refusal, 'rename', from);
    this.#process.do({ name: 'rename', path: to, bytes: 0 }, () =>
      this.#disk.names.change({ ...source, entry: undefined }, { ...target, entry }),
    );
  }

  unlinkSync(path: string): void {
    this.#process.mustLive();
    if (this.#there(path, 'unlink') instanceof SimulatedFolder) throw new DiskError('EISDIR', 'unlink', path);
    this.#remove(path);
  }

  rmSync(path: string, options: { readonly recursive?: boolean; readonly force?: boolean } = {}): void {
    this.#process.mustLive();
    const entry = this.#disk.find(path);
    if (options.force === true && (entry === 'ENOENT' || (entry === 'ENOTDIR' && options.recursive === true)))
      return;
    if (typeof entry === 'string') throw new DiskError(entry, 'rm', path);
    if (entry instanceof SimulatedFolder && options.recursive !== true)
      throw new DiskError('ERR_FS_EISDIR', 'rm', path);
    this.#removeAll(entry, path);
  }

  mkdirSync(path: string, options?: { readonly recursive: true }): string | undefined {
    this.#process.mustLive();
    if (options === undefined) {
      this.#makeFolder(path);
      return undefined;
    }
    let first: string | undefined;
    const names = path.split('/').filter(name => name !== '');
    for (let depth = 1; depth <= names.length; depth += 1) {
      const part = `/${names.slice(0, depth).join('/')}`;
      const entry = this.#disk.find(part);
      if (entry instanceof SimulatedFile)
        throw new DiskError(depth < names.length ? 'ENOTDIR' : 'EEXIST', 'mkdir', path);
      if (entry instanceof SimulatedFolder) continue;
      this.#makeFolder(part);
      first ??= part;
    }
    return first;
  }

  mkdtempSync(prefix: string): string {
    this.#process.mustLive();
    for (;;) {
      this.#disk.copies += 1;
      const path = prefix + this.#disk.copies.toString(36).padStart(6, '0');
      if (typeof this.#disk.find(path) !== 'string') continue;
      this.#makeFolder(path);
      return path;
    }
  }

  fsyncSync(descriptor: number): void {
    this.#process.mustLive();
    const { entry, path } = this.#opened(descriptor, 'fsync');
    this.#disk.nowMs += this.#disk.syncMs;
    try {
      this.#process.do({ name: 'sync', path, bytes: 0 }, () => {
        if (entry instanceof SimulatedFile) entry.sync();
        else this.#disk.names.sync(entry);
      });
    } catch (error) {
      if (error instanceof DiskError && entry instanceof SimulatedFile) entry.failToSync();
      throw error;
    }
  }

  fdatasyncSync(descriptor: number): void {
    this.fsyncSync(descriptor);
  }

  /** What is written while it is on its way may or may not be saved by it, so nothing may count on that: here it is not. */
  async fsync(descriptor: number): Promise<void> {
    try {
      this.fsyncSync(descriptor);
    } catch (error) {
      if (error instanceof ProcessKilled) await NEVER;
      throw error;
    }
  }

  fdatasync(descriptor: number): Promise<void> {
    return this.fsync(descriptor);
  }

  now(): number {
    return this.#disk.nowMs;
  }

  #openThere(entry: Entry, path: string, flags: number): Entry {
    if ((flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0) throw new DiskError('EEXIST', 'open', path);
    if (entry instanceof SimulatedFolder) {
      if ((flags & O_ACCMODE) !== O_RDONLY) throw new DiskError('EISDIR', 'open', path);
    } else if ((flags & O_TRUNC) !== 0)
      this.#process.do({ name: 'open', path, bytes: 0 }, () => entry.resize(0));
    return entry;
  }

  #create(path: string, flags: number): SimulatedFile {
    const place = this.#place(path, 'open');
    if ((flags & O_CREAT) === 0) throw new DiskError('ENOENT', 'open', path);
    const entry = new SimulatedFile();
    this.#process.do({ name: 'open', path, bytes: 0 }, () => this.#disk.names.change({ ...place, entry }));
    return entry;
  }

  #write(descriptor: number, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const open = this.#opened(descriptor, 'write');
    const { entry, path, flags } = open;
    if (entry instanceof SimulatedFolder || (flags & O_ACCMODE) === O_RDONLY)
      throw new DiskError('EBADF', 'write', path);
    this.#process.do({ name: 'write', path, bytes: bytes.length }, count => {
      const at = (flags & O_APPEND) === 0 ? open.position : entry.size;
      open.position = at + count;
      this.#fill(entry, bytes.subarray(0, count), at, path);
    });
  }

  #fill(file: SimulatedFile, bytes: Uint8Array, at: number, path: string): void {
    const room = this.#disk.bytesLeft() + Math.max(0, file.size - at);
    file.write(bytes.length <= room ? bytes : bytes.subarray(0, room), at);
    if (bytes.length > room) throw new DiskError('ENOSPC', 'write', path);
  }

  #removeAll(entry: Entry, path: string): void {
    if (entry instanceof SimulatedFolder)
      for (const [name, inside] of [...entry.entries]) this.#removeAll(inside, `${path}/${name}`);
    this.#remove(path);
  }

  #remove(path: string): void {
    const place = this.#place(path, 'unlink');
    this.#process.do({ name: 'remove', path, bytes: 0 }, () =>
      this.#disk.names.change({ ...place, entry: undefined }),
    );
  }

  #makeFolder(path: string): void {
    const place = this.#place(path, 'mkdir');
    if (place.folder.entries.has(place.name)) throw new DiskError('EEXIST', 'mkdir', path);
    this.#process.do({ name: 'mkdir', path, bytes: 0 }, () =>
      this.#disk.names.change({ ...place, entry: new SimulatedFolder() }),
    );
  }

  #there(path: string, syscall: string): Entry {
    const entry = this.#disk.find(path);
    if (typeof entry === 'string') throw new DiskError(entry, syscall, path);
    return entry;
  }

  #place(path: string, syscall: string): Place {
    const place = this.#disk.place(path);
    if (place === undefined) throw new DiskError('EBUSY', syscall, path);
    if (typeof place === 'string') throw new DiskError(place, syscall, path);
    return place;
  }

  #opened(descriptor: number, syscall: string): Open {
    const open = this.#open.get(descriptor);
    if (open === undefined) throw new DiskError('EBADF', syscall, String(descriptor));
    return open;
  }
}

const NEVER = new Promise<never>(() => {});

function statusOf(entry: Entry): FileStatus {
  return {
    size: entry instanceof SimulatedFile ? entry.size : 0,
    isDirectory: () => entry instanceof SimulatedFolder,
    isSymbolicLink: () => false,
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
