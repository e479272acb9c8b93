import * as z from 'zod';

import type { Dated, GitHubAsked } from '../../ports/github.ts';
import type { CommitId } from '../../ports/state-branch.ts';
import type { RepositoryFile, RepositoryFiles, RepositoryStand } from '../../ports/repository-files.ts';
import { type RepositoryPlace, refused, restPath } from './branch-place.ts';
import { fetchFiles } from './fetch-files.ts';
import { type Entry, FilesData, Found, StandData, filesQuery, standQuery } from './file-queries.ts';
import { query } from './graphql.ts';
import { troubleOf } from './trouble.ts';

const DOING = "read the repository's files";
/** GitHub counts what a query may lead to, and gives up on long ones. */
const PATHS_MAX = 100;

/** The files that people keep in the repository, by GitHub's API: as they are now, and as they were. */
export function repositoryFiles(place: RepositoryPlace): RepositoryFiles {
  return {
    stand: asked => stand(place, asked),
    leadsTo: (commit, later) => leadsTo(place, commit, later),
    files: (commits, paths) => files(place, commits, paths),
    list: folder => list(place, folder.path, folder.id),
    bytesOf: wanted => fetchFiles(place, wanted, DOING),
  };
}

async function stand(
  { api, owner, name }: RepositoryPlace,
  { branches, commits }: { readonly branches: readonly string[]; readonly commits: readonly CommitId[] },
): Promise<GitHubAsked<RepositoryStand>> {
  const answer = await query(api, {
    query: standQuery({ branches: branches.length, commits: commits.length }),
    variables: {
      ...{ owner, name },
      ...numbered(
        'branch',
        branches.map(branch => `refs/heads/${branch}`),
      ),
      ...numbered('commit', commits),
    },
    data: StandData,
    doing: DOING,
  });
  if (!answer.ok)
    return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(DOING, answer) };

  const { repository } = answer.data;
  const refs = branches.map((_, index) => Found.parse(repository[`branch${index}`]));
  const [branch] = [...refs, repository.defaultBranchRef].flatMap(ref =>
    ref?.name && ref.target ? [{ name: ref.name, tip: ref.target.oid }] : [],
  );
  const known = commits.filter((_, index) => Found.parse(repository[`commit${index}`])?.oid !== undefined);
  return {
    ok: true,
    value: { isArchived: repository.isArchived, branch, commits: known },
    date: answer.date,
  };
}

/** The second page has the comparison without its files. */
async function leadsTo(
  place: RepositoryPlace,
  commit: CommitId,
  later: CommitId,
): Promise<GitHubAsked<boolean>> {
  const asked = await place.api.read(`${restPath(place)}/compare/${later}...${commit}?per_page=1&page=2`);
  if (!asked.ok) {
    // Two commits of which neither comes from the other at all cannot be compared.
    if (asked.refusal.kind === 'missing') return { ok: true, value: false, date: undefined };
    return { ok: false, trouble: troubleOf(asked.refusal, DOING) };
  }
  const compared = z.object({ status: z.string() }).safeParse(asked.value);
  if (!compared.success) return { ok: false, trouble: troubleOf(NO_ANSWER, DOING) };
  const value = ['behind', 'identical'].includes(compared.data.status);
  return { ok: true, value, date: asked.date };
}

async function files(
  { api, owner, name }: RepositoryPlace,
  commits: readonly CommitId[],
  paths: readonly string[],
): Promise<GitHubAsked<readonly ReadonlyMap<string, RepositoryFile>[]>> {
  const value = commits.map(() => new Map<string, RepositoryFile>());
  let date: Dated | undefined;
  for (let from = 0; from < paths.length; from += PATHS_MAX) {
    const some = paths.slice(from, from + PATHS_MAX);
    const answer = await query(api, {
      query: filesQuery({ commits: commits.length, paths: some.length }),
      variables: { owner, name, ...numbered('commit', commits), ...numbered('path', some) },
      data: FilesData,
      doing: DOING,
    });
    if (!answer.ok)
      return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(DOING, answer) };
    ({ date } = answer);
    for (const [index, found] of value.entries()) {
      const entries = answer.data.repository[`commit${index}`];
      for (const [number, path] of some.entries()) {
        const entry = entries?.[`file${number}`];
        if (entry) found.set(path, fileOf(path, entry));
      }
    }
  }
  return { ok: true, value, date };
}

function fileOf(path: string, { oid, mode, type, size }: Entry): RepositoryFile {
  return { path, id: oid, bytes: size, kind: kindOf(mode, type) };
}

/** Git's modes, as https://git-scm.com/docs/git-fast-import has them. */
function kindOf(mode: number, type: string): RepositoryFile['kind'] {
  if (type === 'tree') return 'folder';
  if (type !== 'blob') return 'other';
  return mode === 0o120000 ? 'link' : 'file';
}

const Tree = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), type: z.string() })),
});

async function list(
  place: RepositoryPlace,
  folder: string,
  id: string,
): Promise<GitHubAsked<readonly string[] | undefined>> {
  const asked = await place.api.read(`${restPath(place)}/git/trees/${id}?recursive=1`);
  if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, DOING) };
  const parsed = Tree.safeParse(asked.value);
  if (!parsed.success) return { ok: false, trouble: troubleOf(NO_ANSWER, DOING) };

  const { truncated, tree } = parsed.data;
  const found = tree.filter(({ type }) => type === 'blob');
  const value = truncated ? undefined : found.map(({ path }) => (folder === '' ? path : `${folder}/${path}`));
  return { ok: true, value, date: asked.date };
}

const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined } as const;

function numbered(name: string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));
}
