import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchFile } from '../../ports/state-branch.ts';
import { type RepositoryPlace, refused, restPath } from './branch-place.ts';
import { TextsData, textsQuery } from './file-queries.ts';
import { query } from './graphql.ts';
import { troubleOf } from './trouble.ts';

/** Of one request. GitHub cuts a text that is longer than half a megabyte. */
const TEXTS_MAX = 50;
const TEXT_BYTES_MAX = 500_000;
const TEXTS_BYTES_MAX = 4_000_000;

/** The bytes of files, each proved by its id. Short texts come many at a time; what is long or no text, one by one. */
export async function fetchFiles(
  place: RepositoryPlace,
  files: readonly BranchFile[],
  doing: string,
): Promise<GitHubAsked<ReadonlyMap<string, Uint8Array>>> {
  const found = new Map<string, Uint8Array>();
  for (const portion of portionsOf(files)) {
    const answer = await query(place.api, {
      query: textsQuery(portion.length),
      variables: {
        ...{ owner: place.owner, name: place.name },
        ...Object.fromEntries(portion.map(({ id }, index) => [`blob${index}`, id])),
      },
      data: TextsData,
      doing,
    });
    if (!answer.ok)
      return { ok: false, trouble: 'trouble' in answer ? answer.trouble : refused(doing, answer) };
    for (const [index, { id }] of portion.entries()) {
      const bytes = Buffer.from(answer.data.repository[`blob${index}`]?.text ?? '');
      // A text that GitHub has changed on the way, as it does with what is not UTF-8, is fetched as it is.
      if (idOf(bytes) === id) found.set(id, bytes);
    }
  }

  for (const { path, id } of files) {
    if (found.has(id)) continue;
    const asked = await place.api.read(`${restPath(place)}/git/blobs/${id}`);
    if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, doing) };
    const parsed = Blob.safeParse(asked.value);
    const bytes = Buffer.from(parsed.data?.content ?? '', 'base64');
    if (idOf(bytes) !== id)
      return { ok: false, trouble: refused(doing, { type: '', message: `"${path}" came incomplete` }) };
    found.set(id, bytes);
  }
  return { ok: true, value: found, date: undefined };
}

const Blob = z.object({ encoding: z.literal('base64'), content: z.string() });

function portionsOf(files: readonly BranchFile[]): readonly (readonly BranchFile[])[] {
  const portions: BranchFile[][] = [];
  let bytes = Infinity;
  for (const file of files.filter(each => each.bytes <= TEXT_BYTES_MAX)) {
    const last = portions.at(-1);
    bytes += file.bytes;
    if (last !== undefined && last.length < TEXTS_MAX && bytes <= TEXTS_BYTES_MAX) last.push(file);
    else {
      portions.push([file]);
      ({ bytes } = file);
    }
  }
  return portions;
}

/** Git's own: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function idOf(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
