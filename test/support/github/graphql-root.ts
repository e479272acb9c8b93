// The fields at the root of GraphQL: the repository and who asks, and the mutations of references and branches.
import { moveRef } from './branches.ts';
import { isAncestor } from './git-commits.ts';
import { actorNode } from './graphql-actor-node.ts';
import { type CommitInput, commitOnBranch } from './graphql-commit.ts';
import { forbidden, typedError } from './graphql-error.ts';
import { nodeAt, objectNode, refNode } from './graphql-git-nodes.ts';
import { issueAt, issueConnection, pullConnection } from './graphql-issue-nodes.ts';
import { type Need, isAllowed } from './rest-call.ts';
import { identityOf } from './identities.ts';
import { nodeId, nodeName, webPlace } from './shape-of-repository.ts';
import type { Oid } from './git-objects.ts';
import type { Token, World } from './world.ts';

type Input<T> = { readonly input: T & { readonly clientMutationId?: string | null } };

export function graphqlRoot(world: World, token: Token): object {
  const { identity } = token;
  return {
    viewer: () => actorNode(world, identity),
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) =>
      repositoryNode(world, token, owner, name),

    createCommitOnBranch: ({ input }: Input<CommitInput>) => {
      requireWrite(world, token);
      const { ref, oid } = commitOnBranch(world, identity, input);
      return { ...echo(input), commit: objectNode(world, oid), ref: refNode(world, ref) };
    },

    createRef: ({ input }: Input<{ readonly name: string; readonly oid: Oid }>) => {
      requireWrite(world, token);
      if (world.git.refs.read(input.name) !== undefined)
        throw typedError('UNPROCESSABLE', `A ref named "${input.name}" already exists in the repository.`);
      return { ...echo(input), ref: move(world, token, input.name, input.oid) };
    },

    updateRef: ({
      input,
    }: Input<{ readonly refId: string; readonly oid: Oid; readonly force?: boolean }>) => {
      requireWrite(world, token);
      const ref = nodeName('REF', input.refId);
      const tip = world.git.refs.read(ref);
      if (tip === undefined)
        throw typedError('NOT_FOUND', `Could not resolve to a node with the id '${input.refId}'.`);
      if (input.force !== true && !isAncestor(world.git.objects, tip, input.oid))
        throw typedError('UNPROCESSABLE', 'Update is not a fast forward');
      return { ...echo(input), ref: move(world, token, ref, input.oid) };
    },

    deleteRef: ({ input }: Input<{ readonly refId: string }>) => {
      requireWrite(world, token);
      const ref = nodeName('REF', input.refId);
      if (refNode(world, ref) === null)
        throw typedError('NOT_FOUND', `Could not resolve to a node with the id '${input.refId}'.`);
      move(world, token, ref, undefined);
      return echo(input);
    },
  };
}

function repositoryNode(world: World, token: Token, owner: string, name: string): object {
  const { repository } = world;
  const own = `${repository.owner}/${repository.name}`;
  if (`${owner}/${name}`.toLowerCase() !== own.toLowerCase())
    throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: own,
    owner: actorNode(world, identityOf(repository.owner)),
    url: webPlace(world),
    isArchived: repository.archived,
    isPrivate: repository.private,
    isFork: false,
    isEmpty: world.git.refs.read(`refs/heads/${repository.defaultBranch}`) === undefined,
    hasIssuesEnabled: repository.issuesEnabled,
    viewerPermission: token.permissions.contents === 'write' ? 'WRITE' : 'READ',
    defaultBranchRef: guarded(token, ['contents', 'read'], () => refNode(world, repository.defaultBranch)),
    ref: guarded(token, ['contents', 'read'], ({ qualifiedName }: { readonly qualifiedName: string }) =>
      refNode(world, qualifiedName),
    ),
    object: guarded(
      token,
      ['contents', 'read'],
      ({ expression, oid }: { readonly expression?: string | null; readonly oid?: Oid | null }) =>
        nodeAt(world, expression ?? oid ?? ''),
    ),
    issues: guarded(token, ['issues', 'read'], (args: object) =>
      issueConnection(world, token.identity, args),
    ),
    issue: guarded(token, ['issues', 'read'], ({ number }: { readonly number: number }) =>
      issueAt(world, token.identity, number),
    ),
    pullRequests: guarded(token, ['pull-requests', 'read'], (args: object) =>
      pullConnection(world, token.identity, args),
    ),
  };
}

function guarded<A>(
  token: Token,
  need: Need,
  resolve: (args: A) => object | null,
): (args: A) => object | null {
  return args => {
    if (!isAllowed(token, need)) throw forbidden();
    return resolve(args);
  };
}

function requireWrite({ repository }: World, token: Token): void {
  if (repository.archived) throw typedError('FORBIDDEN', 'Repository was archived so is read-only.');
  if (!isAllowed(token, ['contents', 'write'])) throw forbidden();
}

function move(world: World, { identity }: Token, ref: string, to: Oid | undefined): object | null {
  if (to !== undefined && world.git.objects.read(to)?.type !== 'commit')
    throw typedError('UNPROCESSABLE', `${to} is no commit of this repository.`);
  const moved = moveRef(world, identity, ref, to);
  if (!moved.ok)
    throw typedError(
      'BRANCH_PROTECTION_RULE_VIOLATION',
      `Repository rule violations found\n\n${moved.violation.message}\n\n`,
    );
  return to === undefined ? null : refNode(world, ref);
}

function echo({ clientMutationId = null }: { readonly clientMutationId?: string | null }): object {
  return { clientMutationId };
}
