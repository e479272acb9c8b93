import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import type { BranchTip, PullRequest, PullRequests, ReviewBranches } from '../../ports/publishing.ts';

export type Review = {
  readonly branch: string;
  /** The open one; undefined: one is to be opened. */
  readonly pull: PullRequest | undefined;
  /** The branch was there already, without a pull request: whoever made it did not come to open one. */
  readonly isLeft: boolean;
};

type Ports = { readonly branches: ReviewBranches; readonly pulls: PullRequests };

/** Deletions are forbidden, and every one of so many branches is used up: somebody must tidy up. */
const BRANCHES_MAX = 20;

/**
 * Chooses the branch that results are proposed from:
 *
 * - that of the open pull request into the base, whoever opened it;
 * - none there: a new one at the tip of the base;
 * - one whose pull request was merged, squashed or closed: it is taken away and made anew at the tip of the base, as
 *   nothing but what people have judged is on it. May it not be taken away, or has somebody gone on on it, the next
 *   number is used: nothing is ever forced, and no commit of anybody is lost.
 */
export async function chooseReviewBranch(
  ports: Ports,
  name: string,
  base: BranchTip,
): Promise<GitHubAsked<Review>> {
  const { branches, pulls } = ports;
  const listed = await branches.list(name);
  if (!listed.ok) return listed;
  const known = [...listed.value].sort((a, b) => numberOf(b.branch) - numberOf(a.branch));
  if (known.length > BRANCHES_MAX) return { ok: false, trouble: tooMany(name) };

  let newest: { readonly tip: BranchTip; readonly pulls: readonly PullRequest[] } | undefined;
  for (const tip of known) {
    const from = await pulls.list(tip.branch);
    if (!from.ok) return from;
    const open = openInto(from.value, base.branch);
    if (open !== undefined) return found({ branch: tip.branch, pull: open, isLeft: false });
    newest ??= { tip, pulls: from.value };
  }
  if (newest === undefined) return beginAt(ports, { branch: name, commit: base.commit });

  const { branch } = newest.tip;
  const next = { branch: `${name}.${numberOf(branch) + 1}`, commit: base.commit };
  const use = await useOf(ports, newest, base.commit);
  if (!use.ok) return use;
  if (use.value === 'as it is') return found({ branch, pull: undefined, isLeft: true });
  if (use.value === 'for others') return beginAt(ports, next);

  const removed = await branches.remove(branch);
  if (removed.ok) return beginAt(ports, { branch, commit: base.commit });
  const isRefused = removed.trouble.kind === 'protected' || removed.trouble.kind === 'refused';
  return isRefused ? beginAt(ports, next) : removed;
}

/** The open one into that base. */
export function openInto(pulls: readonly PullRequest[], base: string): PullRequest | undefined {
  return pulls.find(pull => pull.isOpen && pull.base === base);
}

type Use = 'as it is' | 'anew' | 'for others';

/** What may be done with a branch from which no pull request into the base is open. */
async function useOf(
  { branches }: Ports,
  { tip, pulls }: { readonly tip: BranchTip; readonly pulls: readonly PullRequest[] },
  base: CommitId,
): Promise<GitHubAsked<Use>> {
  if (pulls.some(({ isOpen }) => isOpen)) return found('for others');
  const [ended] = pulls;
  if (ended === undefined) return found('as it is');
  if (ended.tip === tip.commit) return found('anew');

  // Not what was judged: either it was made anew since then, or somebody went on on it.
  const hasIt = await branches.contains(tip.commit, ended.tip);
  if (!hasIt.ok) return hasIt;
  if (!hasIt.value) return found('as it is');
  const isMerged = await branches.contains(base, ended.tip);
  if (!isMerged.ok) return isMerged;
  return found(isMerged.value ? 'as it is' : 'for others');
}

async function beginAt({ branches }: Ports, at: BranchTip): Promise<GitHubAsked<Review>> {
  const begun = await branches.begin(at);
  if (!begun.ok) return begun;
  return found({ branch: at.branch, pull: undefined, isLeft: begun.value === 'taken' });
}

/** `name` is the first, `name.2` the second: a dot is in no agent's name. */
function numberOf(branch: string): number {
  const [, digits] = /\.(\d{1,6})$/.exec(branch) ?? [];
  return digits === undefined ? 1 : Number(digits);
}

function tooMany(name: string): GitHubTrouble {
  return {
    kind: 'protected',
    message: `Could not begin a branch for a pull request: there are more than ${BRANCHES_MAX} branches "${name}" already. Delete those whose pull requests are merged or closed, and let the agent delete them from now on.`,
  };
}

function found<Value>(value: Value): GitHubAsked<Value> {
  return { ok: true, value, date: undefined };
}
