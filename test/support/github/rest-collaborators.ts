// What somebody may do in the repository, over REST.
import { type Role, roleOf } from './collaborators.ts';
import { identityOf } from './identities.ts';
import { notFound } from './refusal.ts';
import { type RestOperations, ok, operation } from './rest-call.ts';
import { userShape } from './shape-of-user.ts';

export const collaboratorOperations: RestOperations = {
  'repos/get-collaborator-permission-level': operation('metadata', ({ world, path }) => {
    const login = path['username'] ?? '';
    if (world.deletedUsers.has(login)) throw notFound();
    const role = roleOf(world, login);
    const permission = permissionOf[role];
    const permissions = {
      admin: role === 'admin',
      maintain: role === 'admin' || role === 'maintain',
      push: permission === 'admin' || permission === 'write',
      triage: permission === 'admin' || permission === 'write' || role === 'triage',
      pull: role !== 'none',
    };
    const user = { ...userShape(world, identityOf(login)), permissions, role_name: role };
    return ok({ permission, role_name: role, user });
  }),
};

/** Newer roles count as the older one that they contain. */
const permissionOf: Readonly<Record<Role, 'admin' | 'write' | 'read' | 'none'>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};
