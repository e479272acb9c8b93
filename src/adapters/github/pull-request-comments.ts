import * as z from 'zod';

import type { OwnComment, PullRequestComments } from '../../ports/comments.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { Asked, GitHubApi } from './api.ts';
import { ownId } from './own-id.ts';
import { troubleOf } from './trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };

/** Ours is made when the pull request is young, so it is on the first page nearly always. */
const PAGES_MAX = 10;
const PER_PAGE = 100;

/** Comments of pull requests. Those by anybody else are never seen: their text could claim anything. */
export function pullRequestComments({ api, owner, name }: Place): PullRequestComments {
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/issues`;
  let own: Promise<GitHubAsked<number>> | undefined;
  return {
    async find(pull, isWanted) {
      const author = await (own ??= ownId(api));
      if (author.ok)
        return findComments(api, `${path}/${pull}/comments`, found => {
          const { id, body, user } = found;
          return user?.id === author.value && isWanted(body) ? [{ id, body }] : [];
        });
      own = undefined;
      return author;
    },
    create: async (pull, body) => nothingOf(await api.write('POST', `${path}/${pull}/comments`, { body })),
    change: async ({ id }, body) => nothingOf(await api.write('PATCH', `${path}/comments/${id}`, { body })),
  };
}

const Comment = z.object({
  id: z.int().positive(),
  body: z.string().catch(''),
  user: z.object({ id: z.int() }).nullish(),
});
type Comment = z.infer<typeof Comment>;
const Comments = z.array(Comment);

/** Oldest first, as GitHub lists them. */
async function findComments(
  api: GitHubApi,
  path: string,
  wantedOf: (comment: Comment) => readonly OwnComment[],
): Promise<GitHubAsked<readonly OwnComment[]>> {
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const asked = await api.read(`${path}?per_page=${PER_PAGE}&page=${page}`);
    if (!asked.ok) return { ok: false, trouble: troubleOf(asked.refusal, READING) };
    const parsed = Comments.safeParse(asked.value);
    if (!parsed.success) return { ok: false, trouble: troubleOf(NO_ANSWER, READING) };

    const found = parsed.data.flatMap(wantedOf);
    if (found.length > 0 || parsed.data.length < PER_PAGE)
      return { ok: true, value: found, date: asked.date };
  }
  // To comment all the same would be to comment again and again.
  const message = `Could not ${READING}: there are more than ${PAGES_MAX * PER_PAGE}, and none of the first is ours.`;
  return { ok: false, trouble: { kind: 'refused', message } };
}

function nothingOf(asked: Asked): GitHubAsked<undefined> {
  return asked.ok
    ? { ok: true, value: undefined, date: asked.date }
    : { ok: false, trouble: troubleOf(asked.refusal, 'comment on the pull request') };
}

const READING = 'read the comments of the pull request';
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined } as const;
