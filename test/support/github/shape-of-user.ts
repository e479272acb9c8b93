// GitHub's JSON of somebody, and of the app that a bot belongs to.
import type { Identity, World } from './world.ts';

export function userShape({ apiUrl, deletedUsers }: World, identity: Identity): object {
  const { login, id, app } = deletedUsers.has(identity.login) ? ghost : identity;
  const place = `${apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: `U_${Buffer.from(String(id)).toString('base64url')}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url: place,
    html_url: app === undefined ? `https://github.com/${login}` : `https://github.com/apps/${app.slug}`,
    followers_url: `${place}/followers`,
    following_url: `${place}/following{/other_user}`,
    gists_url: `${place}/gists{/gist_id}`,
    starred_url: `${place}/starred{/owner}{/repo}`,
    subscriptions_url: `${place}/subscriptions`,
    organizations_url: `${place}/orgs`,
    repos_url: `${place}/repos`,
    events_url: `${place}/events{/privacy}`,
    received_events_url: `${place}/received_events`,
    type: app === undefined ? 'User' : 'Bot',
    user_view_type: 'public',
    site_admin: false,
  };
}

/** Who stands in REST for everybody who is on GitHub no more. */
const ghost: Identity = { login: 'ghost', id: 10_137 };

/** Null for people: they need no app. */
export function appShape(world: World, { app }: Identity): object | null {
  if (app === undefined) return null;
  const createdAt = '2018-07-30T09:30:17Z';
  return {
    id: app.id,
    slug: app.slug,
    node_id: `A_${Buffer.from(String(app.id)).toString('base64url')}`,
    client_id: `Iv1.${app.id.toString(16).padStart(16, '0')}`,
    owner: userShape(world, { login: 'github', id: 9919 }),
    name: app.name,
    description: '',
    external_url: `https://github.com/apps/${app.slug}`,
    html_url: `https://github.com/apps/${app.slug}`,
    created_at: createdAt,
    updated_at: createdAt,
    permissions: { contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' },
    events: [],
  };
}
