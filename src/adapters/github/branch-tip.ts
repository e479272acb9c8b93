import type { GitHubAsked } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import { type Place, refused } from './branch-place.ts';
import { TIP_QUERY, TipData } from './branch-queries.ts';
import { query } from './graphql.ts';

export type Tip = { readonly oid: CommitId; readonly message: string; readonly parent: CommitId | undefined };

/** The last commit of a branch: to see whether a change whose reply was lost is there. */
export async function tipOf(at: Place, doing: string): Promise<GitHubAsked<Tip | undefined>> {
  const { api, owner, name, branch } = at;
  const variables = { owner, name, ref: `refs/heads/${branch}` };
  const answer = await query(api, { query: TIP_QUERY, variables, data: TipData, doing });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
  const target = answer.data.repository.ref?.target;
  const value = target && {
    oid: target.oid,
    message: target.message,
    parent: target.parents.nodes[0]?.oid,
  };
  return { ok: true, value, date: answer.date };
}
