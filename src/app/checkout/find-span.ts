import type { GitHubTrouble } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import type { Checkout } from '../../ports/checkout.ts';
import type { RepositoryFiles, RepositoryStand } from '../../ports/repository-files.ts';
import type { Span } from './compare-files.ts';

/** What the run was started for. Undefined: a tag, for example, is no branch. */
export type RunRef = { readonly branch: string | undefined; readonly commit: CommitId | undefined };

export type FoundSpan =
  /** Undefined: everything counts as it lies on the disk. */
  | { readonly ok: true; readonly span: Span | undefined }
  /** Nobody knows whether the tasks are old ones: nothing may be paid for them. */
  | { readonly ok: false; readonly trouble: GitHubTrouble };

/** How far the checkout is behind its branch. One request, mostly. */
export async function findSpan(
  { checkout, repository }: { readonly checkout: Checkout; readonly repository: RepositoryFiles },
  run: RunRef,
): Promise<FoundSpan> {
  const stand = checkout.stand();
  if (stand === undefined) return NO_SPAN;

  const asked = await repository.stand({
    branches: [stand.branch, run.branch].filter(each => each !== undefined),
    commits: [...new Set([stand.commit, run.commit])].filter(each => each !== undefined),
  });
  if (!asked.ok) return asked;
  const { isArchived, branch, commits } = asked.value;
  if (isArchived) return { ok: false, trouble: { kind: 'refused', message: ARCHIVED } };
  if (branch === undefined || branch.tip === stand.commit) return NO_SPAN;

  const base = await baseOf(repository, { own: stand.commit, ofRun: run.commit, commits }, branch);
  if (!base.ok) return base;
  if (base.commit === undefined || base.commit === branch.tip) return NO_SPAN;
  return { ok: true, span: { base: base.commit, tip: branch.tip, branch: branch.name } };
}

const NO_SPAN: FoundSpan = { ok: true, span: undefined };

const ARCHIVED =
  'The repository is archived: nobody can keep state or results in it. Unarchive it in its settings, or switch this workflow off.';

/**
 * The commit whose files are those that nobody has touched. A commit that GitHub does not know, or that did not lead to
 * the tip, may be one that a step of this job has made: then it is the commit that the run was started for.
 */
async function baseOf(
  repository: RepositoryFiles,
  known: Pick<RepositoryStand, 'commits'> & {
    readonly own: CommitId | undefined;
    readonly ofRun: CommitId | undefined;
  },
  { tip }: { readonly tip: CommitId },
): Promise<{ readonly ok: true; readonly commit: CommitId | undefined } | Extract<FoundSpan, { ok: false }>> {
  const [own, ofRun] = [known.own, known.ofRun].map(commit => known.commits.find(each => each === commit));
  if (own === undefined || ofRun === undefined || own === ofRun) return { ok: true, commit: own ?? ofRun };
  const asked = await repository.leadsTo(own, tip);
  return asked.ok ? { ok: true, commit: asked.value ? own : ofRun } : asked;
}
