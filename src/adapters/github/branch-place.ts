import type { GitHubTrouble, Random } from '../../ports.ts';
import type { GitHubApi } from './api.ts';

/** Where a branch is, and how to get there. */
export type Place = {
  readonly api: GitHubApi;
  readonly random: Random;
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
};

export function restPath({ owner, name }: Place): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

/** GraphQL's own types are words of GitHub's; its message may quote anything, so it is cut short. */
export function refused(
  doing: string,
  { type, message }: { readonly type: string; readonly message: string },
): GitHubTrouble {
  const kind = type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES' ? 'forbidden' : 'refused';
  const said = message.replaceAll(/\s+/g, ' ').slice(0, 300);
  const advice = kind === 'forbidden' ? ' Add "contents: write" to the "permissions:" of the job.' : '';
  return { kind, message: `Could not ${doing}: ${said}.${advice}` };
}
