// Moves a branch, if the rules allow it, with what GitHub does then: a pull request whose branch goes is closed.
import { type RuleViolation, ruleAgainst } from './branch-rules.ts';
import type { Oid } from './git-objects.ts';
import { closePull } from './pull-requests.ts';
import { pushRef } from './pushes.ts';
import type { Identity, World } from './world.ts';

export type Moved = { readonly ok: true } | { readonly ok: false; readonly violation: RuleViolation };

/** `ref` is whole. `to` undefined: the reference goes. The caller saw to it that the move is one forward. */
export function moveRef(world: World, who: Identity, ref: string, to: Oid | undefined): Moved {
  const branch = branchOf(ref);
  const violation = branch === undefined ? undefined : ruleAgainst(world, who, branch, to);
  if (violation !== undefined) return { ok: false, violation };
  if (to === undefined) {
    for (const issue of world.issues) if (issue.pull?.head === branch) closePull(world, issue, who);
    pushRef(world, ref, undefined);
    return { ok: true };
  }
  if (pushRef(world, ref, to)) return { ok: true };
  return { ok: false, violation: { kind: 'protection', message: 'Reference update failed' } };
}

function branchOf(ref: string): string | undefined {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}
