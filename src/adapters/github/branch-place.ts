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
  access: 'read' | 'write' = 'write',
): GitHubTrouble {
  const kind = KINDS.get(type) ?? (WANTS_PULL.test(message) ? 'protected' : 'refused');
  const advice = kind === 'forbidden' ? ` Add "contents: ${access}" to the "permissions:" of the job.` : '';
  const said = message.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  return { kind, message: `Could not ${doing}: ${said}${/[.!?]$/.test(said) ? '' : '.'}${advice}` };
}

/**
 * A ruleset says it under a type that it shares with other rules, such as those against secrets in a file. These words are the same
 * as those of a protected branch: https://github.com/Thinkmill/keystatic/issues/1598
 */
const WANTS_PULL = /changes must be made through a pull request/i;

const KINDS: ReadonlyMap<string, GitHubTrouble['kind']> = new Map([
  ['FORBIDDEN', 'forbidden'],
  ['INSUFFICIENT_SCOPES', 'forbidden'],
  ['NOT_FOUND', 'missing'],
  ['BRANCH_PROTECTION_RULE_VIOLATION', 'protected'],
]);
