import * as z from 'zod';

import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type {
  CreatedIssue,
  IssueChange,
  IssueTracker,
  IssueWishes,
  NewIssue,
  TrackedIssue,
} from '../../ports/issues.ts';
import { type Timestamp, timestampOf } from '../../domain/units.ts';
import type { Asked, GitHubApi } from './api.ts';
import { ownId } from './own-id.ts';
import type { Refusal } from './refusal.ts';
import { troubleOf } from './trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };

/** An agent has a handful of issues; many more with its label are somebody's game. */
const PAGES_MAX = 5;
const PER_PAGE = 100;

/** The repository's issues. Those by anybody else are never seen: their text could claim anything. */
export function issueTracker({ api, owner, name }: Place): IssueTracker {
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/issues`;
  let own: Promise<GitHubAsked<number>> | undefined;
  return {
    async list(label, closedSince) {
      const author = await (own ??= ownId(api));
      if (author.ok) return listIssues(api, path, { label, author: author.value, closedSince });
      own = undefined;
      return author;
    },
    create: issue => createIssue(api, path, issue),
    change: (number, change) => changeIssue(api, `${path}/${number}`, change),
    comment: async (number, body) =>
      nothingOf(
        await api.write('POST', `${path}/${number}/comments`, { body }),
        `comment on issue ${number}`,
      ),
  };
}

const Label = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const Issue = z
  .object({
    number: z.int().positive(),
    title: z.string(),
    body: z.string().nullish(),
    labels: z.array(Label).catch([]),
    comments: z.int().catch(0),
    state: z.string(),
    closed_at: z.string().nullish(),
    locked: z.boolean().catch(false),
    user: z.object({ id: z.int() }).nullish(),
    pull_request: z.unknown().optional(),
  })
  .transform(({ number, title, body, labels, comments, state, closed_at, locked, user, pull_request }) => ({
    issue: {
      number,
      title,
      body: body ?? '',
      labels,
      comments,
      closedAt: state === 'closed' ? timeOf(closed_at) : undefined,
      isLocked: locked,
    },
    author: user?.id,
    isPull: pull_request !== undefined,
  }));
const Issues = z.array(Issue);

type Wanted = { readonly label: string; readonly author: number; readonly closedSince: Timestamp };

async function listIssues(
  api: GitHubApi,
  path: string,
  { label, author, closedSince }: Wanted,
): Promise<GitHubAsked<readonly TrackedIssue[]>> {
  const doing = 'list the issues';
  const found: TrackedIssue[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const wanted = new URLSearchParams({
      labels: label,
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: String(PER_PAGE),
      page: String(page),
    });
    const asked = await api.read(`${path}?${wanted.toString()}`);
    if (!asked.ok) return { ok: false, trouble: issueTroubleOf(asked.refusal, doing) };
    const parsed = Issues.safeParse(asked.value);
    if (!parsed.success) return { ok: false, trouble: troubleOf(NO_ANSWER, doing) };

    const own = parsed.data.filter(each => each.author === author && !each.isPull);
    found.push(...own.map(({ issue }) => issue));
    if (parsed.data.length < PER_PAGE)
      return { ok: true, value: relevant(found, closedSince), date: asked.date };
  }
  return { ok: true, value: relevant(found, closedSince), date: undefined };
}

function relevant(issues: readonly TrackedIssue[], closedSince: Timestamp): readonly TrackedIssue[] {
  return issues
    .filter(({ closedAt }) => closedAt === undefined || closedAt >= closedSince)
    .sort((a, b) => a.number - b.number);
}

/** One wish is enough for GitHub to refuse the whole issue, with codes that differ: so they are left out in turn. */
async function createIssue(
  api: GitHubApi,
  path: string,
  { wishes, ...issue }: NewIssue,
): Promise<GitHubAsked<CreatedIssue>> {
  let refusal: Refusal = NO_ANSWER;
  for (const refused of waysToDoWithout(wishes)) {
    const labels = refused.includes('labels') ? issue.labels : [...issue.labels, ...wishes.labels];
    const assignees = refused.includes('assignees') ? [] : wishes.assignees;
    const asked = await api.write('POST', path, { ...issue, labels, assignees });
    if (asked.ok) return createdOf(asked, refused);
    refusal = asked.refusal;
    if (refusal.kind !== 'invalid') break;
  }
  return { ok: false, trouble: issueTroubleOf(refusal, OPEN) };
}

/** None is left out first, and all of them last. */
function waysToDoWithout(wishes: IssueWishes): readonly CreatedIssue['refused'][] {
  const all = [[], ['assignees'], ['labels'], ['assignees', 'labels']] as const;
  return all.filter(refused => refused.every(wish => wishes[wish].length > 0));
}

function createdOf(
  { value, date }: Extract<Asked, { ok: true }>,
  refused: CreatedIssue['refused'],
): GitHubAsked<CreatedIssue> {
  const parsed = Issue.safeParse(value);
  return parsed.success
    ? { ok: true, value: { issue: parsed.data.issue, refused }, date }
    : { ok: false, trouble: troubleOf(NO_ANSWER, OPEN) };
}

const OPEN = 'open an issue';

async function changeIssue(
  api: GitHubApi,
  path: string,
  change: IssueChange,
): Promise<GitHubAsked<undefined>> {
  return nothingOf(await api.write('PATCH', path, change), 'bring an issue up to date');
}

function nothingOf(asked: Asked, doing: string): GitHubAsked<undefined> {
  return asked.ok
    ? { ok: true, value: undefined, date: asked.date }
    : { ok: false, trouble: issueTroubleOf(asked.refusal, doing) };
}

/** GitHub names what the one request would take; the agent needs to write issues, and issues to be there. */
function issueTroubleOf(refusal: Refusal, doing: string): GitHubTrouble {
  switch (refusal.kind) {
    case 'forbidden':
      return troubleOf(refusal.needs?.includes('issues=') ? MAY_NOT_WRITE : refusal, doing);
    case 'gone':
      return {
        kind: 'refused',
        message: `Could not ${doing}: issues are switched off in the repository, or this one was deleted. Switch them on in the settings of the repository, or set "alerts: none".`,
      };
    default:
      return troubleOf(refusal, doing);
  }
}

const MAY_NOT_WRITE = { kind: 'forbidden', needs: 'issues=write' } as const;
const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined } as const;

function timeOf(text: string | null | undefined): Timestamp {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? '' : timestampOf(ms);
}
