import { isBefore, isTaken, lastTaken, laterOf, type Taken } from '../../domain/requests/asked.ts';
import type { State } from '../../domain/state.ts';
import { timestampOf } from '../../domain/units.ts';
import { type BoxRequest, boxesIn, requestOfBox, withTicks } from '../../report/dashboard/dashboard-box.ts';
import { DASHBOARD_LABELS, dashboardTitleOf } from '../../report/dashboard/dashboard-marker.ts';
import { watchIn } from '../../report/dashboard/dashboard-watch.ts';
import type { DashboardFacts } from '../../report/dashboard/dashboard-facts.ts';
import { dashboardOf } from '../../report/dashboard/dashboard.ts';
import { requestText } from '../../domain/requests/agent-request.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { InboxIssue } from '../../ports/inbox.ts';
import { lookIntoInbox, readUpTo } from './look-into-inbox.ts';
import { isDashboardOf, issuesOf, requestsIn } from './pending-requests.ts';
import type { Requests } from './requests.ts';

/**
 * Brings the agent's dashboard up to date, and makes it where there is none: silently, as GitHub tells nobody of an edit. What
 * somebody ticks between the look and the write is overwritten and yet not lost: the history of the edits has it, and the next
 * run reads that. One that a person has closed is left alone. Undefined: all is well; else why it could not be shown.
 */
export async function showDashboard(
  requests: Requests,
  state: State,
  facts: DashboardFacts,
  unanswered: readonly number[],
): Promise<GitHubTrouble | undefined> {
  const { agent, tracker } = requests;
  const looked = await lookIntoInbox(requests.inbox, agent);
  if (!looked.ok) return looked.trouble;

  const found = dashboardsIn(looked.value.issues, agent);
  const open = found.filter(({ isOpen }) => isOpen);
  const [dashboard, ...doubles] = open;
  if (dashboard === undefined && found.length > 0) return undefined;
  const read = readNow(requests, state, { unanswered, before: readUpTo(found, agent) });
  if (dashboard === undefined) {
    const body = dashboardOf(facts, '', read);
    const title = dashboardTitleOf(agent);
    const wishes = { labels: [], assignees: [] };
    return troubleIn(await tracker.create({ title, body, labels: DASHBOARD_LABELS, wishes }));
  }

  const shown = dashboardOf(facts, watchIn(dashboard.body), read);
  const body = withTicks(shown, await stillWanted(requests, state, { dashboard, read }));
  const written = await tracker.change(dashboard.number, { body });
  if (!written.ok) return written.trouble;
  return closeDoubles(requests, dashboard.number, doubles);
}

/** Oldest first. */
function dashboardsIn(issues: readonly InboxIssue[], agent: string): readonly InboxIssue[] {
  return issuesOf(issues, agent)
    .filter(issue => isDashboardOf(issue, agent))
    .toSorted((a, b) => a.number - b.number);
}

/** A reply of GitHub's was lost, or two runs made one each. Without its mark it is taken for none any more. */
async function closeDoubles(
  { tracker }: Requests,
  number: number,
  doubles: readonly InboxIssue[],
): Promise<GitHubTrouble | undefined> {
  for (const double of doubles) {
    const body = `The dashboard of this agent is #${number}; this one was made twice.\n`;
    const closed = await tracker.change(double.number, { state: 'closed', body });
    if (!closed.ok) return closed.trouble;
  }
  return undefined;
}

/**
 * Up to where everything that was asked is taken, or was asked by somebody who may not: all that the run saw at its start. If
 * something was in the way, or more has changed than it could look at, only what it has taken is left behind. Of the last second
 * of edits more may have come since.
 */
function readNow(
  requests: Requests,
  { asked }: Pick<State, 'asked'>,
  { unanswered, before }: { readonly unanswered: readonly number[]; readonly before: Taken },
): Taken {
  const { agent, issues, hasSeenAll, askers } = requests;
  const isAllRead = hasSeenAll && askers.trouble === undefined;
  const read = laterOf(lastTaken(asked), isAllRead ? seenIn(issuesOf(issues, agent)) : before);
  const first = Math.min(...unanswered);
  const comment = read.comment === undefined ? undefined : Math.min(read.comment, first - 1);
  return { ...read, comment: comment === 0 ? undefined : comment };
}

function seenIn(issues: readonly InboxIssue[]): Taken {
  const comment = issues.reduce((last, { comments }) => Math.max(last, comments.at(-1)?.id ?? 0), 0);
  const times = issues.flatMap(({ edits }) => edits.at(-1)?.at ?? []).sort();
  const last = times.at(-1);
  return {
    comment: comment === 0 ? undefined : comment,
    edit: last === undefined ? undefined : { at: timestampOf(Date.parse(last) - 1), number: 0 },
  };
}

/**
 * Boxes that somebody who may has ticked since: unticked they would look as if nobody had heard. What was left behind the mark
 * by a log that is gone is taken by nobody any more.
 */
async function stillWanted(
  { agent, askers }: Pick<Requests, 'agent' | 'askers'>,
  { asked }: Pick<State, 'asked'>,
  { dashboard, read }: { readonly dashboard: InboxIssue; readonly read: Taken },
): Promise<readonly BoxRequest[]> {
  const wanted = new Set<string>();
  for (const { issue, source, by, wish } of requestsIn([dashboard], agent)) {
    if (source.kind === 'comment' || !('request' in wish)) continue;
    if (isTaken(asked, issue, source) || isBefore(source, read)) continue;
    if ((await askers.mayAsk(by)) !== false) wanted.add(requestText(wish.request));
  }
  return boxesIn(dashboard.body)
    .map(({ request }) => request)
    .filter(request => wanted.has(requestText(requestOfBox(request))));
}

function troubleIn(asked: GitHubAsked<unknown>): GitHubTrouble | undefined {
  return asked.ok ? undefined : asked.trouble;
}
