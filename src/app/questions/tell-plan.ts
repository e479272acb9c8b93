import { parsePlanMarker } from '../../report/alerts/issue-marker.ts';
import { saysTheSame } from '../../report/plan-comment.ts';
import type { OwnComment, PullRequestComments } from '../../ports/comments.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';

export type PlanToTell = {
  readonly agent: string;
  readonly body: string;
  /** Whether it is worth a comment of its own. One that is there already is brought up to date either way. */
  readonly isNews: boolean;
};

/** A reply may be lost once. More often, and GitHub is in trouble: the next push tells it. */
const TRIES_MAX = 2;

/**
 * Brings the one comment of an agent on a pull request up to date, or makes it. Nothing is written that says nothing new,
 * and before anything is sent a second time it is looked whether the first came through. Undefined: all is well.
 */
export async function tellPlan(
  comments: PullRequestComments,
  pull: number,
  plan: PlanToTell,
): Promise<GitHubTrouble | undefined> {
  for (let tries = 1; ; tries += 1) {
    const found = await comments.find(pull, body => parsePlanMarker(body) === plan.agent);
    if (!found.ok) return found.trouble;

    const written = await write(comments, pull, plan, found.value);
    if (written.every(({ ok }) => ok)) return undefined;
    const trouble = written.flatMap(asked => (asked.ok ? [] : [asked.trouble]))[0];
    if (trouble?.kind !== 'unreachable' || tries === TRIES_MAX) return trouble;
  }
}

async function write(
  comments: PullRequestComments,
  pull: number,
  { body, isNews }: PlanToTell,
  known: readonly OwnComment[],
): Promise<readonly GitHubAsked<undefined>[]> {
  if (known.length === 0) return isNews ? [await comments.create(pull, body)] : [];

  // Two runs that began together may have made one each: none of them may go on saying what is over.
  const written: GitHubAsked<undefined>[] = [];
  for (const comment of known)
    if (!saysTheSame(comment.body, body)) written.push(await comments.change(comment, body));
  return written;
}
