// People and bots on the test GitHub. Everybody has an id that follows from the login, so that tests can tell them apart.
import type { Identity } from './world.ts';

export const githubActions: Identity = {
  login: 'github-actions[bot]',
  id: 41_898_282,
  app: { id: 15_368, slug: 'github-actions', name: 'GitHub Actions' },
};

/** `name[bot]` is the bot of an app of that name; any other login a person. */
export function identityOf(login: string): Identity {
  if (login === githubActions.login) return githubActions;
  const id =
    1000 + [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 900_000, 7);
  const slug = /^(.*)\[bot\]$/.exec(login)?.[1];
  return slug === undefined ? { login, id } : { login, id, app: { id: id + 1, slug, name: slug } };
}

/** The address that GitHub gives who does not show one. */
export function emailOf({ id, login }: Identity): string {
  return `${id}+${login}@users.noreply.github.com`;
}
