import type { ResultStore, WriteResult } from '../../../src/ports.ts';

/** Results in memory. */
export class MemoryResults implements ResultStore {
  readonly files = new Map<string, Buffer>();
  readonly #refused = new Set<string>();

  write(path: string, bytes: Uint8Array): WriteResult {
    if (this.#refused.has(path)) return { ok: false, message: `Cannot write ${path}: it is a folder.` };
    this.files.set(path, Buffer.from(bytes));
    return { ok: true };
  }

  read(path: string): Uint8Array | undefined {
    return this.files.get(path);
  }

  remove(path: string): WriteResult {
    if (this.#refused.has(path)) return { ok: false, message: `Cannot remove ${path}: it is a folder.` };
    this.files.delete(path);
    return { ok: true };
  }

  list(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  text(path: string): string | undefined {
    return this.files.get(path)?.toString('utf8');
  }

  /** Something stands at this path that is no file. */
  block(path: string): void {
    this.#refused.add(path);
  }

  unblock(path: string): void {
    this.#refused.delete(path);
  }
}
