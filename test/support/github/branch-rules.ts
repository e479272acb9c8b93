// Whether GitHub takes a new tip of a branch: protection of the branch, then what is in the files that came with it.
import { readCommit } from './git-commits.ts';
import type { Oid } from './git-objects.ts';
import { compareTrees } from './git-trees.ts';
import type { Identity, World } from './world.ts';

/** Why the tip is refused. `protection` is the branch's, `content` that of a file. */
export type RuleViolation = { readonly kind: 'protection' | 'content'; readonly message: string };

/** Undefined: nothing is against it. `tip` undefined: the branch is to go. */
export function ruleAgainst(
  world: World,
  who: Identity,
  branch: string,
  tip: Oid | undefined,
): RuleViolation | undefined {
  const reason = world.rules.protectedBranches.get(branch);
  if (reason !== undefined && who.app !== undefined) return { kind: 'protection', message: reason };
  if (tip === undefined) return undefined;

  const { objects, refs } = world.git;
  const before = refs.read(`refs/heads/${branch}`);
  const base = before === undefined ? undefined : readCommit(objects, before)?.tree;
  for (const { path, after } of compareTrees(objects, base, readCommit(objects, tip)?.tree)) {
    if (after === undefined) continue;
    const message =
      ruleAgainstPath(world, path) ??
      ruleAgainstContent(world, objects.read(after)?.bytes ?? Buffer.of(), path);
    if (message !== undefined) return { kind: 'content', message };
  }
  return undefined;
}

/** GitHub's words against these bytes; undefined: it takes them. */
export function ruleAgainstContent(
  { rules }: World,
  bytes: Buffer,
  path = 'the content',
): string | undefined {
  if (bytes.length > rules.fileBytesMax)
    return `File ${path} is ${bytes.length} bytes; this exceeds the file size limit of ${rules.fileBytesMax} bytes`;
  const text = bytes.toString('utf8');
  const secret = rules.secrets.find(({ pattern }) => pattern.test(text));
  return secret === undefined ? undefined : `Secret detected in content: ${secret.name} in ${path}`;
}

function ruleAgainstPath({ rules }: World, path: string): string | undefined {
  return rules.refusedPaths.some(pattern => pattern.test(path))
    ? `File path is restricted: ${path}`
    : undefined;
}
