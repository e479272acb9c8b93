import type { Point } from '../crash/point.ts';
import type { Family } from '../schedule/schedule.ts';

/**
 * A piece of the product that keeps a promise, and what stands in its place when a control takes it away. The product knows
 * nothing of it: the snippet is replaced when its file is loaded, for the tests alone.
 */
export type Guard = {
  /** In kebab case. */
  readonly name: string;
  /** What is done, or left undone, without it. */
  readonly without: string;
  /** In the folder of the sources. */
  readonly file: string;
  /** Each stands exactly once in its file. Where two guards cover for each other both are left out. */
  readonly swaps: readonly Swap[];
  /** The check that must see that it is missing. */
  readonly breaks: string;
  readonly seenIn: SeenIn;
};

/** The stories in which it is seen. */
export type SeenIn =
  /** Random ones: so many from seed 1 on are enough. `seed` is one of which it is known, and comes first where time is short. */
  | { readonly family: Family; readonly within: number; readonly seed: number }
  /** Those that are told under a name, because once they went wrong or to show this. */
  | { readonly story: string }
  /** The story of a crash. */
  | { readonly point: Point };

/** `file`: another one than the guard's own. */
export type Swap = { readonly from: string; readonly to: string; readonly file?: string };

/** All files that are not whole without it. */
export function filesOf({ file, swaps }: Guard): ReadonlySet<string> {
  return new Set(swaps.map(swap => swap.file ?? file));
}

/** @throws Error where a snippet is not there exactly once: then nothing would be proved by leaving it out. */
export function sourceWithout(guard: Guard, file: string, source: string): string {
  const { name } = guard;
  const swaps = guard.swaps.filter(swap => (swap.file ?? guard.file) === file);
  return swaps.reduce((text, { from, to }) => {
    const count = text.split(from).length - 1;
    if (count !== 1)
      throw new Error(
        `The guard "${name}" has moved: expected once in src/${file}, got ${count} times:\n${from}`,
      );
    return text.replace(from, () => to);
  }, source);
}
