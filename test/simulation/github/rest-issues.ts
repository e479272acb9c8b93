// Issues and their comments over the simulated GitHub's REST.
import { githubActions, identityOf } from '../../support/github/identities.ts';
import { invalid, issuesDisabled, notFound, refusal } from '../../support/github/refusal.ts';
import {
  type IssueChanges,
  type NewIssue,
  addComment,
  addIssue,
  addReaction,
  changeIssue,
  closePull,
} from './issues.ts';
import {
  type Need,
  type RestCall,
  type Route,
  allowOnly,
  orRefuse,
  pageOf,
  route,
  timeShape,
} from './rest-call.ts';
import type { SimulatedIssue, World } from './world.ts';

const read: readonly Need[] = [['issues', 'read']];
const write: readonly Need[] = [
  ['issues', 'write'],
  ['pull-requests', 'write'],
];

/** A body or comment that is longer is refused. In characters. */
const BODY_CHARACTERS_MAX = 65_536;
/** Of the name of a label. */
const LABEL_CHARACTERS_MAX = 50;

export const issueRoutes: readonly Route[] = [
  route('GET', /^issues$/, read, ({ world, query }) => {
    const found = pageOf(query, issuesAskedFor(world, query));
    return { status: 200, body: found.map(issueShape) };
  }),

  route('POST', /^issues$/, [['issues', 'write']], ({ world, body }) => {
    const { rules } = world;
    if (!rules.issuesEnabled) throw issuesDisabled();
    const fresh = body as NewIssue;
    if (fresh.title.trim() === '') throw invalid('Issue', 'title', 'missing_field');
    requireShort('Issue', fresh.body);
    // One label or login is enough for the whole issue to be refused.
    if (fresh.labels?.some(label => [...label].length > LABEL_CHARACTERS_MAX) === true)
      throw invalid('Label', 'name', 'invalid');
    if (fresh.assignees?.some(login => rules.strangers.includes(login)) === true)
      throw invalid('Issue', 'assignees', 'invalid');
    return { status: 201, body: issueShape(addIssue(world, githubActions.login, fresh)) };
  }),

  route('PATCH', /^issues\/(\d+)$/, write, ({ world, path, body }) => {
    const issue = issueAsked(world, path);
    const { title, body: text, state, labels } = body as IssueChanges;
    requireShort('Issue', text);
    if (state === 'closed') closePull(world, issue);
    const changes = { title, body: text, state, labels, by: githubActions.login };
    return { status: 200, body: issueShape(changeIssue(world, issue, changes)) };
  }),

  route('POST', /^issues\/(\d+)\/comments$/, write, ({ world, path, body }) => {
    const issue = issueAsked(world, path);
    // A token of a workflow is none of a collaborator: a lock holds for it.
    if (issue.isLocked) throw refusal(403, 'Unable to create comment because issue is locked.');
    const { body: text } = body as { readonly body: string };
    if (text.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
    requireShort('IssueComment', text);
    const id = addComment(world, githubActions.login, issue, text);
    return { status: 201, body: { id, body: text } };
  }),

  route('POST', /^issues\/comments\/(\d+)\/reactions$/, write, ({ world, path: [id], body }) => {
    const comment = Number(id);
    const issue = world.issues.find(({ comments }) => comments.some(each => each.id === comment));
    // As for a comment: the token of a workflow is none of a collaborator.
    if (orRefuse(issue, notFound).isLocked) throw refusal(403, 'Unable to react because issue is locked.');
    const { content } = body as { readonly content: string };
    addReaction(world, githubActions.login, comment, content);
    return { status: 201, body: { content } };
  }),

  route('GET', /^collaborators\/([^/]+)\/permission$/, [], ({ world, path: [login = ''] }) => ({
    status: 200,
    body: { permission: levelOf(world, login.toLowerCase()) },
  })),
];

/** Everybody may read what is public. */
function levelOf({ owner, rules }: World, login: string): 'admin' | 'write' | 'read' {
  if (login === owner.toLowerCase()) return 'admin';
  return rules.writers.includes(login) ? 'write' : 'read';
}

/** @throws Refusal 404 when it never was, 410 when it was deleted. */
export function issueAsked(world: World, [number = '']: RestCall['path']): SimulatedIssue {
  const issue = orRefuse(world.issues[Number(number) - 1], notFound);
  if (issue.isDeleted) throw refusal(410, 'This issue was deleted');
  if (!world.rules.issuesEnabled && issue.pull === undefined) throw issuesDisabled();
  return issue;
}

/** Pull requests are among them. With issues switched off, nothing else is. */
function issuesAskedFor(world: World, query: URLSearchParams): readonly SimulatedIssue[] {
  allowOnly(query, {
    ...{ labels: /^/, state: /^all$/, sort: /^updated$/, direction: /^desc$/ },
    ...{ per_page: /^\d+$/, page: /^\d+$/ },
  });
  const { issuesEnabled, listLagMs } = world.rules;
  const youngestMs = listLagMs === 0 ? Infinity : world.nowMs() - listLagMs;
  const wanted = (query.get('labels') ?? '').toLowerCase().split(',');
  return world.issues
    .filter(
      ({ isDeleted, createdAtMs, pull, labels }) =>
        !isDeleted &&
        createdAtMs <= youngestMs &&
        (issuesEnabled || pull !== undefined) &&
        wanted.every(name => name === '' || labels.some(label => label.toLowerCase() === name)),
    )
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs || b.number - a.number);
}

function requireShort(resource: string, body: string | null | undefined): void {
  // A text has at most as many characters as it has units.
  if ((body ?? '').length <= BODY_CHARACTERS_MAX || [...(body ?? '')].length <= BODY_CHARACTERS_MAX) return;
  const message = `body is too long (maximum is ${BODY_CHARACTERS_MAX} characters)`;
  throw invalid(resource, 'body', 'custom', message);
}

function issueShape(issue: SimulatedIssue): object {
  const { number, title, body, state, labels, comments, isLocked, author, createdAtMs, updatedAtMs } = issue;
  const { login, id } = identityOf(author);
  return {
    ...{ number, title, body, state, locked: isLocked, comments: comments.length },
    user: { login, id },
    labels: labels.map(name => ({ name })),
    created_at: timeShape(createdAtMs),
    updated_at: timeShape(updatedAtMs),
    closed_at: issue.closedAtMs === undefined ? null : timeShape(issue.closedAtMs),
    ...(issue.pull === undefined ? {} : { pull_request: {} }),
  };
}
