import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { RepositoryFacts } from '../../ports/workflows.ts';
import { type RepositoryPlace, refused } from './branch-place.ts';
import { query } from './graphql.ts';
import { Time } from './workflow-run-list.ts';

const DOING = 'learn about the repository';

const QUERY = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    isArchived
    defaultBranchRef { name target { ... on Commit { committedDate } } }
  }
}`;

const Data = z.object({
  repository: z.object({
    isPrivate: z.boolean(),
    isArchived: z.boolean(),
    defaultBranchRef: z
      .object({
        name: z.string().min(1),
        target: z.object({ committedDate: Time.optional().catch(undefined) }).nullish(),
      })
      .nullable(),
  }),
});

/**
 * What GitHub goes by when it runs or rests the schedules of a repository. Pushes to the agent's own branch are none of
 * somebody's doing: only what is committed to the default branch counts as activity here.
 */
export async function repositoryFacts({
  api,
  owner,
  name,
}: RepositoryPlace): Promise<GitHubAsked<RepositoryFacts>> {
  const answer = await query(api, { query: QUERY, variables: { owner, name }, data: Data, doing: DOING });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(DOING, answer, 'read') };
  const { isPrivate, isArchived, defaultBranchRef: branch } = answer.data.repository;
  const value = {
    isPrivate,
    isArchived,
    // Without a commit there is no branch, and nothing to run.
    defaultBranch: branch?.name ?? '',
    committedAtMs: branch?.target?.committedDate,
  };
  return { ok: true, value, date: answer.date };
}
