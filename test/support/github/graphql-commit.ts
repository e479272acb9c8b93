// createCommitOnBranch: a commit whose parent must be the tip that the caller knows, made and signed in the bot's name.
import { moveRef } from './branches.ts';
import { readCommit, writeCommit } from './git-commits.ts';
import type { Oid } from './git-objects.ts';
import { type Changes, changeTree, fileMode, lookUp } from './git-trees.ts';
import { typedError } from './graphql-error.ts';
import { emailOf } from './identities.ts';
import { nodeName } from './shape-of-repository.ts';
import type { Identity, World } from './world.ts';

export type CommitInput = {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: Oid;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
};

/** @throws GraphQLError of type NOT_FOUND, STALE_DATA, UNPROCESSABLE or BRANCH_PROTECTION_RULE_VIOLATION. */
export function commitOnBranch(
  world: World,
  who: Identity,
  input: CommitInput,
): { readonly ref: string; readonly oid: Oid } {
  const { objects, refs } = world.git;
  const ref = refOf(world, input.branch);
  const tip = refs.read(ref);
  if (tip === undefined) throw typedError('NOT_FOUND', `Could not resolve to a branch named '${ref}'.`);
  const { expectedHeadOid } = input;
  if (tip !== expectedHeadOid)
    throw typedError(
      'STALE_DATA',
      `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`,
    );

  const base = readCommit(objects, tip)?.tree ?? '';
  const author = { name: who.login, email: emailOf(who), atMs: world.now() };
  const oid = writeCommit(objects, {
    tree: changeTree(objects, base, changesOf(world, base, tip, input.fileChanges)),
    parents: [tip],
    author,
    committer: { name: 'GitHub', email: 'noreply@github.com', atMs: world.now() },
    message: [input.message.headline, input.message.body].filter(part => part).join('\n\n'),
    signed: true,
  });
  const moved = moveRef(world, who, ref, oid);
  if (moved.ok) return { ref, oid };
  const { kind, message } = moved.violation;
  throw typedError(
    kind === 'protection' ? 'BRANCH_PROTECTION_RULE_VIOLATION' : 'UNPROCESSABLE',
    `Repository rule violations found\n\n${message}\n\n`,
  );
}

function refOf(
  { repository }: World,
  { id, repositoryNameWithOwner, branchName }: CommitInput['branch'],
): string {
  if (id) return nodeName('REF', id);
  const own = `${repository.owner}/${repository.name}`;
  if (repositoryNameWithOwner?.toLowerCase() !== own.toLowerCase())
    throw typedError(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${repositoryNameWithOwner}'.`,
    );
  return branchName?.startsWith('refs/') ? branchName : `refs/heads/${branchName}`;
}

function changesOf(world: World, base: Oid, tip: Oid, changes: CommitInput['fileChanges']): Changes {
  const { objects } = world.git;
  const made: Map<string, { readonly mode: string; readonly oid: Oid } | undefined> = new Map();
  for (const { path } of changes?.deletions ?? []) {
    if (lookUp(objects, base, path) === undefined)
      throw typedError(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid \`${tip}\``,
      );
    made.set(path, undefined);
  }
  for (const { path, contents } of changes?.additions ?? []) {
    if (path === '' || path.startsWith('/') || path.split('/').some(part => part === '..' || part === '.git'))
      throw typedError('UNPROCESSABLE', `Path ${path} is malformed`);
    made.set(path, { mode: fileMode, oid: objects.write('blob', Buffer.from(contents, 'base64')) });
  }
  return made;
}
