import * as z from 'zod';

import type { Author } from '../../ports/inbox.ts';

/** Of nobody else than ourselves is the number asked for: of a bot, REST and GraphQL have different names. */
export const ACTOR_FIELDS = '__typename login ... on User { databaseId } ... on Bot { databaseId }';

/** Null: whoever it was is on GitHub no more. */
export const Actor = z
  .object({ __typename: z.string(), login: z.string(), databaseId: z.int().nullish() })
  .nullable();
export type Actor = z.infer<typeof Actor>;

/** A kind that is not known yet is no person's: a person can be asked whether they may. */
export function authorOf(actor: Actor, own: number): Author {
  if (actor === null) return { kind: 'person', login: undefined };
  const { login, databaseId, __typename: kind } = actor;
  if (databaseId === own) return { kind: 'own', login };
  return { kind: kind === 'User' || kind === 'EnterpriseUserAccount' ? 'person' : 'bot', login };
}
