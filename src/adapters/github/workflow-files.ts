import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { WorkflowFile } from '../../ports/workflows.ts';
import { type RepositoryPlace, refused } from './branch-place.ts';
import { query } from './graphql.ts';

const DOING = 'read the workflow files';
/** Who asks reads each of them as YAML, which takes its time. A repository has dozens. */
const FILES_MAX = 500;
/** Longer than any that people read. GitHub cuts a text at twice as much. */
const TEXT_CHARS_MAX = 250_000;
/** Git's modes, as https://git-scm.com/docs/git-fast-import has them: a file, and one that may be run. */
const FILE_MODES: ReadonlySet<number> = new Set([0o100644, 0o100755]);

const QUERY = `query ($owner: String!, $name: String!, $folder: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: $folder) {
      ... on Tree { entries { name mode object { ... on Blob { text isTruncated } } } }
    }
  }
}`;

const Entry = z.object({
  name: z.string(),
  mode: z.int(),
  object: z.object({ text: z.string().nullish(), isTruncated: z.boolean().nullish() }).nullish(),
});
type Entry = z.infer<typeof Entry>;

const Data = z.object({
  repository: z.object({ object: z.object({ entries: z.array(Entry).optional() }).nullable() }),
});

/** The workflow files of the default branch with their texts, by one question. Without the folder there are none. */
export async function workflowFiles({
  api,
  owner,
  name,
}: RepositoryPlace): Promise<GitHubAsked<readonly WorkflowFile[]>> {
  const variables = { owner, name, folder: 'HEAD:.github/workflows' };
  const answer = await query(api, { query: QUERY, variables, data: Data, doing: DOING });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(DOING, answer, 'read') };
  const entries = answer.data.repository.object?.entries ?? [];
  return { ok: true, value: entries.flatMap(fileOf).slice(0, FILES_MAX), date: answer.date };
}

/** What was cut would be read as another workflow than it is: better not at all. */
function fileOf({ name, mode, object }: Entry): readonly WorkflowFile[] {
  const path = `.github/workflows/${name}`;
  if (!FILE_MODES.has(mode) || workflowNameIn(path) === undefined) return [];
  const text = object?.isTruncated === true ? undefined : object?.text;
  return typeof text === 'string' && text.length <= TEXT_CHARS_MAX ? [{ path, text }] : [];
}

/** The name of the file, by which GitHub knows a workflow; undefined: it takes nothing at this path for one. */
export function workflowNameIn(path: string): string | undefined {
  return /^\.github\/workflows\/([^/]+\.ya?ml)$/.exec(path)?.[1];
}
