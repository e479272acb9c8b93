// What GraphQL sees of issues and pull requests.
import { type PageArguments, allowOnly, connection, pageArguments } from './graphql-connection.ts';
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
export function issueConnection(world: World, args: IssueArguments): object {
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
  return connection(ordered(found, orderBy), args, issue => issueNode(world, issue));
}

export function pullConnection(world: World, args: PullArguments): object {
  allowOnly([...pageArguments, 'states', 'labels', 'headRefName', 'baseRefName', 'orderBy'], args);
  const { states, labels, headRefName, baseRefName, orderBy } = args;
  const found = world.issues
    .filter(({ pull }) => pull !== undefined)
    .filter(issue => !states || states.includes(pullState(issue)))
    .filter(issue => bearsOneOf(issue, labels))
    .filter(({ pull }) => !headRefName || pull?.head === headRefName)
    .filter(({ pull }) => !baseRefName || pull?.base === baseRefName);
  return connection(ordered(found, orderBy), args, issue =>
    issue.pull === undefined ? {} : pullNode(world, issue, issue.pull),
  );
}

function issueNode(world: World, issue: Issue): object {
  return {
    ...sharedNode(world, issue),
    __typename: 'Issue',
    id: nodeId('I', issue.id),
    url: webPlace(world, `/issues/${issue.number}`),
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
  };
}

function pullNode(world: World, issue: Issue, pull: Pull): object {
  const tips = tipsOf(world, pull);
  const { mergeCommit } = pull;
  return {
    ...sharedNode(world, issue),
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

function sharedNode(world: World, issue: Issue): object {
  return {
    number: issue.number,
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    title: issue.title,
    body: issue.body ?? '',
    author: actorNode(world, issue.author),
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
    comments: (args: PageArguments) =>
      connection(issue.comments, args, ({ id, author, body, createdAtMs }) => ({
        ...{ id: nodeId('IC', id), databaseId: id, body, createdAt: timeShape(createdAtMs) },
        author: actorNode(world, author),
      })),
  };
}

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

/** GraphQL leaves out the `[bot]` that REST has. */
function actorLogin({ login, app }: Identity): string {
  return app?.slug ?? login;
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
