// What people wrote on the issues of the simulated GitHub, as GraphQL tells it.
import { githubActions, identityOf } from '../../support/github/identities.ts';
import { reactionContents } from '../../support/github/reactions.ts';
import { timeShape } from './rest-call.ts';
import type { SimulatedComment, SimulatedEdit, SimulatedIssue, World } from './world.ts';

/** Each text is a cursor, or nothing. */
export type InboxVariables = {
  readonly label?: string;
  readonly from?: string | null;
  readonly number?: number;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly comments?: boolean;
  readonly edits?: boolean;
};

const ISSUES = 30;
const COMMENTS = 50;
const EDITS = 30;

/** The issues with a label, the last changed first. Other than over REST, pull requests are not among them. */
export function inboxIn(world: World, { label = '', from, before, after }: InboxVariables): object {
  const found = world.issues
    .filter(({ pull, isDeleted }) => pull === undefined && !isDeleted)
    .filter(({ labels }) => labels.some(name => name.toLowerCase() === label.toLowerCase()))
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs || b.number - a.number);
  const start = placeOf(from);
  const nodes = found.slice(start, start + ISSUES);
  return {
    pageInfo: pageInfo(start + nodes.length, start + nodes.length < found.length),
    nodes: nodes.map(issue => ({
      ...issueNode(issue),
      comments: commentsOf(issue, before),
      userContentEdits: editsOf(issue, after),
    })),
  };
}

/** What was written in one issue before that. */
export function olderTalkIn(
  world: World,
  { number = 0, before, after, comments, edits }: InboxVariables,
): object | null {
  const issue = world.issues[number - 1];
  if (issue === undefined || issue.isDeleted || issue.pull !== undefined) return null;
  return {
    ...(comments === true && { comments: commentsOf(issue, before) }),
    ...(edits === true && { userContentEdits: editsOf(issue, after) }),
  };
}

function issueNode({ number, title, body, state, isLocked, updatedAtMs, author }: SimulatedIssue): object {
  return {
    ...{ number, title, body, state: state.toUpperCase(), locked: isLocked },
    updatedAt: timeShape(updatedAtMs),
    viewerDidAuthor: author === githubActions.login,
    author: actorNode(author),
  };
}

/** Oldest first, the last of them. */
function commentsOf({ comments }: SimulatedIssue, before: string | null | undefined): object {
  const end = before ? placeOf(before) : comments.length;
  const start = Math.max(0, end - COMMENTS);
  return { pageInfo: pageInfo(start, start > 0), nodes: comments.slice(start, end).map(commentNode) };
}

function commentNode({ id, createdAtMs, body, author, reactions }: SimulatedComment): object {
  return {
    ...{ id: String(id), createdAt: timeShape(createdAtMs), body },
    viewerDidAuthor: author === githubActions.login,
    author: actorNode(author),
    // GitHub has a group for every content, with nobody in most.
    reactionGroups: reactionContents.map(([rest, content]) => ({
      content,
      viewerHasReacted: reactions.some(each => each.content === rest && each.by === githubActions.login),
    })),
  };
}

/** Newest first. */
function editsOf({ edits }: SimulatedIssue, after: string | null | undefined): object {
  const start = placeOf(after);
  const nodes = edits.toReversed().slice(start, start + EDITS);
  const end = start + nodes.length;
  return { pageInfo: pageInfo(end, end < edits.length), nodes: nodes.map(editNode) };
}

function editNode({ by, atMs, body }: SimulatedEdit): object {
  return { editedAt: timeShape(atMs), diff: body, editor: actorNode(by) };
}

/** GraphQL leaves out the `[bot]` that REST has. */
function actorNode(by: string): object {
  const { login, id, app } = identityOf(by);
  return { __typename: app === undefined ? 'User' : 'Bot', login: app?.slug ?? login, databaseId: id };
}

function pageInfo(place: number, hasOlder: boolean): object {
  return { hasOlder, cursor: String(place) };
}

function placeOf(cursor: string | null | undefined): number {
  return cursor ? Number(cursor) : 0;
}
