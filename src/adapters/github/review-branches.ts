import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import type { BranchTip, ReviewBranches } from '../../ports/publishing.ts';
import { type Place, refused, restPath } from './branch-place.ts';
import { tipInTime } from './branch-tip.ts';
import type { Refusal } from './refusal.ts';
import { resultBranch } from './result-branch.ts';
import { troubleOf } from './trouble.ts';

type Repository = Omit<Place, 'branch'>;

/** How often a write is sent whose reply was lost and which is not done. */
const SENDS_MAX = 3;

/** Branches that we make and take away, by GitHub's references: those of a pull request. */
export function reviewBranches(repository: Repository): ReviewBranches {
  return {
    list: name => listBranches(repository, name),
    open: branch => resultBranch({ ...repository, branch }),
    begin: at => beginAt(repository, at),
    remove: branch => removeBranch(repository, branch),
    contains: (commit, ancestor) => contains(repository, commit, ancestor),
  };
}

const Refs = z.array(z.object({ ref: z.string(), object: z.object({ sha: z.string() }) }));

async function listBranches(
  repository: Repository,
  name: string,
): Promise<GitHubAsked<readonly BranchTip[]>> {
  const doing = `list the branches "${name}"`;
  const asked = await repository.api.read(`${pathOf(repository)}/git/matching-refs/heads/${name}`);
  if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, doing) };
  const parsed = Refs.safeParse(asked.value);
  if (!parsed.success) return { ok: false, trouble: troubleOf(NO_ANSWER, doing) };

  // GitHub names all that begin so, those of an agent with a longer name, too.
  const own = parsed.data
    .map(({ ref, object }) => ({ branch: ref.slice('refs/heads/'.length), commit: object.sha }))
    .filter(({ branch }) => branch === name || /^\.\d{1,6}$/.test(branch.slice(name.length)));
  return { ok: true, value: own, date: asked.date };
}

async function beginAt(
  repository: Repository,
  { branch, commit }: BranchTip,
): Promise<GitHubAsked<'begun' | 'taken'>> {
  const doing = `make the branch "${branch}"`;
  const body = { ref: `refs/heads/${branch}`, sha: commit };
  for (let sent = 1; ; sent += 1) {
    const asked = await repository.api.write('POST', `${pathOf(repository)}/git/refs`, body);
    if (asked.ok) return { ok: true, value: 'begun', date: asked.date };
    const { refusal } = asked;
    if (!isToBeLookedAt(refusal)) return { ok: false, trouble: troubleOf(refusal, doing) };

    // There is one already: somebody else's, or ours whose reply was lost.
    const isTaken = refusal.kind === 'invalid';
    const tip = await tipInTime({ ...repository, branch }, doing, shown => shown !== undefined || !isTaken);
    if (!tip.ok) return tip;
    if (tip.value !== undefined)
      return { ok: true, value: tip.value.oid === commit ? 'begun' : 'taken', date: tip.date };
    if (isTaken) return { ok: false, trouble: ruledOut(doing) };
    if (sent === SENDS_MAX) return { ok: false, trouble: troubleOf(refusal, doing) };
  }
}

async function removeBranch(repository: Repository, branch: string): Promise<GitHubAsked<undefined>> {
  const doing = `take away the branch "${branch}"`;
  const path = `${pathOf(repository)}/git/refs/heads/${branch}`;
  for (let sent = 1; ; sent += 1) {
    const asked = await repository.api.write('DELETE', path, undefined);
    if (asked.ok) return { ok: true, value: undefined, date: asked.date };
    const { refusal } = asked;
    if (!isToBeLookedAt(refusal)) return { ok: false, trouble: troubleOf(refusal, doing) };

    const isGone = refusal.kind === 'invalid';
    const tip = await tipInTime({ ...repository, branch }, doing, shown => shown === undefined || !isGone);
    if (!tip.ok) return tip;
    if (tip.value === undefined) return { ok: true, value: undefined, date: tip.date };
    if (isGone) return { ok: false, trouble: ruledOut(doing) };
    if (sent === SENDS_MAX) return { ok: false, trouble: troubleOf(refusal, doing) };
  }
}

const Comparison = z.object({ status: z.enum(['ahead', 'identical', 'behind', 'diverged']) });

async function contains(
  repository: Repository,
  commit: CommitId,
  ancestor: CommitId,
): Promise<GitHubAsked<boolean>> {
  const doing = 'compare two commits';
  const asked = await repository.api.read(`${pathOf(repository)}/compare/${ancestor}...${commit}`);
  // Of commits without a common history, or that are gone, GitHub says that there is nothing to compare.
  if (!asked.ok && asked.refusal.kind === 'missing') return { ok: true, value: false, date: undefined };
  if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, doing) };
  const parsed = Comparison.safeParse(asked.value);
  if (!parsed.success) return { ok: false, trouble: troubleOf(NO_ANSWER, doing) };
  const { status } = parsed.data;
  return { ok: true, value: status === 'ahead' || status === 'identical', date: asked.date };
}

/** Whether the branch says more than the refusal. */
function isToBeLookedAt(refusal: Refusal): boolean {
  return refusal.kind === 'invalid' || (refusal.kind === 'unreachable' && refusal.sent);
}

/** A reference that could be moved, and was not, met a rule: GitHub's answer has no code for it. */
function ruledOut(doing: string) {
  return refused(doing, {
    type: 'BRANCH_PROTECTION_RULE_VIOLATION',
    message: 'a rule of the repository stands against it',
  });
}

const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined } as const;

function pathOf(repository: Repository): string {
  return restPath(repository);
}
