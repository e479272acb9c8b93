import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { GitHubApi } from './api.ts';
import { troubleOf } from './trouble.ts';

/** A person's. Underscores are in those that a company manages. A bot's has brackets. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/;

/** Newer roles count as the older one that they contain: `maintain` is `write`, `triage` is `read`. */
const Level = z.object({ permission: z.string() });

/** `path` is the repository's. Whoever is not sure to be allowed is not. */
export async function mayWrite(api: GitHubApi, path: string, login: string): Promise<GitHubAsked<boolean>> {
  if (!LOGIN.test(login)) return { ok: true, value: false, date: undefined };
  const doing = `learn whether ${login} may write`;
  const asked = await api.read(`${path}/collaborators/${encodeURIComponent(login)}/permission`);
  if (!asked.ok)
    return asked.refusal.kind === 'missing'
      ? { ok: true, value: false, date: undefined }
      : { ok: false, trouble: troubleOf(asked.refusal, doing) };

  const { data } = Level.safeParse(asked.value);
  if (data === undefined) return { ok: false, trouble: troubleOf(NO_ANSWER, doing) };
  const value = data.permission === 'admin' || data.permission === 'write';
  return { ok: true, value, date: asked.date };
}

const NO_ANSWER = { kind: 'unreachable', sent: true, status: undefined } as const;
