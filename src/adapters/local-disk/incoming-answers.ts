import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { dirname } from 'node:path';

import type { Sha256 } from '../../domain/units.ts';
import type { Files } from './files.ts';
import { NO_FOLLOW, makeFolder, syncFolder } from './folder.ts';
import { FrequentSync, diskOf } from './frequent-sync.ts';
import { codeOf, storageError } from './storage-error.ts';
import { copyPath, letGo, takeOver } from './unsure-sync.ts';

const READ = constants.O_RDONLY | NO_FOLLOW;
const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | NO_FOLLOW;
export const LINE_END = 0x0a;

/** Where a line lies in the file, its end not counted. */
type Place = { readonly offset: number; readonly length: number };

/** What the file holds in whole lines, each by its hash. */
type Index = { readonly places: Map<Sha256, Place>; bytes: number };

/**
 * The answers of a run that is on, in one file, a line each: the hash of a line is its name. To make and sync a file of
 * its own for every answer would take as long as many a call; a line takes a share of one sync.
 * The last line may be half written, by a process that was killed: nobody was told that it is there.
 */
export class IncomingAnswers {
  readonly #path: string;
  readonly #files: Files;
  readonly #disk: FrequentSync;
  #index: Index | undefined;
  #file: number | undefined;
  #failure: Error | undefined;

  /** Makes nothing on the disk: only the first `append` does. */
  constructor(path: string, files: Files) {
    this.#path = path;
    this.#files = files;
    this.#disk = new FrequentSync(diskOf(files));
  }

  names(): readonly Sha256[] {
    return [...this.#read().places.keys()];
  }

  /** Undefined when it is not here, or its bytes were changed. */
  get(answer: Sha256): Uint8Array | undefined {
    const place = this.#read().places.get(answer);
    if (place === undefined) return undefined;
    const bytes = this.#bytesAt(place);
    return hash('sha256', bytes) === answer ? bytes : undefined;
  }

  /**
   * Resolves when all of them would survive the machine; of none, when the file is open for the next. After a failed write
   * there may be half a line, and after a failed sync nobody knows: so a failure is for good.
   */
  async append(answers: ReadonlyMap<Sha256, Uint8Array>): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const file = await this.#writable();
    if (answers.size === 0) return;
    try {
      const index = this.#read();
      const lines: Uint8Array[] = [];
      const places: [Sha256, Place][] = [];
      let end = index.bytes;
      for (const [answer, bytes] of answers) {
        // One that is there may come from a process that died before it synced it: the sync below makes up for that.
        if (this.get(answer) !== undefined) continue;
        places.push([answer, { offset: end, length: bytes.length }]);
        lines.push(bytes, LINE_ENDING);
        end += bytes.length + 1;
      }
      if (lines.length > 0) this.#files.writeFileSync(file, Buffer.concat(lines));
      await this.#disk.sync(file);
      for (const [answer, place] of places) index.places.set(answer, place);
      index.bytes = end;
    } catch (error) {
      this.#failure = storageError('write the answers to', this.#path, error);
      throw this.#failure;
    }
  }

  /** Takes the file away, with all that is in it. */
  discard(): void {
    try {
      if (this.#file !== undefined) this.#files.closeSync(this.#file);
      this.#file = undefined;
      this.#index = undefined;
      for (const path of [this.#path, copyPath(this.#path)]) this.#files.rmSync(path, { force: true });
      letGo(dirname(this.#path), this.#files);
    } catch (error) {
      throw storageError('remove the answers in', this.#path, error);
    }
  }

  async #writable(): Promise<number> {
    if (this.#file !== undefined) return this.#file;
    const folder = dirname(this.#path);
    makeFolder(folder, this.#files);
    try {
      takeOver(folder, this.#path, this.#files);
      const { bytes } = this.#read();
      const file = this.#files.openSync(this.#path, APPEND);
      try {
        this.#files.ftruncateSync(file, bytes);
        // The name is durable before the first answer counts: as long as it is not, the file is not open for any.
        await syncFolder(folder, this.#files);
      } catch (error) {
        this.#files.closeSync(file);
        throw error;
      }
      this.#file = file;
      return file;
    } catch (error) {
      throw storageError('write the answers to', this.#path, error);
    }
  }

  #read(): Index {
    return (this.#index ??= indexOf(this.#path, this.#files));
  }

  #bytesAt({ offset, length }: Place): Uint8Array {
    try {
      const file = this.#file ?? this.#files.openSync(this.#path, READ);
      try {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, this.#files.readSync(file, bytes, 0, length, offset));
      } finally {
        if (file !== this.#file) this.#files.closeSync(file);
      }
    } catch (error) {
      throw storageError('read the answers in', this.#path, error);
    }
  }
}

const LINE_ENDING = Buffer.of(LINE_END);

function indexOf(path: string, files: Files): Index {
  const bytes = bytesOf(path, files);
  const places = new Map<Sha256, Place>();
  let offset = 0;
  for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, offset)) {
    places.set(hash('sha256', bytes.subarray(offset, end)), { offset, length: end - offset });
    offset = end + 1;
  }
  return { places, bytes: offset };
}

function bytesOf(path: string, files: Files): Buffer {
  try {
    return files.readFileSync(path, { flag: READ });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
    throw storageError('read the answers in', path, error);
  }
}
