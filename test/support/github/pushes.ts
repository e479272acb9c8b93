// A reference that moves, and that GitHub takes down when the repository was last pushed to.
import type { Oid } from './git-objects.ts';
import type { World } from './world.ts';

/** `ref` is whole. `to` undefined: the reference goes. False when git does not take the name. */
export function pushRef({ git, repository, now }: World, ref: string, to: Oid | undefined): boolean {
  if (to === undefined) git.refs.remove(ref);
  else if (!git.refs.write(ref, to)) return false;
  repository.pushedAtMs = now();
  return true;
}
