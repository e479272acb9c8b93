import { closeSync, constants, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';

import { invariant } from '../../domain/invariant.ts';
import type { LogSnapshot, LogStore } from '../../ports.ts';
import { beginLogWith } from './begin-with.ts';
import { bytesKeptAt, cutSegments } from './cut-segments.ts';
import { NO_FOLLOW, makeFolder, syncFolder } from './folder.ts';
import { FrequentSync } from './frequent-sync.ts';
import { listLog, segmentPath } from './segments.ts';
import { shareNext } from './share-next.ts';
import { storageError } from './storage-error.ts';

/** A full segment is never written again, so whoever copies segments copies a full one once. */
export const SEGMENT_BYTES = 4 * 1024 * 1024;

const CHUNK_BYTES = 256 * 1024;
const APPEND = constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW;
const CREATE = APPEND | constants.O_CREAT | constants.O_EXCL;

/** The segment that is written to. */
type Open = { readonly offset: number; readonly file: number; bytes: number };

/** A log as a folder of segments. The bytes of one call stay together in one of them. */
export class LogFolder implements LogStore {
  readonly #folder: string;
  readonly #flush = shareNext(() => this.#writeWaiting());
  readonly #disk = new FrequentSync();
  #waiting: Uint8Array[] = [];
  #open: Open | undefined;
  /** The next append goes into a new segment, however much room there is. */
  #isParted = false;
  #failure: Error | undefined;

  /** Makes nothing on the disk: only the first append does. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  snapshot(): LogSnapshot | undefined {
    const { snapshot } = listLog(this.#folder);
    return snapshot && { end: snapshot.end, bytes: wholeFile(snapshot.path) };
  }

  *read(): Generator<Uint8Array, void> {
    for (const { path } of listLog(this.#folder).segments) yield* chunksOf(path);
  }

  slice(from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = [];
    const { snapshot, segments } = listLog(this.#folder);
    let start = snapshot?.end ?? 0;
    for (const { path, bytes } of segments) {
      const [first, last] = [Math.max(from, start), Math.min(to, start + bytes)];
      if (first < last) parts.push(bytesOf(path, first - start, last - first));
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
    return cutSegments(this.#folder, offset);
  }

  keptAt(offset: number): number | undefined {
    return bytesKeptAt(this.#folder, offset);
  }

  beginSegment(): void {
    invariant(this.#waiting.length === 0, 'no append is on its way when a segment is begun');
    this.#isParted = true;
  }

  /** What is open is never before a segment that begins at the snapshot's end. */
  beginWith(snapshot: LogSnapshot): void {
    beginLogWith(this.#folder, snapshot);
  }

  /** Resolves when all that was appended is on the disk or has failed. */
  async close(): Promise<void> {
    await this.#flush().catch(() => {});
    this.#close();
  }

  /** After a failed write there may be a hole, and after a failed sync nobody knows: so a failure is for good. */
  async #writeWaiting(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    if (bytes.length === 0) return;

    try {
      const segment = await this.#writable();
      writeFileSync(segment.file, bytes);
      await this.#disk.sync(segment.file);
      segment.bytes += bytes.length;
    } catch (error) {
      this.#failure = storageError('append to the log in', this.#folder, error);
      throw this.#failure;
    }
  }

  async #writable(): Promise<Open> {
    this.#open ??= openLast(this.#folder);
    const bytesMax = this.#isParted ? 1 : SEGMENT_BYTES;
    this.#isParted = false;
    if (this.#open !== undefined && this.#open.bytes < bytesMax) return this.#open;

    const full = this.#close();
    const offset = full === undefined ? (listLog(this.#folder).snapshot?.end ?? 0) : full.offset + full.bytes;
    this.#open = await openNew(this.#folder, offset);
    return this.#open;
  }

  #close(): Open | undefined {
    const open = this.#open;
    this.#open = undefined;
    if (open !== undefined) closeSync(open.file);
    return open;
  }
}

function openLast(folder: string): Open | undefined {
  const { snapshot, segments } = listLog(folder);
  const last = segments.at(-1);
  const before = segments.slice(0, -1).reduce((end, { bytes }) => end + bytes, snapshot?.end ?? 0);
  return last && { offset: before, file: openSync(last.path, APPEND), bytes: last.bytes };
}

/** The name is durable before the first byte, so that no later segment can be there without it. */
async function openNew(folder: string, offset: number): Promise<Open> {
  makeFolder(folder);
  const file = openSync(segmentPath(folder, offset), CREATE);
  await syncFolder(folder);
  return { offset, file, bytes: 0 };
}

function wholeFile(path: string): Uint8Array {
  try {
    return readFileSync(path, { flag: constants.O_RDONLY | NO_FOLLOW });
  } catch (error) {
    throw storageError('read the log in', path, error);
  }
}

function bytesOf(path: string, offset: number, length: number): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | NO_FOLLOW);
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  } catch (error) {
    throw storageError('read the log in', path, error);
  } finally {
    closeSync(file);
  }
}

function* chunksOf(path: string): Generator<Uint8Array, void> {
  const file = openSync(path, constants.O_RDONLY | NO_FOLLOW);
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
