// Where the branches of the simulated GitHub are, and whether its rules let one move.
import { type SimulatedCommit, blobIdOf, historyOf } from './commits.ts';
import { closePull } from './issues.ts';
import type { World } from './world.ts';

/** Why a new tip is refused. `protection` is the branch's, `content` that of a file. */
export type RuleViolation = { readonly kind: 'protection' | 'content'; readonly message: string };

export function tipOf(world: World, branch: string): SimulatedCommit | undefined {
  return world.branches.get(branch)?.at(-1);
}

/** Where whoever asks is told that it is. */
export function tipAsRead(world: World, branch: string): SimulatedCommit | undefined {
  const { readLagMs } = world.rules;
  if (readLagMs === 0) return tipOf(world, branch);
  const thenMs = world.nowMs() - readLagMs;
  return world.moves.get(branch)?.findLast(({ sinceMs }) => sinceMs <= thenMs)?.at;
}

/** By our token, which obeys every rule. `to` undefined: the branch goes. */
export function moveBranch(
  world: World,
  branch: string,
  to: SimulatedCommit | undefined,
): RuleViolation | undefined {
  const violation = ruleAgainst(world, branch, to);
  if (violation === undefined) setBranch(world, branch, to);
  return violation;
}

/** By people, who push around all rules. */
export function setBranch(world: World, branch: string, to: SimulatedCommit | undefined): void {
  const move = { sinceMs: world.nowMs(), at: to };
  world.moves.set(branch, [...(world.moves.get(branch) ?? []), move]);
  if (to === undefined) {
    for (const issue of world.issues) if (issue.pull?.head === branch) closePull(world, issue);
    world.branches.delete(branch);
    return;
  }
  const known = world.branches.get(branch);
  const follows = known !== undefined && known.at(-1)?.id === to.parent;
  world.branches.set(branch, follows ? [...known, to] : historyOf(world, to));
}

function ruleAgainst(
  world: World,
  branch: string,
  to: SimulatedCommit | undefined,
): RuleViolation | undefined {
  const { protectedBranches, secrets } = world.rules;
  const reason = protectedBranches.get(branch);
  if (reason !== undefined) return { kind: 'protection', message: reason };
  if (to === undefined) return undefined;
  if (isInTheWay(world, branch)) return { kind: 'protection', message: 'Reference update failed' };
  if (secrets.length === 0) return undefined;

  const before = tipOf(world, branch)?.files;
  const [path] = [...to.files]
    .filter(([path, bytes]) => {
      const old = before?.get(path);
      return (
        (old === undefined || blobIdOf(old) !== blobIdOf(bytes)) && secrets.some(text => bytes.includes(text))
      );
    })
    .map(([path]) => path)
    .sort();
  if (path === undefined) return undefined;
  return { kind: 'content', message: `Secret detected in content: GitHub Personal Access Token in ${path}` };
}

/** Git keeps a reference as a file, so none can be a folder of another. */
function isInTheWay({ branches }: World, branch: string): boolean {
  for (const other of branches.keys())
    if (other.startsWith(`${branch}/`) || branch.startsWith(`${other}/`)) return true;
  return false;
}
