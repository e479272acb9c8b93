// The life of an issue or a pull request on the simulated GitHub, whoever drives it.
import type { SimulatedEdit, SimulatedIssue, SimulatedPull, World } from './world.ts';

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
  readonly labels?: readonly string[] | undefined;
  readonly assignees?: readonly string[] | undefined;
};

/** A login; `github-actions[bot]` is ours. */
export type By = { readonly by?: string };

export function addIssue(
  world: World,
  author: string,
  { title, body, labels, assignees }: NewIssue,
  pull?: SimulatedPull,
): SimulatedIssue {
  const nowMs = world.nowMs();
  const issue: SimulatedIssue = {
    number: world.issues.length + 1,
    ...{ author, title, body: body ?? '', pull },
    ...{ createdAtMs: nowMs, updatedAtMs: nowMs, closedAtMs: undefined },
    state: 'open',
    labels: knownLabels(world, labels ?? []),
    assignees: assignees ?? [],
    ...{ isLocked: false, isDeleted: false, comments: [], edits: [] },
  };
  world.issues.push(issue);
  return issue;
}

export function changeIssue(
  world: World,
  { number }: SimulatedIssue,
  {
    by = 'ada',
    ...changes
  }: IssueChanges & By & Partial<Pick<SimulatedIssue, 'isLocked' | 'isDeleted' | 'pull'>>,
): SimulatedIssue {
  const issue = issueAt(world, number);
  const nowMs = world.nowMs();
  const state = changes.state ?? issue.state;
  const body = changes.body === undefined ? issue.body : (changes.body ?? '');
  const changed: SimulatedIssue = {
    ...issue,
    title: changes.title ?? issue.title,
    body,
    edits: body === issue.body ? issue.edits : [...editsSoFar(issue), { by, atMs: nowMs, body }],
    labels: changes.labels === undefined ? issue.labels : knownLabels(world, changes.labels),
    assignees: changes.assignees ?? issue.assignees,
    isLocked: changes.isLocked ?? issue.isLocked,
    isDeleted: changes.isDeleted ?? issue.isDeleted,
    pull: changes.pull ?? (state === 'open' ? openedAgain(issue.pull) : issue.pull),
    state,
    closedAtMs: state === 'open' ? undefined : (issue.closedAtMs ?? nowMs),
    updatedAtMs: nowMs,
  };
  world.issues[number - 1] = changed;
  return changed;
}

/** GitHub keeps the text as it was made, too, from the first edit on. */
function editsSoFar({ edits, author, createdAtMs, body }: SimulatedIssue): readonly SimulatedEdit[] {
  return edits.length > 0 ? edits : [{ by: author, atMs: createdAtMs, body }];
}

/** From now on its tip is again that of its branch. */
function openedAgain(pull: SimulatedPull | undefined): SimulatedPull | undefined {
  return pull?.endedAt === undefined ? pull : { ...pull, endedAt: undefined };
}

export function addComment(world: World, author: string, { number }: SimulatedIssue, body: string): number {
  const issue = issueAt(world, number);
  const nowMs = world.nowMs();
  world.lastId += 1;
  const comment = { id: world.lastId, author, createdAtMs: nowMs, body, reactions: [] };
  world.issues[number - 1] = { ...issue, comments: [...issue.comments, comment], updatedAtMs: nowMs };
  return comment.id;
}

/** False: there is no such comment. */
export function addReaction(world: World, by: string, id: number, content: string): boolean {
  for (const [index, issue] of world.issues.entries()) {
    const comments = issue.comments.map(comment =>
      comment.id === id && !comment.reactions.some(each => each.by === by && each.content === content)
        ? { ...comment, reactions: [...comment.reactions, { by, content }] }
        : comment,
    );
    if (!comments.some(comment => comment.id === id)) continue;
    world.issues[index] = { ...issue, comments };
    return true;
  }
  return false;
}

/** Where its branch is, or was when it ended. */
export function pullTipOf({ branches }: World, { head, endedAt }: SimulatedPull): string {
  return endedAt ?? branches.get(head)?.at(-1)?.id ?? '0'.repeat(40);
}

export function closePull(world: World, issue: SimulatedIssue, isMerged = false): void {
  const { pull, state } = issueAt(world, issue.number);
  if (pull === undefined || state === 'closed') return;
  const ended = { ...pull, isMerged, endedAt: pullTipOf(world, pull) };
  changeIssue(world, issue, { state: 'closed', pull: ended });
}

/** @throws Error when there never was one. */
export function issueAt({ issues }: World, number: number): SimulatedIssue {
  const issue = issues[number - 1];
  if (issue === undefined) throw new Error(`Expected an issue #${number}. There are ${issues.length}.`);
  return issue;
}

/** GitHub makes the labels that an issue is given and the repository has not; the first way to write a name stays. */
function knownLabels({ labels }: World, names: readonly string[]): readonly string[] {
  return [...new Set(names)].map(name => {
    const small = name.toLowerCase();
    const known = labels.get(small);
    if (known === undefined) labels.set(small, name);
    return known ?? name;
  });
}
