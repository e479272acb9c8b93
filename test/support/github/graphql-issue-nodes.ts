// What GraphQL sees of issues and pull requests.
import { actorLogin, actorNode, authorNode } from './graphql-actor-node.ts';
import { commentConnection, editConnection } from './graphql-comment-nodes.ts';
import { type PageArguments, allowOnly, connection, pageArguments } from './graphql-connection.ts';
import { typedError } from './graphql-error.ts';
import { objectNode } from './graphql-git-nodes.ts';
import { tipsOf } from './pull-requests.ts';
import { identityOf } from './identities.ts';
import { labelsOf, sameName, timeShape } from './shape-of-issue.ts';
import { nodeId, webPlace } from './shape-of-repository.ts';
import type { Identity, Issue, Pull, World } from './world.ts';

type Order = { readonly field: 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS'; readonly direction: 'ASC' | 'DESC' };
type IssueArguments = PageArguments & {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly filterBy?: {
    readonly createdBy?: string | null;
    readonly labels?: readonly string[] | null;
    readonly states?: readonly string[] | null;
  } | null;
  readonly orderBy?: Order | null;
};
type PullArguments = PageArguments & {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly orderBy?: Order | null;
};

/** Other than over REST, pull requests are not among them. */
export function issueConnection(world: World, viewer: Identity, args: IssueArguments): object {
  allowOnly([...pageArguments, 'states', 'labels', 'filterBy', 'orderBy'], args);
  const { filterBy, orderBy } = args;
  allowOnly(['createdBy', 'labels', 'states'], filterBy ?? {});
  const states = filterBy?.states ?? args.states;
  const labels = filterBy?.labels ?? args.labels;
  const found = world.issues
    .filter(({ pull, deleted }) => pull === undefined && !deleted)
    .filter(issue => !states || states.includes(issue.state.toUpperCase()))
    .filter(issue => bearsOneOf(issue, labels))
    .filter(({ author }) => !filterBy?.createdBy || actorLogin(author) === filterBy.createdBy);
  return connection(ordered(found, orderBy), args, issue => issueNode(world, viewer, issue));
}

/** @throws GraphQLError when there is none of that number. */
export function issueAt(world: World, viewer: Identity, number: number): object {
  const found = world.issues.find(
    issue => issue.number === number && !issue.deleted && issue.pull === undefined,
  );
  if (found !== undefined) return issueNode(world, viewer, found);
  throw typedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
}

export function pullConnection(world: World, viewer: Identity, args: PullArguments): object {
  allowOnly([...pageArguments, 'states', 'labels', 'headRefName', 'baseRefName', 'orderBy'], args);
  const { states, labels, headRefName, baseRefName, orderBy } = args;
  const found = world.issues
    .filter(({ pull }) => pull !== undefined)
    .filter(issue => !states || states.includes(pullState(issue)))
    .filter(issue => bearsOneOf(issue, labels))
    .filter(({ pull }) => !headRefName || pull?.head === headRefName)
    .filter(({ pull }) => !baseRefName || pull?.base === baseRefName);
  return connection(ordered(found, orderBy), args, issue =>
    issue.pull === undefined ? {} : pullNode(world, viewer, issue, issue.pull),
  );
}

function issueNode(world: World, viewer: Identity, issue: Issue): object {
  return {
    ...sharedNode(world, viewer, issue),
    __typename: 'Issue',
    id: nodeId('I', issue.id),
    url: webPlace(world, `/issues/${issue.number}`),
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
  };
}

function pullNode(world: World, viewer: Identity, issue: Issue, pull: Pull): object {
  const tips = tipsOf(world, pull);
  const { mergeCommit } = pull;
  return {
    ...sharedNode(world, viewer, issue),
    __typename: 'PullRequest',
    id: nodeId('PR', issue.id),
    url: webPlace(world, `/pull/${issue.number}`),
    state: pullState(issue),
    isDraft: pull.draft,
    isCrossRepository: pull.fork !== undefined,
    headRefName: pull.head,
    headRefOid: tips.head,
    baseRefName: pull.base,
    baseRefOid: tips.base,
    merged: pull.mergedAtMs !== undefined,
    mergedAt: pull.mergedAtMs === undefined ? null : timeShape(pull.mergedAtMs),
    mergeCommit: () => (mergeCommit === undefined ? null : objectNode(world, mergeCommit)),
  };
}

function sharedNode(world: World, viewer: Identity, issue: Issue): object {
  return {
    number: issue.number,
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    title: issue.title,
    body: issue.body ?? '',
    author: authorNode(world, issue.author),
    viewerDidAuthor: issue.author.id === viewer.id,
    locked: issue.locked,
    closed: issue.state === 'closed',
    createdAt: timeShape(issue.createdAtMs),
    updatedAt: timeShape(issue.updatedAtMs),
    closedAt: issue.closedAtMs === undefined ? null : timeShape(issue.closedAtMs),
    labels: (args: PageArguments) =>
      connection(labelsOf(world, issue), args, ({ name, color, description }) => ({
        name,
        color,
        description,
      })),
    assignees: (args: PageArguments) =>
      connection(issue.assignees, args, login => actorNode(world, identityOf(login))),
    comments: (args: PageArguments) => commentConnection(world, viewer, issue, args),
    userContentEdits: (args: PageArguments) => editConnection(world, issue, args),
  };
}

function pullState({ state, pull }: Issue): string {
  return pull?.mergedAtMs === undefined ? state.toUpperCase() : 'MERGED';
}

function bearsOneOf(issue: Issue, labels: readonly string[] | null | undefined): boolean {
  return !labels || labels.some(name => issue.labels.some(label => sameName(label, name)));
}

function ordered(issues: Issue[], order: Order | null | undefined): readonly Issue[] {
  const { field, direction } = order ?? { field: 'CREATED_AT', direction: 'ASC' };
  const rank = (issue: Issue) =>
    field === 'COMMENTS'
      ? issue.comments.length
      : field === 'UPDATED_AT'
        ? issue.updatedAtMs
        : issue.createdAtMs;
  const sorted = issues.sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  return direction === 'ASC' ? sorted : sorted.reverse();
}
