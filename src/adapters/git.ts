import { execFileSync } from 'node:child_process';

/** What git knows about a folder; undefined: it is in no repository, or there is no git. */
export type GitPlace = {
  /** Whether the folder is the root of its repository. */
  readonly isRoot: boolean;
  /** As the remote `origin` says, else the branch that is checked out. */
  readonly defaultBranch: string | undefined;
};

export function gitPlaceOf(folder: string): GitPlace | undefined {
  const prefix = ask(folder, ['rev-parse', '--show-prefix']);
  if (prefix === undefined) return undefined;
  const remote = ask(folder, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  return {
    isRoot: prefix === '',
    defaultBranch: remote?.replace(/^origin\//, '') ?? ask(folder, ['symbolic-ref', '--short', 'HEAD']),
  };
}

/** Undefined: git says no. */
function ask(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    }).trim();
  } catch {
    return undefined;
  }
}
