// The life of an issue, whoever drives it: a token through the API, or a person in a test.
import type { Comment, Identity, Issue, Label, Pull, World } from './world.ts';
import { sameName } from './shape-of-issue.ts';

export type NewIssue = {
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly assignees?: readonly string[] | undefined;
};

export type IssueChanges = {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly stateReason?: Issue['stateReason'] | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly assignees?: readonly string[] | undefined;
};

/** A pull request when `pull` is given. */
export function addIssue(world: World, author: Identity, fresh: NewIssue, pull?: Pull): Issue {
  const issue: Issue = {
    id: world.nextId(),
    number: world.issues.length + 1,
    author,
    createdAtMs: world.now(),
    updatedAtMs: world.now(),
    title: fresh.title,
    body: fresh.body ?? null,
    state: 'open',
    stateReason: null,
    closedAtMs: undefined,
    closedBy: undefined,
    labels: knownLabels(world, fresh.labels ?? []),
    assignees: fresh.assignees ?? [],
    locked: false,
    lockReason: null,
    deleted: false,
    comments: [],
    edits: [],
    pull,
  };
  world.issues.push(issue);
  return issue;
}

export function changeIssue(world: World, who: Identity, issue: Issue, changes: IssueChanges): void {
  const { state, stateReason, labels, ...texts } = changes;
  if (texts.body !== undefined) recordEdit(world, who, issue, texts.body ?? '');
  Object.assign(issue, defined(texts), { updatedAtMs: world.now() });
  if (labels !== undefined) issue.labels = knownLabels(world, labels);
  if (state === 'closed' && issue.state === 'open') close(world, who, issue);
  if (state === 'open' && issue.state === 'closed') reopen(issue);
  if (stateReason !== undefined) issue.stateReason = stateReason;
}

export function addComment(world: World, author: Identity, issue: Issue, body: string): Comment {
  const now = world.now();
  const comment: Comment = {
    id: world.nextId(),
    author,
    createdAtMs: now,
    updatedAtMs: now,
    body,
    reactions: [],
  };
  issue.comments.push(comment);
  issue.updatedAtMs = now;
  return comment;
}

export function addLabel(world: World, label: Partial<Omit<Label, 'id'>> & { readonly name: string }): Label {
  const made: Label = { id: world.nextId(), color: 'ededed', description: null, ...label };
  world.labels.push(made);
  return made;
}

/** GitHub makes the labels that an issue is given and the repository has not. */
function knownLabels(world: World, names: readonly string[]): readonly string[] {
  for (const name of names)
    if (!world.labels.some(label => sameName(label.name, name))) addLabel(world, { name });
  return [...new Set(names)];
}

/** Before the text is changed. GitHub keeps the text as it was made, too, from the first edit on. */
function recordEdit(world: World, who: Identity, issue: Issue, body: string): void {
  const before = issue.body ?? '';
  if (body === before) return;
  const edit = { deletedAtMs: undefined };
  if (issue.edits.length === 0)
    issue.edits.push({
      ...edit,
      id: world.nextId(),
      editor: issue.author,
      atMs: issue.createdAtMs,
      body: before,
    });
  issue.edits.push({ ...edit, id: world.nextId(), editor: who, atMs: world.now(), body });
}

function close(world: World, who: Identity, issue: Issue): void {
  issue.state = 'closed';
  issue.stateReason = issue.pull === undefined ? 'completed' : null;
  issue.closedAtMs = world.now();
  issue.closedBy = who;
}

function reopen(issue: Issue): void {
  issue.state = 'open';
  issue.stateReason = issue.pull === undefined ? 'reopened' : null;
  issue.closedAtMs = undefined;
  issue.closedBy = undefined;
}

function defined(changes: object): object {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
