import { type Taken, NONE_TAKEN, laterOf } from '../../domain/requests/asked.ts';
import { takenIn } from '../../report/dashboard/dashboard-marker.ts';
import { LABEL } from '../../report/alerts/issue-text.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { Inbox, InboxIssue } from '../../ports/inbox.ts';
import { isDashboardOf } from './pending-requests.ts';

/** As many as one look tells of an issue at first. Where there are fewer, there is nothing behind them. */
const COMMENTS_OF_A_LOOK = 50;
const EDITS_OF_A_LOOK = 30;

/**
 * What people have written on our issues. One request, unless somebody has written more than fits since the dashboard last said
 * how far everything was read.
 */
export async function lookIntoInbox(
  inbox: Pick<Inbox, 'look'>,
  agent: string,
): Promise<GitHubAsked<readonly InboxIssue[]>> {
  const looked = await inbox.look(LABEL);
  if (!looked.ok) return looked;
  const { comment, edit } = readUpTo(looked.value, agent);
  const mayHideSome = looked.value.some(
    ({ comments, edits }) =>
      (comments.length >= COMMENTS_OF_A_LOOK && (comments[0]?.id ?? 0) > (comment ?? 0)) ||
      (edits.length >= EDITS_OF_A_LOOK && (edits[0]?.at ?? '') >= (edit?.at ?? '')),
  );
  return mayHideSome ? inbox.look(LABEL, { comment: comment ?? 0, edit: edit?.at ?? BEGINNING }) : looked;
}

/** Up to where the agent's dashboard says that everything was taken or left. */
export function readUpTo(issues: readonly InboxIssue[], agent: string): Taken {
  return issues
    .filter(issue => isDashboardOf(issue, agent))
    .reduce((last, { body }) => laterOf(last, takenIn(body)), NONE_TAKEN);
}

const BEGINNING = '1970-01-01T00:00:00.000Z';
