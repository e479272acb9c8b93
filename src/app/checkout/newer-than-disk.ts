import type { NewerFile, NewerFiles } from '../../ports/checkout.ts';

/** What counts instead of what lies on the disk, as far as it is known; it remembers what it was asked in vain. */
export class NewerThanDisk implements NewerFiles {
  /** Undefined: it is known that the disk counts. */
  readonly #known = new Map<string, NewerFile | undefined>();
  readonly #unknown = new Set<string>();

  get(path: string): NewerFile | undefined {
    if (!this.#known.has(path)) this.#unknown.add(path);
    return this.#known.get(path);
  }

  keys(): readonly string[] {
    return [...this.#known].flatMap(([path, newer]) => (newer === undefined ? [] : [path]));
  }

  set(path: string, newer: NewerFile | undefined): void {
    this.#known.set(path, newer);
    this.#unknown.delete(path);
  }

  /** The paths that somebody asked for, and of which nothing is known. */
  get unknown(): readonly string[] {
    return [...this.#unknown];
  }
}
