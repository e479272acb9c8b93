import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchFile, BranchView } from '../../ports/state-branch.ts';
import { type Place, refused, restPath } from './branch-place.ts';
import { LookData, lookQuery } from './branch-queries.ts';
import { fetchFiles } from './fetch-files.ts';
import { query } from './graphql.ts';
import { troubleOf } from './trouble.ts';

/** A view whose texts are of another commit than its files was taken while somebody wrote. */
const LOOKS_MAX = 3;

/** The branch as it is now: one request, whatever it holds. */
export async function look(
  at: Place,
  paths: readonly string[],
): Promise<GitHubAsked<BranchView | undefined>> {
  const { api, owner, name, branch } = at;
  const ref = `refs/heads/${branch}`;
  const named = Object.fromEntries(paths.map((path, index) => [`path${index}`, `${ref}:${path}`]));
  const doing = `read the branch "${branch}"`;
  const question = {
    query: lookQuery(paths),
    variables: { owner, name, ref, ...named },
    data: LookData,
    doing,
  };

  for (let looked = 1; ; looked += 1) {
    const answer = await query(api, question);
    if (!answer.ok)
      return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
    const view = viewOf(answer.data, paths);
    if (view !== 'mixed') return { ok: true, value: view, date: answer.date };
    if (looked === LOOKS_MAX)
      return { ok: false, trouble: refused(doing, { type: '', message: 'it changes all the time' }) };
  }
}

function viewOf({ repository }: LookData, paths: readonly string[]): BranchView | undefined | 'mixed' {
  const { ref } = repository;
  if (ref === null) return undefined;

  const files = new Map<string, BranchFile>();
  for (const { name, type, oid, size, object } of ref.target.tree.entries) {
    if (type === 'blob') files.set(name, { path: name, id: oid, bytes: size });
    for (const inner of object?.entries ?? []) {
      const path = `${name}/${inner.name}`;
      if (inner.type === 'blob') files.set(path, { path, id: inner.oid, bytes: inner.size });
    }
  }
  const texts = new Map<string, string>();
  for (const [index, path] of paths.entries()) {
    const text = textIn(repository, `text${index}`);
    if (text?.oid !== files.get(path)?.id) return 'mixed';
    if (typeof text?.text === 'string' && text.isTruncated !== true) texts.set(path, text.text);
  }
  return { tip: ref.target.oid, texts, files };
}

function textIn(repository: LookData['repository'], field: string): z.infer<typeof TextField> {
  return TextField.parse(repository[field]);
}

const TextField = z
  .object({ oid: z.string(), text: z.string().nullish(), isTruncated: z.boolean().nullish() })
  .nullish();

const Blob = z.object({ encoding: z.literal('base64'), content: z.string() });

/** GitHub cuts a text in a view that is long; this has all of it. */
export async function fetchFile(
  at: Place,
  { id, path, bytes }: BranchFile,
): Promise<GitHubAsked<Uint8Array>> {
  const asked = await at.api.read(`${restPath(at)}/git/blobs/${id}`);
  const doing = `read "${path}" of the branch "${at.branch}"`;
  if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, doing) };

  const parsed = Blob.safeParse(asked.value);
  const value = parsed.success ? Buffer.from(parsed.data.content, 'base64') : undefined;
  if (value?.length === bytes) return { ok: true, value, date: asked.date };
  return { ok: false, trouble: refused(doing, { type: '', message: 'it came incomplete' }) };
}

/** One by one they would be more requests than a token has in an hour. */
export async function fetchAll(
  at: Place,
  files: readonly BranchFile[],
): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>> {
  const fetched = await fetchFiles(at, files, `read files of the branch "${at.branch}"`);
  if (!fetched.ok) return fetched;
  const byPath = files.flatMap(({ path, id }) => {
    const bytes = fetched.value.get(id);
    return bytes === undefined ? [] : [[path, bytes] as const];
  });
  return { ...fetched, value: new Map(byPath) };
}
