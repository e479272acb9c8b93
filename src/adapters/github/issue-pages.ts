import type { GitHubAsked } from '../../ports/github.ts';
import type { Seen } from '../../ports/inbox.ts';
import type { GitHubApi } from './api.ts';
import { query } from './graphql.ts';
import { INBOX_QUERY, InboxData, type IssueData } from './inbox-queries.ts';
import { inboxTroubleOf } from './inbox-trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };

/** What was read of the issues with a label. */
export type IssuePages = {
  readonly viewer: InboxData['viewer'];
  /** By whomever: whoever wants only their own has to look. */
  readonly issues: readonly IssueData[];
  readonly seen: Seen;
  /** Whether no issue is left out in which something may be that was not seen yet. */
  readonly isComplete: boolean;
};

/** Of 30 issues each. An agent has a handful of issues that still move; many more at once are somebody's game. */
const PAGES_MAX = 5;

/**
 * The issues with a label, the last changed first, as far back as something in them may not be seen yet. Whoever opened them is
 * sorted out afterwards: GitHub does not say under which name it would look for a bot's. `seenIn` says by the first page how far
 * the caller has seen.
 */
export async function issuePages(
  { api, owner, name }: Place,
  label: string,
  { seenIn, doing }: { readonly seenIn: (first: InboxData) => Seen; readonly doing: string },
): Promise<GitHubAsked<IssuePages>> {
  const page = async (from: string | undefined): Promise<GitHubAsked<InboxData>> => {
    const variables = { owner, name, label, from };
    const answer = await query(api, { query: INBOX_QUERY, variables, data: InboxData, doing });
    return answer.ok
      ? { ok: true, value: answer.data, date: answer.date }
      : { ok: false, trouble: inboxTroubleOf(answer, doing) };
  };

  const first = await page(undefined);
  if (!first.ok) return first;
  const seen = seenIn(first.value);
  let issues = first.value.repository.issues.nodes;
  let next = unseenAfter(first.value, issues, seen);
  let pages = 1;
  for (; next !== undefined && seen.comment !== undefined && pages < PAGES_MAX; pages += 1) {
    const asked = await page(next);
    if (!asked.ok) return asked;
    issues = together(issues, asked.value.repository.issues.nodes);
    next = unseenAfter(asked.value, issues, seen);
  }
  const found = { viewer: first.value.viewer, seen, isComplete: next === undefined };
  if (pages === 1) return { ok: true, value: { ...found, issues }, date: first.date };

  // Meanwhile an issue may have moved from a page that was still to come to one that was read already, or somebody may have
  // written on one of those, before what was read last.
  const again = await page(undefined);
  if (!again.ok) return again;
  return {
    ok: true,
    value: { ...found, issues: together(again.value.repository.issues.nodes, issues) },
    date: again.date,
  };
}

/**
 * Where to go on. Undefined: all that comes was seen, as a comment that is not is younger than each that is, and its issue has
 * changed since. (An edit that is not seen counts on a dashboard only, and that has a label of its own.)
 */
function unseenAfter(
  { repository }: InboxData,
  issues: readonly IssueData[],
  seen: Seen,
): string | undefined {
  const { nodes, older } = repository.issues;
  const changedAt = nodes.at(-1)?.updatedAt;
  const seenAt = issues
    .flatMap(({ comments }) => comments.nodes)
    .filter(({ id }) => id <= (seen.comment ?? 0))
    .reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), '');
  return changedAt !== undefined && changedAt < seenAt ? undefined : older;
}

/** Each issue once: as the first list has it. */
function together(first: readonly IssueData[], second: readonly IssueData[]): readonly IssueData[] {
  const known = new Set(first.map(({ number }) => number));
  return [...first, ...second.filter(({ number }) => !known.has(number))];
}
