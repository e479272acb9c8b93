// Issues and their comments over REST.
import { type NewIssue, addComment, addIssue, changeIssue } from './issues.ts';
import { pageOf } from './pages.ts';
import { closePull, reopenPull } from './pull-requests.ts';
import { invalid, issuesDisabled, notFound, refusal } from './refusal.ts';
import {
  type Answer,
  type Need,
  type RestCall,
  type RestOperations,
  created,
  noContent,
  ok,
  operation,
  orRefuse,
} from './rest-call.ts';
import { commentShape, issueShape, labelShape, labelsOf, sameName } from './shape-of-issue.ts';
import type { Comment, Issue, World } from './world.ts';

type Labels = readonly (string | { readonly name: string })[];
type IssueBody = {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: Issue['stateReason'];
  readonly labels?: Labels;
  readonly assignees?: readonly string[];
};

const read: readonly Need[] = [
  ['issues', 'read'],
  ['pull-requests', 'read'],
];
const write: readonly Need[] = [
  ['issues', 'write'],
  ['pull-requests', 'write'],
];

/** A body or comment that is longer is refused. In characters. */
const bodyCharactersMax = 65_536;
/** Of the name of a label. */
const labelCharactersMax = 50;

export const issueOperations: RestOperations = {
  'issues/list-for-repo': operation(['issues', 'read'], call => {
    const { world } = call;
    const { items, headers } = pageOf(call, issuesAskedFor(call));
    return { ...ok(items.map(issue => issueShape(world, issue))), headers };
  }),

  'issues/get': operation(read, ({ world, path }) => ok(issueShape(world, issueAt(world, path)))),

  'issues/create': operation(['issues', 'write'], ({ world, token, body }) => {
    if (!world.repository.issuesEnabled) throw issuesDisabled();
    const fresh = body as NewIssue;
    if (String(fresh.title).trim() === '') throw invalid('Issue', 'title', 'missing_field');
    requireShort('Issue', fresh.body);
    const labels = labelNames((body as IssueBody).labels);
    requireTakeable(world, labels ?? [], fresh.assignees ?? []);
    return created(issueShape(world, addIssue(world, token.identity, { ...fresh, labels })));
  }),

  'issues/update': operation(write, ({ world, token, path, body }) => {
    const { title, body: text, assignees, state, state_reason: stateReason, labels } = body as IssueBody;
    const issue = issueAt(world, path);
    requireShort('Issue', text);
    if (state === 'closed') closePull(world, issue, token.identity);
    if (state === 'open') reopenPull(world, issue, token.identity);
    const changes = { title, body: text, assignees, state, stateReason, labels: labelNames(labels) };
    changeIssue(world, token.identity, issue, changes);
    return ok(issueShape(world, issue));
  }),

  'issues/add-labels': operation(write, ({ world, token, path, body }) => {
    const issue = issueAt(world, path);
    const added =
      labelNames(Array.isArray(body) ? body : (body as { readonly labels?: Labels }).labels) ?? [];
    changeIssue(world, token.identity, issue, { labels: [...issue.labels, ...added] });
    return ok(labelsOf(world, issue).map(label => labelShape(world, label)));
  }),

  'issues/lock': operation(write, ({ world, path, body }) => lock(issueAt(world, path), true, body)),
  'issues/unlock': operation(write, ({ world, path }) => lock(issueAt(world, path), false)),

  'issues/list-comments': operation(read, call => {
    const { world, query } = call;
    const issue = issueAt(world, call.path);
    const since = query['since'] === undefined ? -Infinity : Date.parse(query['since']);
    const comments = issue.comments.filter(({ updatedAtMs }) => updatedAtMs >= since);
    const { items, headers } = pageOf(call, comments);
    return { ...ok(items.map(comment => commentShape(world, issue, comment))), headers };
  }),

  'issues/create-comment': operation(write, ({ world, token, path, body }) => {
    const issue = issueAt(world, path);
    // A token of a workflow is none of a collaborator: a lock holds for it.
    if (issue.locked) throw refusal(403, 'Unable to create comment because issue is locked.');
    const text = commentText(body);
    return created(commentShape(world, issue, addComment(world, token.identity, issue, text)));
  }),

  'issues/update-comment': operation(write, ({ world, path, body }) => {
    const { issue, comment } = commentAt(world, path);
    Object.assign(comment, { body: commentText(body), updatedAtMs: world.now() });
    return ok(commentShape(world, issue, comment));
  }),
};

