import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';

/** What git knows about a folder; undefined: it is in no repository, or there is no git. */
export type GitPlace = {
  /** Whether the folder is the root of its repository. */
  readonly isRoot: boolean;
  /** Undefined: nothing speaks for any, as where a commit is checked out and no branch. */
  readonly defaultBranch: DefaultBranch | undefined;
};

export type DefaultBranch = {
  readonly name: string;
  /** Whether the remote `origin` said so. Else it is a branch with a usual name, or the one that is checked out. */
  readonly isKnown: boolean;
};

export function gitPlaceOf(folder: string): GitPlace | undefined {
  const prefix = ask(folder, ['rev-parse', '--show-prefix']);
  if (prefix === undefined) return undefined;
  return { isRoot: prefix === '', defaultBranch: defaultBranchOf(folder) };
}

function defaultBranchOf(folder: string): DefaultBranch | undefined {
  const known = targetOf(folder, `${REMOTE}HEAD`);
  if (known !== undefined) return { name: branchOf(known), isKnown: true };
  // A branch that is worked on is checked out more often than the default one, so its name speaks last.
  const there = ask(folder, ['for-each-ref', '--format=%(refname)', ...USUAL])?.split('\n') ?? [];
  const taken = USUAL.find(ref => there.includes(ref)) ?? targetOf(folder, 'HEAD');
  return taken === undefined ? undefined : { name: branchOf(taken), isKnown: false };
}

const REMOTE = 'refs/remotes/origin/';
const LOCAL = 'refs/heads/';

/** What a default branch is called nearly everywhere. GitHub's is one of the remote, so those come first. */
const USUAL = [`${REMOTE}main`, `${REMOTE}master`, `${LOCAL}main`, `${LOCAL}master`];

/** Whole, not `--short`: git writes `heads/1.0` for the branch where there is a tag 1.0, too. */
function targetOf(folder: string, symbolic: string): string | undefined {
  return ask(folder, ['symbolic-ref', symbolic]);
}

function branchOf(ref: string): string {
  const above = [REMOTE, LOCAL].find(prefix => ref.startsWith(prefix)) ?? '';
  return ref.slice(above.length);
}

/** Undefined: git says no. */
function ask(folder: string, args: readonly string[]): string | undefined {
  try {
    // Windows looks for a program in the current folder first, and must not find one that lies in the repository.
    return execFileSync('git', ['-C', resolve(folder), ...args], {
      cwd: dirname(process.execPath),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    }).trim();
  } catch {
    return undefined;
  }
}
