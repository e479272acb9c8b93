// Pull requests over REST, from branches of the repository itself.
import { addIssue, changeIssue } from './issues.ts';
import { pageOf } from './pages.ts';
import { closePull, commitsOf, filesOf, reopenPull, tipsOf } from './pull-requests.ts';
import { invalid, notFound } from './refusal.ts';
import { type RestCall, type RestOperations, created, ok, operation, orRefuse } from './rest-call.ts';
import { issueAt } from './rest-issues.ts';
import { fileShape } from './shape-of-commit.ts';
import { longPullShape, pullShape } from './shape-of-pull.ts';
import type { Issue, Pull, World } from './world.ts';

type PullBody = {
  readonly title: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly state?: 'open' | 'closed';
};

export const pullOperations: RestOperations = {
  'pulls/list': operation(['pull-requests', 'read'], call => {
    const { world, query } = call;
    const {
      state = 'open',
      head,
      base,
      sort = 'created',
      direction = sort === 'created' ? 'desc' : 'asc',
    } = query;
    const found = pulls(world)
      .filter(({ issue }) => state === 'all' || issue.state === state)
      .filter(({ pull }) => head === undefined || labelOf(world, pull) === head)
      .filter(({ pull }) => base === undefined || pull.base === base);
    const { items, headers } = pageOf(call, direction === 'asc' ? found : found.reverse());
    return { ...ok(items.map(({ issue, pull }) => pullShape(world, issue, pull))), headers };
  }),

  'pulls/get': operation(['pull-requests', 'read'], ({ world, path }) => ok(longShapeAt(world, path))),

  'pulls/create': operation(['pull-requests', 'write'], ({ world, token, body }) => {
    const { title, body: text, head: named, base, draft = false } = body as PullBody;
    const head = named.replace(`${world.repository.owner}:`, '');
    const pull = newPull(head, base, draft);
    for (const [field, branch] of Object.entries({ head, base }))
      if (world.git.refs.read(`refs/heads/${branch}`) === undefined)
        throw invalid('PullRequest', field, 'invalid');
    const known = pulls(world).find(other => other.issue.state === 'open' && sameBranches(other.pull, pull));
    const label = labelOf(world, pull);
    if (known !== undefined)
      throw invalid('PullRequest', 'head', 'custom', `A pull request already exists for ${label}.`);
    if (commitsOf(world, pull).length === 0)
      throw invalid('PullRequest', 'head', 'custom', `No commits between ${base} and ${head}`);
    const issue = addIssue(world, token.identity, { title, body: text }, pull);
    return created(longPullShape(world, issue, pull));
  }),

  'pulls/update': operation(['pull-requests', 'write'], ({ world, token, path, body }) => {
    const { state, base, ...texts } = body as Partial<PullBody>;
    const issue = issueAt(world, path);
    const pull = orRefuse(issue.pull, notFound);
    if (base !== undefined) pull.base = base;
    changeIssue(world, token.identity, issue, { title: texts.title, body: texts.body });
    if (state === 'closed') closePull(world, issue, token.identity);
    if (state === 'open' && issue.state === 'closed') {
      if (pull.mergedAtMs !== undefined || world.git.refs.read(`refs/heads/${pull.head}`) === undefined)
        throw invalid('PullRequest', 'state', 'custom', 'state cannot be changed.');
      reopenPull(world, issue, token.identity);
    }
    return ok(longPullShape(world, issue, pull));
  }),

  'pulls/list-files': operation(['pull-requests', 'read'], call => {
    const { world } = call;
    const pull = orRefuse(issueAt(world, call.path).pull, notFound);
    const { items, headers } = pageOf(call, filesOf(world, pull));
    const { head } = tipsOf(world, pull);
    return { ...ok(items.map(file => fileShape(world, head, file))), headers };
  }),
};

export function newPull(head: string, base: string, draft = false, fork?: Pull['fork']): Pull {
  const open = { mergedAtMs: undefined, mergeCommit: undefined, headOid: undefined, baseOid: undefined };
  return { head, base, draft, fork, ...open };
}

export function pulls({ issues }: World): { readonly issue: Issue; readonly pull: Pull }[] {
  return issues.flatMap(issue => (issue.pull === undefined ? [] : [{ issue, pull: issue.pull }]));
}

function longShapeAt(world: World, path: RestCall['path']): object {
  const issue = issueAt(world, path);
  return longPullShape(world, issue, orRefuse(issue.pull, notFound));
}

function labelOf({ repository }: World, { head, fork }: Pull): string {
  return `${fork?.owner ?? repository.owner}:${head}`;
}

function sameBranches(a: Pull, b: Pull): boolean {
  return a.head === b.head && a.base === b.base && a.fork?.owner === b.fork?.owner;
}