/** @throws Refusal 404 when it never was, 410 when it was deleted. */
export function issueAt(world: World, path: RestCall['path']): Issue {
  const number = Number(path['issue_number'] ?? path['pull_number']);
  const issue = orRefuse(
    world.issues.find(issue => issue.number === number),
    notFound,
  );
  if (issue.deleted) throw refusal(410, 'This issue was deleted');
  if (!world.repository.issuesEnabled && issue.pull === undefined) throw issuesDisabled();
  return issue;
}

/** @throws Refusal 404 when it is not there, or its issue no more. */
export function commentAt(
  world: World,
  path: RestCall['path'],
): { readonly issue: Issue; readonly comment: Comment } {
  const id = Number(path['comment_id']);
  const found = world.issues
    .filter(({ deleted }) => !deleted)
    .flatMap(issue => issue.comments.map(comment => ({ issue, comment })))
    .find(({ comment }) => comment.id === id);
  return orRefuse(found, notFound);
}

/** Pull requests are among them. With issues switched off, nothing else is. */
function issuesAskedFor({ world, query }: RestCall): readonly Issue[] {
  const { state = 'open', labels, creator, since, assignee, sort = 'created', direction = 'desc' } = query;
  const wanted = (labels ?? '').split(',').filter(name => name !== '');
  const time = (issue: Issue) => (sort === 'updated' ? issue.updatedAtMs : issue.createdAtMs);
  const order = (a: Issue, b: Issue) =>
    sort === 'comments' ? a.comments.length - b.comments.length : time(a) - time(b) || a.number - b.number;
  const found = world.issues
    .filter(({ deleted }) => !deleted)
    .filter(({ createdAtMs }) => isListed(createdAtMs, world))
    .filter(({ pull }) => world.repository.issuesEnabled || pull !== undefined)
    .filter(issue => state === 'all' || issue.state === state)
    .filter(issue => wanted.every(name => issue.labels.some(label => sameName(label, name))))
    .filter(({ author }) => creator === undefined || author.login === creator)
    .filter(({ assignees }) => assignee === undefined || assignees.includes(assignee))
    .filter(({ updatedAtMs }) => since === undefined || updatedAtMs >= Date.parse(since))
    .sort(order);
  return direction === 'asc' ? found : found.reverse();
}

function isListed(createdAtMs: number, { rules, now }: World): boolean {
  return rules.listLagMs === 0 || createdAtMs <= now() - rules.listLagMs;
}

function labelNames(labels: Labels | undefined): readonly string[] | undefined {
  return labels?.map(label => (typeof label === 'string' ? label : label.name));
}

function lock(issue: Issue, locked: boolean, body?: unknown): Answer {
  const { lock_reason = null } = (body ?? {}) as { readonly lock_reason?: string | null };
  Object.assign(issue, { locked, lockReason: lock_reason });
  return noContent;
}

function commentText(body: unknown): string {
  const { body: text } = body as { readonly body: string };
  if (text.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
  requireShort('IssueComment', text);
  return text;
}

/** One label or login is enough for the whole issue to be refused. */
function requireTakeable({ rules }: World, labels: readonly string[], assignees: readonly string[]): void {
  if (labels.some(label => [...label].length > labelCharactersMax)) throw invalid('Label', 'name', 'invalid');
  if (assignees.some(login => rules.strangers.has(login))) throw invalid('Issue', 'assignees', 'invalid');
}

function requireShort(resource: string, body: string | null | undefined): void {
  if (body !== undefined && body !== null && [...body].length > bodyCharactersMax)
    throw invalid(
      resource,
      'body',
      'custom',
      `body is too long (maximum is ${bodyCharactersMax} characters)`,
    );
}
