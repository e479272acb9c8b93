import type { WorldTime } from '../time/world-time.ts';
import type { Copy } from './copy-files.ts';

export type CacheEntry = {
  readonly key: string;
  readonly copy: Copy;
  readonly savedMs: number;
  /** From when on it is found. That its key is taken is known at once. */
  readonly listedMs: number;
  readMs: number;
  /** Grows with each use of any entry. */
  lastUsed: number;
};

/** What nobody read for a week goes by itself. */
const UNREAD_MS_MAX = 7 * 24 * 3_600_000;

/**
 * The cache service of GitHub Actions: entries that are never replaced, found by their key or the beginning of it, the newest
 * first, and gone at any time. It is never the truth, and can be ahead of it.
 */
export class SimulatedCache {
  readonly #time: Pick<WorldTime, 'now'>;
  #entries: CacheEntry[] = [];
  #uses = 0;

  constructor(time: Pick<WorldTime, 'now'>) {
    this.#time = time;
  }

  /** One that goes on from here by itself. */
  fork(time: Pick<WorldTime, 'now'>): SimulatedCache {
    const fork = new SimulatedCache(time);
    fork.#entries = this.#entries.map(entry => ({ ...entry }));
    fork.#uses = this.#uses;
    return fork;
  }

  /** The oldest first. */
  get entries(): readonly CacheEntry[] {
    this.#forgetUnread();
    return this.#entries;
  }

  /** False: the key is taken. */
  save(key: string, copy: Copy, listedAfterMs = 0): boolean {
    if (this.entries.some(entry => entry.key === key)) return false;
    const savedMs = this.#time.now();
    this.#uses += 1;
    const listedMs = savedMs + listedAfterMs;
    this.#entries.push({ key, copy, savedMs, listedMs, readMs: savedMs, lastUsed: this.#uses });
    return true;
  }

  /** The entry of this key, or the newest whose key begins with it, as far as the service has listed them. */
  find(prefix: string): CacheEntry | undefined {
    const nowMs = this.#time.now();
    const listed = this.entries.filter(({ key, listedMs }) => listedMs <= nowMs && key.startsWith(prefix));
    return listed.find(({ key }) => key === prefix) ?? listed.at(-1);
  }

  read(entry: CacheEntry): Copy {
    this.#uses += 1;
    entry.readMs = this.#time.now();
    entry.lastUsed = this.#uses;
    return entry.copy;
  }

  evictAll(): void {
    this.#entries = [];
  }

  /** As the service does when the repository's caches have grown too large. */
  evictLeastRecentlyUsed(): void {
    const least = Math.min(...this.#entries.map(({ lastUsed }) => lastUsed));
    this.#entries = this.#entries.filter(({ lastUsed }) => lastUsed !== least);
  }

  #forgetUnread(): void {
    const sinceMs = this.#time.now() - UNREAD_MS_MAX;
    if (this.#entries.some(({ readMs }) => readMs < sinceMs))
      this.#entries = this.#entries.filter(({ readMs }) => readMs >= sinceMs);
  }
}
