// Whom GraphQL says it was.
import { nodeId } from './shape-of-repository.ts';
import type { Identity, World } from './world.ts';

export function actorNode({ repository }: World, identity: Identity): object {
  const { id, app } = identity;
  const person = identity.login === repository.owner ? 'Organization' : 'User';
  return {
    __typename: app === undefined ? person : 'Bot',
    id: nodeId('U', id),
    databaseId: id,
    login: actorLogin(identity),
  };
}

/** Null for whoever is on GitHub no more. */
export function authorNode(world: World, identity: Identity): object | null {
  return world.deletedUsers.has(identity.login) ? null : actorNode(world, identity);
}

/** GraphQL leaves out the `[bot]` that REST has. */
export function actorLogin({ login, app }: Identity): string {
  return app?.slug ?? login;
}
