import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchTip, ResultBranch } from '../../ports/publishing.ts';
import { type Place, refused } from './branch-place.ts';
import { DEFAULT_TIP_QUERY, DefaultTipData } from './branch-queries.ts';
import { tipOf } from './branch-tip.ts';
import { follow } from './follow-tip.ts';
import { query } from './graphql.ts';

/** Undefined: the default branch, whatever its name is. */
export type ResultPlace = Omit<Place, 'branch'> & { readonly branch: string | undefined };

/** The branch of the repository's people, at its tip and not as it was checked out. */
export function resultBranch(place: ResultPlace): ResultBranch {
  const { branch } = place;
  return {
    tip: async () => {
      if (branch === undefined) return defaultTip(place);
      const asked = await tipOf({ ...place, branch }, `read the branch "${branch}"`);
      return asked.ok ? { ...asked, value: asked.value && { branch, commit: asked.value.oid } } : asked;
    },
    change: ({ follows, ...change }) => {
      const { commit } = follows;
      return follow({ ...place, branch: follows.branch }, { ...change, follows: commit }, commit);
    },
  };
}

async function defaultTip({ api, owner, name }: ResultPlace): Promise<GitHubAsked<BranchTip | undefined>> {
  const doing = 'read the default branch';
  const variables = { owner, name };
  const answer = await query(api, { query: DEFAULT_TIP_QUERY, variables, data: DefaultTipData, doing });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
  const ref = answer.data.repository.defaultBranchRef;
  const value = ref === null ? undefined : { branch: ref.name, commit: ref.target.oid };
  return { ok: true, value, date: answer.date };
}
