// What GraphQL sees of what people wrote: the comments of an issue with the reactions to them, and the edits of its text.
import { actorNode, authorNode } from './graphql-actor-node.ts';
import { type PageArguments, allowOnly, connection, pageArguments } from './graphql-connection.ts';
import { reactionContents } from './reactions.ts';
import { timeShape } from './shape-of-issue.ts';
import { nodeId } from './shape-of-repository.ts';
import type { Comment, Identity, Issue, Reaction, World } from './world.ts';

/** Oldest first. */
export function commentConnection(world: World, viewer: Identity, issue: Issue, args: PageArguments): object {
  allowOnly(pageArguments, args);
  return connection(issue.comments, args, comment => commentNode(world, viewer, comment));
}

/** Newest first, each with the whole text that it left. The text as it was made is among them once there is another. */
export function editConnection(world: World, issue: Issue, args: PageArguments): object {
  allowOnly(pageArguments, args);
  return connection(issue.edits.toReversed(), args, edit => ({
    id: nodeId('UCE', edit.id),
    editedAt: timeShape(edit.atMs),
    editor: authorNode(world, edit.editor),
    // Of an edit that was deleted, everything but its text is still told.
    diff: edit.deletedAtMs === undefined ? edit.body : null,
    deletedAt: edit.deletedAtMs === undefined ? null : timeShape(edit.deletedAtMs),
  }));
}

function commentNode(world: World, viewer: Identity, comment: Comment): object {
  const { id, author, body, createdAtMs, reactions } = comment;
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', id),
    // GitHub's ids have long outgrown the numbers of GraphQL: this one is there for those that have not.
    databaseId: id,
    fullDatabaseId: String(id),
    body,
    createdAt: timeShape(createdAtMs),
    author: authorNode(world, author),
    viewerDidAuthor: author.id === viewer.id,
    reactionGroups: () =>
      reactionContents.map(([rest, content]) => groupNode(world, viewer, reactions, rest, content)),
  };
}

/** GitHub has a group for every content, with nobody in most. */
function groupNode(
  world: World,
  viewer: Identity,
  reactions: readonly Reaction[],
  rest: Reaction['content'],
  content: string,
): object {
  const same = reactions.filter(reaction => reaction.content === rest);
  return {
    content,
    viewerHasReacted: same.some(({ user }) => user.id === viewer.id),
    reactors: (args: PageArguments) => connection(same, args, ({ user }) => actorNode(world, user)),
  };
}
