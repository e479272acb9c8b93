import type { CommitId } from './state-branch.ts';

/** The checkout on this disk: where git has put it, and what is in its files now, whoever changed them since. */
export interface Checkout {
  /** Undefined: git keeps nothing here. */
  stand(): CheckoutStand | undefined;
  /** What is looked for as task files. */
  taskPaths(): TaskPaths;
  /** What git would call the file as it is now. Undefined: nothing is there; `unfit`: what may not be read as a file. */
  idOf(path: string): string | 'unfit' | undefined;
}

export type CheckoutStand = {
  /** Undefined: git's files do not say it plainly. */
  readonly commit: CommitId | undefined;
  /** Undefined: no branch that came from a remote. */
  readonly branch: string | undefined;
};

export type TaskPaths = {
  /** Those that are named, there or not, and those on the disk that a pattern fits. Relative to the workspace. */
  readonly paths: readonly string[];
  readonly globs: readonly TaskGlob[];
};
export type TaskGlob = {
  /** Nothing outside it fits. Empty: the workspace itself. */
  readonly folder: string;
  readonly fits: (path: string) => boolean;
};

/** What counts instead of what lies on the disk, by path. */
export interface NewerFiles {
  /** Undefined: the file counts as it lies on the disk. */
  get(path: string): NewerFile | undefined;
  /** The paths of all that count. */
  keys(): Iterable<string>;
}
export type NewerFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'gone' }
  /** It may not be read; `trouble` completes a sentence that begins with its path. */
  | { readonly kind: 'unfit'; readonly trouble: string };
