import type { Random } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { GitHubApi } from './api.ts';

/** Where a repository is, and how to get there. */
export type RepositoryPlace = {
  readonly api: GitHubApi;
  readonly owner: string;
  readonly name: string;
};

/** Where a branch is. */
export type Place = RepositoryPlace & {
  readonly random: Random;
  readonly branch: string;
};

export function restPath({ owner, name }: RepositoryPlace): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

/** GraphQL's own types are words of GitHub's; its message may quote anything, so it is cut short. */
export function refused(
  doing: string,
  { type, message }: { readonly type: string; readonly message: string },
): GitHubTrouble {
  const { kind, advice } = KINDS[type] ?? { kind: 'refused', advice: '' };
  const said = message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  return { kind, message: `Could not ${doing}: ${said}${/[.!?]$/.test(said) ? '' : '.'}${advice}` };
}

type Kind = { readonly kind: GitHubTrouble['kind']; readonly advice: string };

const FORBIDDEN: Kind = {
  kind: 'forbidden',
  advice: ' Add "contents: write" to the "permissions:" of the job.',
};
const KINDS: { readonly [type: string]: Kind } = {
  FORBIDDEN,
  INSUFFICIENT_SCOPES: FORBIDDEN,
  NOT_FOUND: { kind: 'missing', advice: '' },
  BRANCH_PROTECTION_RULE_VIOLATION: { kind: 'protected', advice: '' },
};
