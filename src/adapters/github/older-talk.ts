import type { GitHubAsked } from '../../ports/github.ts';
import type { Seen } from '../../ports/inbox.ts';
import type { GitHubApi } from './api.ts';
import { query } from './graphql.ts';
import { type IssueData, OLDER_QUERY, OlderData } from './inbox-queries.ts';
import { inboxTroubleOf } from './inbox-trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };
type Talk = Pick<IssueData, 'number' | 'comments' | 'userContentEdits'>;

/** Of all issues of a look together: whoever writes thousands of comments may not use up the hour's requests. */
const QUERIES_MAX = 20;

/** `isComplete`: whether what was said in them goes back to what was seen. */
type WholeTalk = { readonly issues: readonly IssueData[]; readonly isComplete: boolean };

/**
 * The same issues, with everything in them that was not seen yet, unless it is too much. When one page cannot be read, there is
 * no answer at all: a caller that went on from what is newer would never come back for it.
 */
export async function withOlderTalk(
  { api, owner, name }: Place,
  issues: readonly IssueData[],
  { seen, doing }: { readonly seen: Seen; readonly doing: string },
): Promise<GitHubAsked<WholeTalk>> {
  const whole: IssueData[] = [];
  let queriesLeft = QUERIES_MAX;
  let isComplete = true;
  for (const issue of issues) {
    let talk: Talk = issue;
    let unseen = unseenBehind(talk, seen);
    for (; unseen !== undefined && seen.comment !== undefined && queriesLeft > 0; queriesLeft -= 1) {
      const variables = { owner, name, number: issue.number, ...unseen };
      const answer = await query(api, { query: OLDER_QUERY, variables, data: OlderData, doing });
      if (!answer.ok) return { ok: false, trouble: inboxTroubleOf(answer, doing) };
      talk = joined(talk, answer.data);
      unseen = unseenBehind(talk, seen);
    }
    isComplete &&= unseen === undefined;
    whole.push({ ...issue, ...talk });
  }
  return { ok: true, value: { issues: whole, isComplete }, date: undefined };
}

/** Undefined: whatever is behind the oldest that we have was seen. */
function unseenBehind({ comments, userContentEdits: edits }: Talk, seen: Seen) {
  const oldestComment = comments.nodes[0]?.id;
  // What was ticked is known only by the text before, and somebody may have deleted that.
  const oldestText = edits.nodes.findLast(({ diff }) => typeof diff === 'string')?.editedAt;
  const before =
    oldestComment !== undefined && oldestComment <= (seen.comment ?? 0) ? undefined : comments.older;
  // Of two edits in one second, one may have been seen and the other not.
  const after = oldestText !== undefined && oldestText < (seen.edit ?? '') ? undefined : edits.older;
  if (before === undefined && after === undefined) return undefined;
  return { before, after, comments: before !== undefined, edits: after !== undefined };
}

function joined(talk: Talk, { repository: { issue: older } }: OlderData): Talk {
  const { comments, userContentEdits: edits } = talk;
  return {
    number: talk.number,
    comments: older.comments
      ? { nodes: [...older.comments.nodes, ...comments.nodes], older: older.comments.older }
      : comments,
    userContentEdits: older.userContentEdits
      ? { nodes: [...edits.nodes, ...older.userContentEdits.nodes], older: older.userContentEdits.older }
      : edits,
  };
}
