import { parseReplyMarker } from '../../report/dashboard/request-reply.ts';
import type { InboxComment, InboxIssue } from '../../ports/inbox.ts';
import type { PersonsRequest } from './pending-requests.ts';

/** Whether our reaction says that a comment was answered. `eyes` says only that it was seen. */
export function isAnswered({ source }: PersonsRequest, issues: readonly InboxIssue[]): boolean {
  if (source.kind !== 'comment') return false;
  const reaction = commentIn(issues, source.id)?.reaction;
  return reaction !== undefined && reaction !== 'eyes';
}

/** Whether there is a reply to it already: by ourselves, as anybody can write the marker. */
export function hasReply(comment: number, { comments }: Pick<InboxIssue, 'comments'>): boolean {
  return comments.some(({ author, body }) => author.kind === 'own' && parseReplyMarker(body) === comment);
}

function commentIn(issues: readonly InboxIssue[], id: number): InboxComment | undefined {
  return issues.flatMap(({ comments }) => comments).find(comment => comment.id === id);
}
