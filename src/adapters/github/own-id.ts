import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { GitHubApi } from './api.ts';
import { query } from './graphql.ts';
import { troubleOf } from './trouble.ts';

/** Whose token it is, by number: of a bot, REST and GraphQL have different names. */
export async function ownId(api: GitHubApi): Promise<GitHubAsked<number>> {
  const doing = 'learn whose token it is';
  const answer = await query(api, { query: '{ viewer { databaseId } }', variables: {}, data: Viewer, doing });
  if (answer.ok) return { ok: true, value: answer.data.viewer.databaseId, date: answer.date };
  const refusal = { kind: 'forbidden', needs: undefined } as const;
  return { ok: false, trouble: 'trouble' in answer ? answer.trouble : troubleOf(refusal, doing) };
}

const Viewer = z.object({ viewer: z.object({ databaseId: z.int() }) });
