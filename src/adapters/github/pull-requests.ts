import * as z from 'zod';

import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { PullRequest, PullRequests } from '../../ports/publishing.ts';
import type { Asked, GitHubApi } from './api.ts';
import type { Refusal } from './refusal.ts';
import { troubleOf } from './trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };

/** The newest are enough: the open one, and those that ended last. */
const PER_PAGE = 30;

/** The repository's pull requests from branches of its own. Those of forks are never seen: anybody can name a branch. */
export function pullRequests({ api, owner, name }: Place): PullRequests {
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/pulls`;
  return {
    list: async head => {
      const wanted = new URLSearchParams({
        head: `${owner}:${head}`,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: String(PER_PAGE),
      });
      const asked = await api.read(`${path}?${wanted.toString()}`);
      const listed = valueOf(asked, z.array(Pull), 'list the pull requests');
      if (!listed.ok) return listed;
      const own = listed.value.filter(
        ({ from, branch }) => branch === head && from?.toLowerCase() === `${owner}/${name}`.toLowerCase(),
      );
      return { ...listed, value: own.map(({ pull }) => pull) };
    },
    look: async number => pullOf(await api.read(`${path}/${number}`), 'read a pull request'),
    create: async fresh => pullOf(await api.write('POST', path, fresh), 'open a pull request'),
    changeBody: async (number, body) =>
      pullOf(await api.write('PATCH', `${path}/${number}`, { body }), 'bring a pull request up to date'),
  };
}

const Pull = z
  .object({
    number: z.int().positive(),
    html_url: z.string(),
    body: z.string().nullish(),
    state: z.string(),
    base: z.object({ ref: z.string() }),
    head: z.object({
      ref: z.string(),
      sha: z.string().regex(/^[0-9a-f]{40}$/),
      repo: z.object({ full_name: z.string() }).nullish(),
    }),
  })
  .transform(({ number, html_url, body, state, base, head }) => ({
    pull: {
      number,
      url: html_url,
      body: body ?? '',
      base: base.ref,
      tip: head.sha,
      isOpen: state === 'open',
    },
    branch: head.ref,
    from: head.repo?.full_name,
  }));

function pullOf(asked: Asked, doing: string): GitHubAsked<PullRequest> {
  const read = valueOf(asked, Pull, doing);
  return read.ok ? { ...read, value: read.value.pull } : read;
}

function valueOf<Value>(asked: Asked, schema: z.ZodType<Value>, doing: string): GitHubAsked<Value> {
  if (!asked.ok) return { ok: false, trouble: troubleOfPull(asked.refusal, doing) };
  const parsed = schema.safeParse(asked.value);
  return parsed.success
    ? { ok: true, value: parsed.data, date: asked.date }
    : { ok: false, trouble: troubleOf({ kind: 'unreachable', sent: true, status: undefined }, doing) };
}

/**
 * Two things may be missing, and GitHub's answer is the same: the permission, and a setting that is off in a new
 * repository. https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository
 */
function troubleOfPull(refusal: Refusal, doing: string): GitHubTrouble {
  // Of a pull request as such GitHub says with a code what is wrong.
  const isOff = refusal.kind === 'invalid' && refusal.codes.length === 0;
  if (refusal.kind !== 'forbidden' && !isOff) return troubleOf(refusal, doing);
  return {
    kind: 'forbidden',
    message: `Could not ${doing}: the token may not. Add "pull-requests: write" to the "permissions:" of the job, and switch on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository, under Actions, General.`,
  };
}
