// Pull requests over the simulated GitHub's REST, from branches of the repository itself.
import { githubActions } from '../../support/github/identities.ts';
import { invalid, notFound } from '../../support/github/refusal.ts';
import { tipOf } from './branches.ts';
import { historyOf } from './commits.ts';
import { addIssue, changeIssue, pullTipOf } from './issues.ts';
import { type Need, type Route, allowOnly, orRefuse, pageOf, route } from './rest-call.ts';
import { issueAsked } from './rest-issues.ts';
import type { SimulatedIssue, SimulatedPull, World } from './world.ts';

const read: readonly Need[] = [['pull-requests', 'read']];
const write: readonly Need[] = [['pull-requests', 'write']];

type Body = { readonly title: string; readonly body: string; readonly head: string; readonly base: string };

export const pullRoutes: readonly Route[] = [
  route('GET', /^pulls$/, read, ({ world, query }) => {
    allowOnly(query, {
      ...{ head: /^/, state: /^all$/, sort: /^created$/, direction: /^desc$/, per_page: /^\d+$/ },
    });
    const found = world.issues.filter(({ pull }) => `${world.owner}:${pull?.head}` === query.get('head'));
    const listed = pageOf(query, found.toReversed());
    return { status: 200, body: listed.map(issue => pullShape(world, issue)) };
  }),

  route('GET', /^pulls\/(\d+)$/, read, ({ world, path }) => ({
    status: 200,
    body: pullShape(world, issueAsked(world, path)),
  })),

  route('POST', /^pulls$/, write, ({ world, body }) => {
    const { title, body: text, head, base } = body as Body;
    for (const [field, branch] of Object.entries({ head, base }))
      if (!world.branches.has(branch)) throw invalid('PullRequest', field, 'invalid');
    const isKnown = world.issues.some(
      ({ state, pull }) => state === 'open' && pull?.head === head && pull.base === base,
    );
    const label = `${world.owner}:${head}`;
    if (isKnown)
      throw invalid('PullRequest', 'head', 'custom', `A pull request already exists for ${label}.`);
    if (!isAhead(world, head, base))
      throw invalid('PullRequest', 'head', 'custom', `No commits between ${base} and ${head}`);
    const pull: SimulatedPull = { head, base, isMerged: false, endedAt: undefined };
    const issue = addIssue(world, githubActions.login, { title, body: text }, pull);
    return { status: 201, body: pullShape(world, issue) };
  }),

  route('PATCH', /^pulls\/(\d+)$/, write, ({ world, path, body }) => {
    const issue = issueAsked(world, path);
    orRefuse(issue.pull, notFound);
    const { body: text, ...more } = body as Partial<Body>;
    if (Object.keys(more).length > 0)
      throw new Error('Expected a new body of a pull request, got more. Teach the simulated GitHub.');
    return { status: 200, body: pullShape(world, changeIssue(world, issue, { body: text })) };
  }),
];

function isAhead(world: World, head: string, base: string): boolean {
  const [young, old] = [tipOf(world, head), tipOf(world, base)].map(tip =>
    tip === undefined ? [] : historyOf(world, tip).map(({ id }) => id),
  );
  const known = new Set(old);
  return young?.some(id => !known.has(id)) === true;
}

function pullShape(world: World, { number, body, state, pull: asked }: SimulatedIssue): object {
  const pull = orRefuse(asked, notFound);
  const { owner, name } = world;
  return {
    ...{ number, body, state },
    html_url: `https://github.com/${owner}/${name}/pull/${number}`,
    base: { ref: pull.base },
    head: { ref: pull.head, sha: pullTipOf(world, pull), repo: { full_name: `${owner}/${name}` } },
  };
}
