import { constants } from 'node:fs';

import { invariant } from '../../domain/invariant.ts';
import type { LogSnapshot, LogStore } from '../../ports.ts';
import { beginLogWith } from './begin-with.ts';
import { bytesKeptAt, cutSegments } from './cut-segments.ts';
import { type Files, THIS_MACHINE } from './files.ts';
import { NO_FOLLOW, makeFolder, syncFolder, syncFolderBlocking } from './folder.ts';
import { FrequentSync, diskOf } from './frequent-sync.ts';
import { type Segment, listLog, segmentPath } from './segments.ts';
import { shareNext } from './share-next.ts';
import { storageError } from './storage-error.ts';
import { letGo, takeOver } from './unsure-sync.ts';

/** A full segment is never written again, so whoever copies segments copies a full one once. */
export const SEGMENT_BYTES = 4 * 1024 * 1024;

const CHUNK_BYTES = 256 * 1024;
const READ = constants.O_RDONLY | NO_FOLLOW;
const APPEND = constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW;
const CREATE = APPEND | constants.O_CREAT | constants.O_EXCL;

/** The segment that is written to. */
type Open = { readonly offset: number; readonly file: number; bytes: number };

/** A log as a folder of segments. The bytes of one call stay together in one of them. */
export class LogFolder implements LogStore {
  readonly #folder: string;
  readonly #files: Files;
  readonly #flush = shareNext(() => this.#writeWaiting());
  readonly #disk: FrequentSync;
  #waiting: Uint8Array[] = [];
  #open: Open | undefined;
  /** The next append goes into a new segment, however much room there is. */
  #isParted = false;
  #failure: Error | undefined;

  /** Makes nothing on the disk: only the first append does. */
  constructor(folder: string, files: Files = THIS_MACHINE) {
    this.#folder = folder;
    this.#files = files;
    this.#disk = new FrequentSync(diskOf(files));
  }

  snapshot(): LogSnapshot | undefined {
    const { snapshot } = listLog(this.#folder, this.#files);
    return snapshot && { end: snapshot.end, bytes: wholeFile(snapshot.path, this.#files) };
  }

  *read(): Generator<Uint8Array, void> {
    for (const segment of listLog(this.#folder, this.#files).segments) yield* chunksOf(segment, this.#files);
  }

  slice(from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = [];
    const { snapshot, segments } = listLog(this.#folder, this.#files);
    let start = snapshot?.end ?? 0;
    for (const { path, bytes } of segments) {
      const [first, last] = [Math.max(from, start), Math.min(to, start + bytes)];
      if (first < last) parts.push(bytesOf(path, first - start, last - first, this.#files));
      start += bytes;
    }
    const slice = Buffer.concat(parts);
    invariant(slice.length === to - from, `a log has its bytes from ${from} to ${to}`);
    return slice;
  }

  append(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    return this.#flush();
  }

  cutAt(offset: number): string {
    invariant(this.#open === undefined, 'a log is cut before anything is appended to it');
    return cutSegments(this.#folder, offset, this.#files);
  }

  keptAt(offset: number): number | undefined {
    return bytesKeptAt(this.#folder, offset, this.#files);
  }

  beginSegment(): void {
    invariant(this.#waiting.length === 0, 'no append is on its way when a segment is begun');
    this.#isParted = true;
  }

  /** What is open is never before a segment that begins at the snapshot's end. */
  beginWith(snapshot: LogSnapshot): void {
    beginLogWith(this.#folder, snapshot, this.#files);
  }

  /** Resolves when all that was appended is on the disk or has failed. */
  async close(): Promise<void> {
    await this.#flush().catch(() => {});
    if (this.#close() !== undefined && this.#failure === undefined) letGo(this.#folder, this.#files);
  }

  /** After a failed write there may be a hole, and after a failed sync nobody knows: so a failure is for good. */
  async #writeWaiting(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    if (bytes.length === 0) return;

    try {
      const segment = await this.#writable();
      this.#files.writeFileSync(segment.file, bytes);
      await this.#disk.sync(segment.file);
      segment.bytes += bytes.length;
    } catch (error) {
      this.#failure = storageError('append to the log in', this.#folder, error);
      throw this.#failure;
    }
  }

  async #writable(): Promise<Open> {
    this.#open ??= openLast(this.#folder, this.#files);
    const bytesMax = this.#isParted ? 1 : SEGMENT_BYTES;
    this.#isParted = false;
    if (this.#open !== undefined && this.#open.bytes < bytesMax) return this.#open;

    const full = this.#close();
    const offset =
      full === undefined ? (listLog(this.#folder, this.#files).snapshot?.end ?? 0) : full.offset + full.bytes;
    this.#open = await openNew(this.#folder, offset, this.#files);
    return this.#open;
  }

  #close(): Open | undefined {
    const open = this.#open;
    this.#open = undefined;
    if (open !== undefined) this.#files.closeSync(open.file);
    return open;
  }
}

/** What is added now must not survive without what is before it: what a process that was killed may not have synced. */
function openLast(folder: string, files: Files): Open | undefined {
  const { snapshot, segments } = listLog(folder, files);
  const last = segments.at(-1);
  if (last === undefined) return undefined;

  makeFolder(folder, files);
  // The name of one that nobody marked may not be durable either: a person has put it there, or a release that left no marks.
  if (!takeOver(folder, last.path, files)) syncFolderBlocking(folder, files);
  const file = files.openSync(last.path, APPEND);
  const before = segments.slice(0, -1).reduce((end, { bytes }) => end + bytes, snapshot?.end ?? 0);
  return { offset: before, file, bytes: last.bytes };
}

/** The name is durable before the first byte, so that no later segment can be there without it. */
async function openNew(folder: string, offset: number, files: Files): Promise<Open> {
  makeFolder(folder, files);
  const path = segmentPath(folder, offset);
  takeOver(folder, path, files);
  const file = files.openSync(path, CREATE);
  await syncFolder(folder, files);
  return { offset, file, bytes: 0 };
}

function wholeFile(path: string, files: Files): Uint8Array {
  return reading(path, () => files.readFileSync(path, { flag: READ }));
}

function bytesOf(path: string, offset: number, length: number, files: Files): Uint8Array {
  const file = reading(path, () => files.openSync(path, READ));
  try {
    const bytes = Buffer.alloc(length);
    const read = reading(path, () => files.readSync(file, bytes, 0, length, offset));
    return bytes.subarray(0, read);
  } finally {
    files.closeSync(file);
  }
}

function* chunksOf({ path, bytes }: Segment, files: Files): Generator<Uint8Array, void> {
  const file = reading(path, () => files.openSync(path, READ));
  try {
    // Most logs are much shorter than that; of one that grows meanwhile, the rest comes in chunks of this size as well.
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, bytes)));
    let position = 0;
    for (;;) {
      const at = position;
      const length = reading(path, () => files.readSync(file, chunk, 0, chunk.length, at));
      if (length === 0) return;
      position += length;
      yield chunk.subarray(0, length);
    }
  } finally {
    files.closeSync(file);
  }
}

/** What whoever gets the bytes throws is no trouble of the disk, so only its own work is in here. */
function reading<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw storageError('read the log in', path, error);
  }
}
