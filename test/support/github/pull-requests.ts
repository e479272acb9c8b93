// The life of a pull request beyond that of an issue: its two branches, until it is merged or closed.
import { history, isAncestor, mergeBase, readCommit, writeCommit } from './git-commits.ts';
import { compareTrees } from './git-trees.ts';
import type { Oid } from './git-objects.ts';
import { emailOf } from './identities.ts';
import { changeIssue } from './issues.ts';
import { pushRef } from './pushes.ts';
import type { Identity, Issue, Pull, World } from './world.ts';

export type Tips = { readonly head: Oid; readonly base: Oid };

/** Where its branches are, or were when it ended. */
export function tipsOf({ git }: World, { head, base, headOid, baseOid }: Pull): Tips {
  const none = '0'.repeat(40);
  return {
    head: headOid ?? git.refs.read(`refs/heads/${head}`) ?? none,
    base: baseOid ?? git.refs.read(`refs/heads/${base}`) ?? none,
  };
}

/** What the head has and the base has not, newest first. */
export function commitsOf(world: World, pull: Pull): readonly Oid[] {
  const { head, base } = tipsOf(world, pull);
  const known = new Set([...history(world.git.objects, base)].map(({ oid }) => oid));
  return [...history(world.git.objects, head)].map(({ oid }) => oid).filter(oid => !known.has(oid));
}

/** The files that it changes, against where the branches parted. */
export function filesOf(world: World, pull: Pull) {
  const { objects } = world.git;
  const { head, base } = tipsOf(world, pull);
  return [...compareTrees(objects, mergeBase(objects, base, head)?.tree, readCommit(objects, head)?.tree)];
}

export function closePull(world: World, issue: Issue, who: Identity): void {
  if (issue.pull === undefined || issue.state === 'closed') return;
  const { head, base } = tipsOf(world, issue.pull);
  Object.assign(issue.pull, { headOid: head, baseOid: base });
  changeIssue(world, who, issue, { state: 'closed' });
}

export function reopenPull(world: World, issue: Issue, who: Identity): void {
  if (issue.pull === undefined) return;
  Object.assign(issue.pull, { headOid: undefined, baseOid: undefined });
  changeIssue(world, who, issue, { state: 'open' });
}

/** By a merge commit, or as one commit of its own. The head's tree is taken whole: nothing here merges by line. */
export function mergePull(world: World, issue: Issue, who: Identity, method: 'merge' | 'squash'): Oid {
  const { pull } = issue;
  if (pull === undefined) throw new Error(`Expected #${issue.number} to be a pull request. It is an issue.`);
  const { objects } = world.git;
  const { head, base } = tipsOf(world, pull);
  if (!isAncestor(objects, base, head))
    throw new Error(
      `Expected ${pull.head} to be ahead of ${pull.base}, so that its tree can be taken whole.`,
    );

  const author = { name: who.login, email: emailOf(who), atMs: world.now() };
  const oid = writeCommit(objects, {
    tree: readCommit(objects, head)?.tree ?? '',
    parents: method === 'merge' ? [base, head] : [base],
    author,
    committer: author,
    message: `${issue.title} (#${issue.number})`,
    signed: true,
  });
  closePull(world, issue, who);
  pushRef(world, `refs/heads/${pull.base}`, oid);
  Object.assign(pull, { mergedAtMs: world.now(), mergeCommit: oid });
  return oid;
}
