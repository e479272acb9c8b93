// GitHub's JSON of an issue, its comments and labels. A pull request is an issue, too.
import { apiPlace, nodeId, webPlace } from './shape-of-repository.ts';
import { appShape, userShape } from './shape-of-user.ts';
import { identityOf } from './identities.ts';
import type { Comment, Identity, Issue, Label, World } from './world.ts';

export function issueShape(world: World, issue: Issue): object {
  const place = apiPlace(world, `/issues/${issue.number}`);
  const assignees = issue.assignees.map(login => userShape(world, identityOf(login)));
  return {
    id: issue.id,
    node_id: nodeId(issue.pull === undefined ? 'I' : 'PR', issue.id),
    number: issue.number,
    url: place,
    html_url: issueWebPlace(world, issue),
    repository_url: apiPlace(world),
    labels_url: `${place}/labels{/name}`,
    comments_url: `${place}/comments`,
    events_url: `${place}/events`,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    user: userShape(world, issue.author),
    author_association: associationOf(world, issue.author),
    performed_via_github_app: appShape(world, issue.author),
    labels: labelsOf(world, issue).map(label => labelShape(world, label)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    comments: issue.comments.length,
    created_at: timeShape(issue.createdAtMs),
    updated_at: timeShape(issue.updatedAtMs),
    closed_at: issue.closedAtMs === undefined ? null : timeShape(issue.closedAtMs),
    closed_by: issue.closedBy === undefined ? null : userShape(world, issue.closedBy),
    ...(issue.pull === undefined ? {} : { pull_request: pullOfIssueShape(world, issue) }),
  };
}

export function commentShape(world: World, issue: Issue, comment: Comment): object {
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: apiPlace(world, `/issues/comments/${comment.id}`),
    html_url: `${issueWebPlace(world, issue)}#issuecomment-${comment.id}`,
    issue_url: apiPlace(world, `/issues/${issue.number}`),
    user: userShape(world, comment.author),
    author_association: associationOf(world, comment.author),
    performed_via_github_app: appShape(world, comment.author),
    body: comment.body,
    created_at: timeShape(comment.createdAtMs),
    updated_at: timeShape(comment.updatedAtMs),
  };
}

export function labelShape(world: World, { id, name, color, description }: Label): object {
  const url = apiPlace(world, `/labels/${encodeURIComponent(name)}`);
  return { id, node_id: nodeId('LA', id), url, name, color, description, default: false };
}

/** The labels that it bears. Their names are the same in any case of letters. */
export function labelsOf({ labels }: World, issue: Issue): readonly Label[] {
  return issue.labels.flatMap(name => labels.filter(label => sameName(label.name, name)));
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** GitHub's times have no fractions of a second. */
export function timeShape(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function associationOf({ repository }: World, { login, app }: Identity): string {
  if (login === repository.owner) return 'OWNER';
  return app === undefined ? 'CONTRIBUTOR' : 'NONE';
}

function issueWebPlace(world: World, { number, pull }: Issue): string {
  return webPlace(world, `/${pull === undefined ? 'issues' : 'pull'}/${number}`);
}

function pullOfIssueShape(world: World, { number, pull }: Issue): object {
  const html_url = webPlace(world, `/pull/${number}`);
  return {
    url: apiPlace(world, `/pulls/${number}`),
    html_url,
    diff_url: `${html_url}.diff`,
    patch_url: `${html_url}.patch`,
    merged_at: pull?.mergedAtMs === undefined ? null : timeShape(pull.mergedAtMs),
  };
}
