import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import { type RepositoryPlace, refused } from './branch-place.ts';
import { query } from './graphql.ts';
import { Time } from './workflow-run-list.ts';

const DOING = 'learn when the workflow file was changed';

const QUERY = `query ($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target { ... on Commit { history(first: 1, path: $path) { nodes { committedDate } } } }
    }
  }
}`;

const Data = z.object({
  repository: z.object({
    defaultBranchRef: z
      .object({
        target: z.object({
          history: z.object({ nodes: z.array(z.object({ committedDate: Time })) }),
        }),
      })
      .nullable(),
  }),
});

/** The date of the last commit on the default branch that touched a file, as whoever made it has it; undefined: none did. */
export async function workflowChange(
  { api, owner, name }: RepositoryPlace,
  path: string,
): Promise<GitHubAsked<number | undefined>> {
  const variables = { owner, name, path };
  const answer = await query(api, { query: QUERY, variables, data: Data, doing: DOING });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(DOING, answer, 'read') };
  const [last] = answer.data.repository.defaultBranchRef?.target.history.nodes ?? [];
  return { ok: true, value: last?.committedDate, date: answer.date };
}
