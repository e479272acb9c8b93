// One bare git repository on the disk, real enough for every git to clone it.
import { execFileSync } from 'node:child_process';

import { type Commit, readCommit } from './git-commits.ts';
import { type GitObjects, type Oid, isOid, openObjects } from './git-objects.ts';
import { type GitRefs, openRefs } from './git-refs.ts';

export type GitRepository = { readonly objects: GitObjects; readonly refs: GitRefs };

export function initRepository(gitDir: string, defaultBranch: string): GitRepository {
  execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`, gitDir]);
  return { objects: openObjects(gitDir), refs: openRefs(gitDir) };
}

/** What a revision names, as far as GitHub's API needs it: a whole id, a branch, a tag, a whole or half reference. */
export function resolveRevision({ objects, refs }: GitRepository, revision: string): Oid | undefined {
  if (isOid(revision)) return objects.read(revision) === undefined ? undefined : revision;
  for (const above of ['', 'refs/', 'refs/heads/', 'refs/tags/']) {
    const found = `${above}${revision}`.startsWith('refs/') ? refs.read(`${above}${revision}`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

export function resolveCommit(git: GitRepository, revision: string): Commit | undefined {
  const oid = resolveRevision(git, revision);
  return oid === undefined ? undefined : readCommit(git.objects, oid);
}
