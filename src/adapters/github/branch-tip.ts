import type { GitHubAsked } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import { type Place, refused } from './branch-place.ts';
import { TIP_QUERY, TipData } from './branch-queries.ts';
import { query } from './graphql.ts';

type Commit = { readonly oid: CommitId; readonly message: string; readonly parent: CommitId | undefined };

/** `recent`: the last commits, itself the first of them. */
export type Tip = { readonly oid: CommitId; readonly recent: readonly Commit[] };

const BEHIND_MS = 1_000;
const BEHIND_MS_MAX = 8_000;

/**
 * The last commit of a branch of which something is known that may not be shown yet: GitHub reads a branch as it was some
 * seconds ago. Looked at until it `isInTime`; as it is shown when that takes longer.
 */
export async function tipInTime(
  at: Place,
  doing: string,
  isInTime: (tip: Tip | undefined) => boolean,
): Promise<GitHubAsked<Tip | undefined>> {
  for (let waitMs = BEHIND_MS; ; waitMs *= 2) {
    const tip = await tipOf(at, doing);
    if (!tip.ok || isInTime(tip.value) || waitMs > BEHIND_MS_MAX) return tip;
    await at.api.pause(waitMs);
  }
}

/** The last commit of a branch, and some before it: to see whether a change whose reply was lost is there. */
export async function tipOf(at: Place, doing: string): Promise<GitHubAsked<Tip | undefined>> {
  const { api, owner, name, branch } = at;
  const variables = { owner, name, ref: `refs/heads/${branch}` };
  const answer = await query(api, { query: TIP_QUERY, variables, data: TipData, doing });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
  const nodes = answer.data.repository.ref?.target.history.nodes;
  const value = nodes && {
    oid: nodes[0].oid,
    recent: nodes.map(({ oid, message, parents }) => ({ oid, message, parent: parents.nodes[0]?.oid })),
  };
  return { ok: true, value, date: answer.date };
}
