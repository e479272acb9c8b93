// GitHub's JSON of the repository, and where its things are.
import { userShape } from './shape-of-user.ts';
import { identityOf } from './identities.ts';
import type { Token, World } from './world.ts';

/** In the API: `/repos/owner/name/...`. */
export function apiPlace({ apiUrl, repository }: World, path = ''): string {
  return `${apiUrl}/repos/${repository.owner}/${repository.name}${path}`;
}

/** What people see. */
export function webPlace({ repository }: World, path = ''): string {
  return `https://github.com/${repository.owner}/${repository.name}${path}`;
}

/** A node id: opaque to everybody, and unlike any other. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

/** What a node id was made of. */
export function nodeName(kind: string, id: string): string {
  return Buffer.from(id.slice(kind.length + 1), 'base64url').toString();
}

/** As inside of other things. */
export function repositoryShape(world: World): object {
  const { repository } = world;
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: userShape(world, identityOf(repository.owner)),
    html_url: webPlace(world),
    description: null,
    fork: false,
    ...Object.fromEntries(apiFolders.map(([name, path]) => [`${name}url`, apiPlace(world, path)])),
    git_url: `git://github.com/${repository.owner}/${repository.name}.git`,
    ssh_url: `git@github.com:${repository.owner}/${repository.name}.git`,
    clone_url: webPlace(world, '.git'),
    svn_url: webPlace(world),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    size: 1,
    default_branch: repository.defaultBranch,
    archived: repository.archived,
    disabled: false,
    has_issues: repository.issuesEnabled,
    ...{ has_projects: true, has_wiki: false, has_pages: false, has_downloads: true, has_discussions: false },
    ...{ forks: 0, forks_count: 0, watchers: 0, watchers_count: 0, stargazers_count: 0 },
    ...openIssues(world),
    pushed_at: new Date(repository.pushedAtMs).toISOString(),
    created_at: new Date(repository.createdAtMs).toISOString(),
    updated_at: new Date(world.now()).toISOString(),
  };
}

/** As the answer to who asks for it. */
export function fullRepositoryShape(world: World, { permissions }: Token): object {
  const push = permissions.contents === 'write';
  return {
    ...repositoryShape(world),
    permissions: { admin: false, maintain: false, push, triage: push, pull: permissions.contents !== 'none' },
    network_count: 0,
    subscribers_count: 0,
  };
}

function openIssues({ issues }: World): object {
  const count = issues.filter(({ state, deleted }) => state === 'open' && !deleted).length;
  return { open_issues: count, open_issues_count: count };
}

const apiFolders: readonly (readonly [name: string, path: string])[] = [
  ['', ''],
  ['archive_', '/{archive_format}{/ref}'],
  ['assignees_', '/assignees{/user}'],
  ['blobs_', '/git/blobs{/sha}'],
  ['branches_', '/branches{/branch}'],
  ['collaborators_', '/collaborators{/collaborator}'],
  ['comments_', '/comments{/number}'],
  ['commits_', '/commits{/sha}'],
  ['compare_', '/compare/{base}...{head}'],
  ['contents_', '/contents/{+path}'],
  ['contributors_', '/contributors'],
  ['deployments_', '/deployments'],
  ['downloads_', '/downloads'],
  ['events_', '/events'],
  ['forks_', '/forks'],
  ['git_commits_', '/git/commits{/sha}'],
  ['git_refs_', '/git/refs{/sha}'],
  ['git_tags_', '/git/tags{/sha}'],
  ['hooks_', '/hooks'],
  ['issue_comment_', '/issues/comments{/number}'],
  ['issue_events_', '/issues/events{/number}'],
  ['issues_', '/issues{/number}'],
  ['keys_', '/keys{/key_id}'],
  ['labels_', '/labels{/name}'],
  ['languages_', '/languages'],
  ['merges_', '/merges'],
  ['milestones_', '/milestones{/number}'],
  ['notifications_', '/notifications{?since,all,participating}'],
  ['pulls_', '/pulls{/number}'],
  ['releases_', '/releases{/id}'],
  ['stargazers_', '/stargazers'],
  ['statuses_', '/statuses/{sha}'],
  ['subscribers_', '/subscribers'],
  ['subscription_', '/subscription'],
  ['tags_', '/tags'],
  ['teams_', '/teams'],
  ['trees_', '/git/trees{/sha}'],
];
