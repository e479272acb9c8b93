// Who may do what in the repository.
import type { World } from './world.ts';

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** What everybody may do who was given nothing: read what is public. */
export function roleOf({ repository, collaborators }: World, login: string): Role {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return 'admin';
  return collaborators.get(login.toLowerCase()) ?? (repository.private ? 'none' : 'read');
}
