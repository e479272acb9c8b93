import type { Mistake, Place } from '../../domain/task.ts';

const MISTAKES_MAX = 100;

/** Gathers mistakes. All are counted, and as many kept as somebody would read. */
export class MistakeList {
  readonly #kept: Mistake[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(place: Place, message: string): void {
    this.#count += 1;
    if (this.#kept.length < MISTAKES_MAX) this.#kept.push({ place, message });
  }

  addAll(mistakes: readonly Mistake[]): void {
    for (const { place, message } of mistakes) this.add(place, message);
  }

  /** By file, line and column; a last one says how many more there are. */
  toSorted(): Mistake[] {
    const sorted = this.#kept.toSorted((a, b) => comparePlaces(a.place, b.place));
    const last = sorted.at(-1);
    const more = this.#count - sorted.length;
    return last === undefined || more === 0
      ? sorted
      : [...sorted, { place: last.place, message: `And ${more} more mistakes: correct these first.` }];
  }
}

function comparePlaces(a: Place, b: Place): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
