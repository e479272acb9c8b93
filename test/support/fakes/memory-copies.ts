import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { invariant } from '../../../src/domain/invariant.ts';
import type { Clock } from '../../../src/ports.ts';
import type { CopyStore, Restored, Saved } from '../../../src/ports/copies.ts';

type Files = ReadonlyMap<string, Buffer>;

/** Copies of folders in memory, in a service that can be slow, out of reach, or say no. */
export class MemoryCopies implements CopyStore {
  /** By key, the oldest first. */
  readonly copies = new Map<string, Files>();
  /** What the service says instead of doing it, until it is taken away again. */
  restoring: Exclude<Restored, { kind: 'hit' }> | undefined;
  saving: Exclude<Saved, { kind: 'saved' }> | undefined;
  /** How long an upload takes. */
  saveMs = 0;
  restores = 0;
  /** How often an upload was made ready for. */
  preparations = 0;
  /** Uploads that were begun, and the most of them at once. */
  saves = 0;
  savingAtOnceMax = 0;
  #savingNow = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async restore(prefix: string, into: string): Promise<Restored> {
    invariant(prefix !== '', 'a prefix is not empty');
    this.restores += 1;
    if (this.restoring !== undefined) return this.restoring;
    const key = [...this.copies.keys()].findLast(each => each.startsWith(prefix));
    if (key === undefined) return { kind: 'missing' };
    for (const [path, bytes] of this.copies.get(key) ?? []) {
      mkdirSync(dirname(join(into, path)), { recursive: true });
      writeFileSync(join(into, path), bytes);
    }
    return { kind: 'hit', key };
  }

  prepareSave(): void {
    this.preparations += 1;
  }

  async save(key: string, folder: string): Promise<Saved> {
    invariant(key !== '' && key.length <= 512 && !key.includes(','), 'a key that the service takes');
    this.saves += 1;
    this.#savingNow += 1;
    this.savingAtOnceMax = Math.max(this.savingAtOnceMax, this.#savingNow);
    const files = filesIn(folder);
    if (this.saveMs > 0) await this.#clock.sleep(this.saveMs);
    this.#savingNow -= 1;
    if (this.saving !== undefined) return this.saving;
    if (this.copies.has(key)) return { kind: 'taken', reason: 'There is a copy of this key.' };
    this.copies.set(key, files);
    return { kind: 'saved' };
  }

  /** The files of the newest copy. */
  newestPaths(): string[] {
    return [...([...this.copies.values()].at(-1)?.keys() ?? [])];
  }

  /** The bytes of a file in the newest copy. */
  newest(path: string): Buffer | undefined {
    return [...this.copies.values()].at(-1)?.get(path);
  }

  /** As somebody does who may write to the cache. */
  put(key: string, files: Readonly<Record<string, string | Buffer>>): void {
    const entries = Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes)] as const);
    this.copies.delete(key);
    this.copies.set(key, new Map(entries));
  }

  /** As the service does with what was not read for a week. */
  evictAll(): void {
    this.copies.clear();
  }
}

function filesIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter(path => statSync(join(folder, path)).isFile());
  return new Map(files.map(path => [path, readFileSync(join(folder, path))]));
}
