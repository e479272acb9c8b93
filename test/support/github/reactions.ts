// Reactions to comments: of one kind, everybody has one.
import type { Comment, Identity, Reaction, World } from './world.ts';

/** REST's and GraphQL's words for the same. */
export const reactionContents = [
  ['+1', 'THUMBS_UP'],
  ['-1', 'THUMBS_DOWN'],
  ['laugh', 'LAUGH'],
  ['hooray', 'HOORAY'],
  ['confused', 'CONFUSED'],
  ['heart', 'HEART'],
  ['rocket', 'ROCKET'],
  ['eyes', 'EYES'],
] as const satisfies readonly (readonly [Reaction['content'], string])[];

export function addReaction(
  world: World,
  user: Identity,
  comment: Comment,
  content: Reaction['content'],
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const known = comment.reactions.find(each => each.content === content && each.user.id === user.id);
  if (known !== undefined) return { reaction: known, isNew: false };
  const reaction: Reaction = { id: world.nextId(), user, content, createdAtMs: world.now() };
  comment.reactions.push(reaction);
  return { reaction, isNew: true };
}
