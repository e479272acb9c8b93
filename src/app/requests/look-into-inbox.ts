import { type Taken, NONE_TAKEN, laterOf } from '../../domain/requests/asked.ts';
import { DASHBOARD_LABEL, takenIn } from '../../report/dashboard/dashboard-marker.ts';
import { LABEL } from '../../report/alerts/issue-text.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { Inbox, InboxIssue, InboxView, Seen } from '../../ports/inbox.ts';
import { isDashboardOf } from './pending-requests.ts';

/**
 * What people have written on our issues, back to where the dashboard says that everything was read, and that dashboard itself.
 * One request, unless more has changed since than fits.
 */
export async function lookIntoInbox(
  inbox: Pick<Inbox, 'look'>,
  agent: string,
): Promise<GitHubAsked<InboxView>> {
  const hasDashboard = (issues: readonly InboxIssue[]) => issues.some(issue => isDashboardOf(issue, agent));
  const looked = await inbox.look(LABEL, issues => (hasDashboard(issues) ? seenIn(issues, agent) : {}));
  if (!looked.ok || looked.value.isComplete || hasDashboard(looked.value.issues)) return looked;

  // So much has changed since the dashboard has that it is not among the first: a label of its own finds it all the same.
  const closer = await inbox.look(DASHBOARD_LABEL, issues => seenIn(issues, agent));
  if (!closer.ok) return closer;
  const seen = seenIn(closer.value.issues, agent);
  const whole = await inbox.look(LABEL, () => seen);
  return whole.ok ? { ...whole, value: together(whole.value, closer.value) } : whole;
}

/** Up to where the agent's dashboard says that everything was taken or left. */
export function readUpTo(issues: readonly InboxIssue[], agent: string): Taken {
  return issues
    .filter(issue => isDashboardOf(issue, agent))
    .reduce((last, { body }) => laterOf(last, takenIn(body)), NONE_TAKEN);
}

function seenIn(issues: readonly InboxIssue[], agent: string): Seen {
  const { comment, edit } = readUpTo(issues, agent);
  return { comment: comment ?? 0, edit: edit?.at ?? BEGINNING };
}

function together(one: InboxView, other: InboxView): InboxView {
  const known = new Set(one.issues.map(({ number }) => number));
  const others = other.issues.filter(({ number }) => !known.has(number));
  return { issues: [...one.issues, ...others], isComplete: one.isComplete && other.isComplete };
}

const BEGINNING = '1970-01-01T00:00:00.000Z';
