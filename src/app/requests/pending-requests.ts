import type { AgentRequest } from '../../domain/requests/agent-request.ts';
import type { Login, RequestSource } from '../../domain/requests/asked-event.ts';
import { type Complaint, parseCommand } from '../../domain/requests/comment-command.ts';
import type { Timestamp } from '../../domain/units.ts';
import { newlyTicked, requestOfBox } from '../../report/dashboard/dashboard-box.ts';
import { parseDashboardMarker } from '../../report/dashboard/dashboard-marker.ts';
import { parseMarker } from '../../report/alerts/issue-marker.ts';
import type { InboxComment, InboxIssue } from '../../ports/inbox.ts';

/** What a person asks for on an issue. Whether they may is not looked at yet. */
export type PersonsRequest = {
  readonly issue: number;
  readonly source: RequestSource;
  readonly at: Timestamp;
  readonly by: Login;
  readonly wish: Wish;
};

/** What is asked for, or why nobody can tell. */
export type Wish = { readonly request: AgentRequest } | { readonly complaint: Complaint };

/**
 * All that people ask of an agent on its issues, in the order in which they did. Nobody asks by our own words, nor does a
 * program, nor somebody of whom no name is left.
 */
export function requestsIn(issues: readonly InboxIssue[], agent: string): readonly PersonsRequest[] {
  return issuesOf(issues, agent)
    .flatMap(issue => [...commentsAsking(issue, agent), ...boxesAsking(issue, agent)])
    .sort(inOrder);
}

/** Those issues that say of themselves, in their first line, that they are this agent's. All of them are by ourselves. */
export function issuesOf(issues: readonly InboxIssue[], agent: string): readonly InboxIssue[] {
  return issues.filter(
    ({ body }) => parseMarker(body)?.agent === agent || parseDashboardMarker(body) === agent,
  );
}

export function isDashboardOf({ body }: Pick<InboxIssue, 'body'>, agent: string): boolean {
  return parseDashboardMarker(body) === agent;
}

function commentsAsking(issue: InboxIssue, agent: string): readonly PersonsRequest[] {
  return issue.comments.flatMap((comment): PersonsRequest[] => {
    const { id, at } = comment;
    const by = personOf(comment);
    const parsed = by === undefined ? undefined : parseCommand(comment.body, { agent, at });
    if (by === undefined || parsed?.agent !== agent) return [];
    const wish = parsed.ok ? { request: parsed.request } : { complaint: parsed.complaint };
    return [{ issue: issue.number, source: { kind: 'comment', id }, at, by, wish }];
  });
}

/**
 * Each edit against the text before it. The first of the history is the text as it was made, or one that was read long ago. The
 * requests of one second are numbered whoever made them, so that each keeps its number.
 */
function boxesAsking(issue: InboxIssue, agent: string): readonly PersonsRequest[] {
  if (!isDashboardOf(issue, agent)) return [];
  const asking: PersonsRequest[] = [];
  let second = { at: '', ticks: 0 };
  let [before] = issue.edits;
  for (const edit of issue.edits.slice(1)) {
    const { at } = edit;
    if (at !== second.at) second = { at, ticks: 0 };
    for (const box of newlyTicked(before?.body ?? '', edit.body)) {
      const source = { kind: 'edit', at, number: second.ticks } as const;
      second.ticks += 1;
      const by = personOf(edit);
      if (by !== undefined)
        asking.push({ issue: issue.number, source, at, by, wish: { request: requestOfBox(box) } });
    }
    before = edit;
  }
  return asking;
}

function personOf({ author }: Pick<InboxComment, 'author'>): Login | undefined {
  return author.kind === 'person' ? author.login : undefined;
}

function inOrder(a: PersonsRequest, b: PersonsRequest): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.source.kind === 'comment') return b.source.kind === 'comment' ? a.source.id - b.source.id : -1;
  if (b.source.kind === 'comment') return 1;
  return a.issue - b.issue || a.source.number - b.source.number;
}
