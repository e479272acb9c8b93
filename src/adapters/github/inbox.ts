import type { GitHubAsked } from '../../ports/github.ts';
import type {
  Inbox,
  InboxComment,
  InboxEdit,
  InboxIssue,
  InboxView,
  Reaction,
  SeenIn,
} from '../../ports/inbox.ts';
import { authorOf } from './actor.ts';
import type { GitHubApi } from './api.ts';
import type { CommentData, EditData, InboxData, IssueData } from './inbox-queries.ts';
import { issuePages } from './issue-pages.ts';
import { mayWrite } from './may-write.ts';
import { withOlderTalk } from './older-talk.ts';
import { troubleOf } from './trouble.ts';

type Place = { readonly api: GitHubApi; readonly owner: string; readonly name: string };

/** What people write in our issues. Issues by anybody else are never seen: their text could claim anything. */
export function inbox(place: Place): Inbox {
  const { api, owner, name } = place;
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  return {
    look: (label, seenIn = () => ({})) => look(place, label, seenIn),
    mayWrite: login => mayWrite(api, path, login),
    async react(comment, content) {
      const asked = await api.write('POST', `${path}/issues/comments/${comment}/reactions`, { content });
      return asked.ok
        ? { ok: true, value: undefined, date: asked.date }
        : { ok: false, trouble: troubleOf(asked.refusal, 'react to a comment') };
    },
  };
}

async function look(place: Place, label: string, seenIn: SeenIn): Promise<GitHubAsked<InboxView>> {
  const doing = 'read what people ask for in the issues';
  const oursAmong = (issues: readonly IssueData[], viewer: Viewer) =>
    issues.filter(issue => isOurs(issue, viewer));
  const looked = await issuePages(place, label, {
    seenIn: ({ viewer, repository }) =>
      seenIn(oursAmong(repository.issues.nodes, viewer).map(issue => issueOf(issue, viewer))),
    doing,
  });
  if (!looked.ok) return looked;

  const { viewer, issues, seen, isComplete } = looked.value;
  const whole = await withOlderTalk(place, oursAmong(issues, viewer), { seen, doing });
  if (!whole.ok) return whole;
  const value = {
    issues: whole.value.issues.map(issue => issueOf(issue, viewer)),
    isComplete: isComplete && whole.value.isComplete,
  };
  return { ok: true, value, date: looked.date };
}

type Viewer = InboxData['viewer'];

function isOurs({ viewerDidAuthor, author }: IssueData, { databaseId }: Viewer): boolean {
  return viewerDidAuthor || authorOf(author, databaseId).kind === 'own';
}

function issueOf(issue: IssueData, viewer: Viewer): InboxIssue {
  const { number, title, body, state, locked, comments, userContentEdits: edits } = issue;
  return {
    number,
    title,
    body,
    isOpen: state === 'OPEN',
    isLocked: locked,
    comments: comments.nodes.map(comment => commentOf(comment, viewer)).toSorted((a, b) => a.id - b.id),
    edits: edits.nodes
      .toReversed()
      // GitHub says in whole seconds when it was: those of one second stay in its order.
      .toSorted((a, b) => (a.editedAt < b.editedAt ? -1 : Number(a.editedAt > b.editedAt)))
      .flatMap(edit => editsOf(edit, viewer)),
  };
}

function commentOf(comment: CommentData, { databaseId }: Viewer): InboxComment {
  const { id, createdAt, body, viewerDidAuthor, reactionGroups } = comment;
  const author = authorOf(comment.author, databaseId);
  const ours = (reactionGroups ?? []).filter(({ viewerHasReacted }) => viewerHasReacted);
  const reaction = REACTIONS.find(([, content]) => ours.some(group => group.content === content));
  return {
    id,
    at: createdAt,
    body,
    author: viewerDidAuthor ? { ...author, kind: 'own' } : author,
    reaction: reaction?.[0],
  };
}

/** REST's and GraphQL's words for the same, from what says most to what says least. */
const REACTIONS: readonly (readonly [Reaction, string])[] = [
  ['+1', 'THUMBS_UP'],
  ['-1', 'THUMBS_DOWN'],
  ['confused', 'CONFUSED'],
  ['rocket', 'ROCKET'],
  ['eyes', 'EYES'],
];

function editsOf({ editedAt, diff, editor }: EditData, { databaseId }: Viewer): readonly InboxEdit[] {
  if (typeof diff !== 'string') return [];
  return [{ at: editedAt, body: diff, author: authorOf(editor, databaseId) }];
}
