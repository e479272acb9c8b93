// GitHub's JSON of a pull request: short in lists, long by itself.
import { commitsOf, filesOf, tipsOf } from './pull-requests.ts';
import { identityOf } from './identities.ts';
import { associationOf, labelShape, labelsOf, timeShape } from './shape-of-issue.ts';
import { apiPlace, nodeId, repositoryShape, webPlace } from './shape-of-repository.ts';
import { userShape } from './shape-of-user.ts';
import type { Issue, Pull, World } from './world.ts';

export function pullShape(world: World, issue: Issue, pull: Pull): object {
  const place = apiPlace(world, `/pulls/${issue.number}`);
  const issuePlace = apiPlace(world, `/issues/${issue.number}`);
  const web = webPlace(world, `/pull/${issue.number}`);
  const tips = tipsOf(world, pull);
  const links = {
    issue: issuePlace,
    comments: `${issuePlace}/comments`,
    commits: `${place}/commits`,
    review_comments: `${place}/comments`,
    review_comment: `${place}/comments{/number}`,
    statuses: apiPlace(world, `/statuses/${tips.head}`),
  };
  const assignees = issue.assignees.map(login => userShape(world, identityOf(login)));
  return {
    id: issue.id,
    node_id: nodeId('PR', issue.id),
    number: issue.number,
    url: place,
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    ...Object.fromEntries(Object.entries(links).map(([name, href]) => [`${name}_url`, href])),
    title: issue.title,
    body: issue.body,
    state: issue.state,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    draft: pull.draft,
    user: userShape(world, issue.author),
    author_association: associationOf(world, issue.author),
    labels: labelsOf(world, issue).map(label => labelShape(world, label)),
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [],
    requested_teams: [],
    milestone: null,
    auto_merge: null,
    created_at: timeShape(issue.createdAtMs),
    updated_at: timeShape(issue.updatedAtMs),
    closed_at: issue.closedAtMs === undefined ? null : timeShape(issue.closedAtMs),
    merged_at: pull.mergedAtMs === undefined ? null : timeShape(pull.mergedAtMs),
    merge_commit_sha: pull.mergeCommit ?? null,
    head: branchShape(world, pull.head, tips.head, pull.fork?.owner),
    base: branchShape(world, pull.base, tips.base),
    _links: Object.fromEntries(
      Object.entries({ self: place, html: web, ...links }).map(([name, href]) => [name, { href }]),
    ),
  };
}

export function longPullShape(world: World, issue: Issue, pull: Pull): object {
  const changed = filesOf(world, pull).length;
  return {
    ...pullShape(world, issue, pull),
    merged: pull.mergedAtMs !== undefined,
    merged_by:
      issue.closedBy === undefined || pull.mergedAtMs === undefined ? null : userShape(world, issue.closedBy),
    mergeable: issue.state === 'open' ? true : null,
    mergeable_state: issue.state === 'open' ? 'clean' : 'unknown',
    rebaseable: null,
    maintainer_can_modify: false,
    comments: issue.comments.length,
    review_comments: 0,
    commits: commitsOf(world, pull).length,
    ...{ additions: changed, deletions: 0, changed_files: changed },
  };
}

/** A fork is told by its owner, here as on GitHub. */
function branchShape(world: World, ref: string, sha: string, owner = world.repository.owner): object {
  const own = repositoryShape(world);
  const user = userShape(world, identityOf(owner));
  const { id, name } = world.repository;
  const fork = { id: id + 1, full_name: `${owner}/${name}`, fork: true, owner: user };
  const repo = owner === world.repository.owner ? own : { ...own, ...fork };
  return { label: `${owner}:${ref}`, ref, sha, user, repo };
}
