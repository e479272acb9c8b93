// Reactions over REST.
import { addReaction } from './reactions.ts';
import { refusal } from './refusal.ts';
import { type RestOperations, created, ok, operation } from './rest-call.ts';
import { commentAt } from './rest-issues.ts';
import { timeShape } from './shape-of-issue.ts';
import { nodeId } from './shape-of-repository.ts';
import { userShape } from './shape-of-user.ts';
import type { Reaction, World } from './world.ts';

export const reactionOperations: RestOperations = {
  'reactions/create-for-issue-comment': operation(
    [
      ['issues', 'write'],
      ['pull-requests', 'write'],
    ],
    ({ world, token, path, body }) => {
      const { issue, comment } = commentAt(world, path);
      // As for a comment: the token of a workflow is none of a collaborator.
      if (issue.locked) throw refusal(403, 'Unable to react because issue is locked.');
      const { content } = body as Pick<Reaction, 'content'>;
      const { reaction, isNew } = addReaction(world, token.identity, comment, content);
      return (isNew ? created : ok)(reactionShape(world, reaction));
    },
  ),
};

function reactionShape(world: World, { id, user, content, createdAtMs }: Reaction): object {
  const created_at = timeShape(createdAtMs);
  return { id, node_id: nodeId('REA', id), user: userShape(world, user), content, created_at };
}
