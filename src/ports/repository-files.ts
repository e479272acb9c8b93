import type { GitHubAsked } from './github.ts';
import type { BranchFile, CommitId } from './state-branch.ts';

/** The repository's own files, at any of its commits. Nothing here writes. */
export interface RepositoryFiles {
  /** Where the first of these branches stands that there is, else the default branch. */
  stand(asked: {
    readonly branches: readonly string[];
    readonly commits: readonly CommitId[];
  }): Promise<GitHubAsked<RepositoryStand>>;
  /** Whether a commit is one of those that led to another. */
  leadsTo(commit: CommitId, later: CommitId): Promise<GitHubAsked<boolean>>;
  /** What stands at these paths at each of the commits, in their order. A path where nothing stands is left out. */
  files(
    commits: readonly CommitId[],
    paths: readonly string[],
  ): Promise<GitHubAsked<readonly ReadonlyMap<string, RepositoryFile>[]>>;
  /** The paths of all files and links below a folder; undefined: they are more than GitHub lists. */
  list(folder: {
    readonly path: string;
    readonly id: string;
  }): Promise<GitHubAsked<readonly string[] | undefined>>;
  /** The bytes of files, by their ids, and proved by them. */
  bytesOf(files: readonly RepositoryFile[]): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>>;
}

export type RepositoryStand = {
  readonly isArchived: boolean;
  /** Undefined: there is no branch at all. */
  readonly branch: { readonly name: string; readonly tip: CommitId } | undefined;
  /** Those of the commits that are there. */
  readonly commits: readonly CommitId[];
};
/** `id` is git's, of a folder too. */
export type RepositoryFile = BranchFile & { readonly kind: 'file' | 'link' | 'folder' | 'other' };
