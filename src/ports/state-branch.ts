import type { GitHubAsked } from './github.ts';

/** A commit of the repository, by its 40 hexadecimal digits. */
export type CommitId = string;

/**
 * A branch of the repository that only agents of ours write to. Every change says which commit it must follow, so two
 * writers can never both be right, and nothing is ever forced.
 */
export interface StateBranch {
  /** The tip, and what stands in the files that are asked for; undefined: there is no such branch. */
  look(paths: readonly string[]): Promise<GitHubAsked<BranchView | undefined>>;
  /** A file's bytes by the id that a view has of it. */
  fetch(file: BranchFile): Promise<GitHubAsked<Uint8Array>>;
  /** The bytes of many files, by their paths: short ones come many at a time, in few requests. */
  fetchAll(files: readonly BranchFile[]): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>>;
  /** One commit, whole or not at all. `follows` undefined: the branch is made by it. */
  change(change: BranchChange): Promise<GitHubAsked<Changed>>;
}

export type BranchView = {
  readonly tip: CommitId;
  /** Texts of the files that were asked for. One that is not there, or is no text, is left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** All files of the branch, by path. */
  readonly files: ReadonlyMap<string, BranchFile>;
};

export type BranchFile = { readonly path: string; readonly id: string; readonly bytes: number };

export type BranchChange = {
  readonly follows: CommitId | undefined;
  readonly message: string;
  readonly put: ReadonlyMap<string, Uint8Array>;
  readonly remove: readonly string[];
};

export type Changed =
  | { readonly kind: 'changed'; readonly tip: CommitId }
  /** Another commit came first: nothing was written. */
  | { readonly kind: 'moved' };
