import * as z from 'zod';

import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchChange, Changed } from '../../ports/state-branch.ts';
import type { Asked } from './api.ts';
import { type Place, restPath } from './branch-place.ts';
import { tipInTime } from './branch-tip.ts';
import type { Refusal } from './refusal.ts';
import { troubleOf } from './trouble.ts';

const SENDS_MAX = 3;

/** Makes the branch with a commit that follows none: it shares no history with the code. */
export async function begin(at: Place, change: BranchChange): Promise<GitHubAsked<Changed>> {
  const doing = `make the branch "${at.branch}"`;
  const tree = [...change.put].map(([path, bytes]) => ({
    path,
    mode: '100644',
    type: 'blob',
    content: Buffer.from(bytes).toString('utf8'),
  }));
  const made = await post(at, 'trees', { tree });
  if (!made.ok) return { ok: false, trouble: troubleOf(made.refusal, doing) };
  const committed = await post(at, 'commits', { message: change.message, tree: made.sha, parents: [] });
  if (!committed.ok) return { ok: false, trouble: troubleOf(committed.refusal, doing) };

  const asked = await at.api.write('POST', `${restPath(at)}/git/refs`, {
    ref: `refs/heads/${at.branch}`,
    sha: committed.sha,
  });
  if (asked.ok) return { ok: true, value: { kind: 'changed', tip: committed.sha }, date: asked.date };
  const { refusal } = asked;
  if (refusal.kind !== 'invalid' && !(refusal.kind === 'unreachable' && refusal.sent))
    return { ok: false, trouble: troubleOf(refusal, doing) };

  // There is one already: somebody else's, or ours whose reply was lost.
  const tip = await tipInTime(at, doing, shown => shown !== undefined);
  if (!tip.ok) return tip;
  if (tip.value?.oid === committed.sha)
    return { ok: true, value: { kind: 'changed', tip: committed.sha }, date: tip.date };
  if (tip.value === undefined) return { ok: false, trouble: troubleOf(refusal, doing) };
  return { ok: true, value: { kind: 'moved' }, date: tip.date };
}

const Made = z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) });

const NO_ANSWER: Refusal = { kind: 'unreachable', sent: true, status: undefined };

type Posted = { readonly ok: true; readonly sha: string } | Extract<Asked, { ok: false }>;

/** Trees and commits that nothing points at do no harm when they are there twice: sent again when a reply was lost. */
async function post(at: Place, kind: 'trees' | 'commits', body: object): Promise<Posted> {
  for (let sent = 1; ; sent += 1) {
    const asked = await at.api.write('POST', `${restPath(at)}/git/${kind}`, body);
    const made = asked.ok ? Made.safeParse(asked.value) : undefined;
    if (made?.success === true) return { ok: true, sha: made.data.sha };

    const refusal = asked.ok ? NO_ANSWER : asked.refusal;
    if (refusal.kind !== 'unreachable' || sent === SENDS_MAX) return { ok: false, refusal };
  }
}
