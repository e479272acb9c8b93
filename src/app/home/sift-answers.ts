import type { Sha256 } from '../../domain/units.ts';
import type { GitHubTrouble } from '../../ports/github.ts';

export type SomeAnswers = ReadonlyMap<Sha256, Uint8Array>;

export type SiftedAnswers = {
  /** What GitHub does not take for what is in it, and what it says. */
  readonly refused: ReadonlyMap<Sha256, GitHubTrouble>;
  /** Why it was given up; undefined: every other answer is there. */
  readonly stoppedBy: Stop | undefined;
};

type Stop = { readonly kind: 'moved' } | { readonly kind: 'trouble'; readonly trouble: GitHubTrouble };
type Sent = { readonly kind: 'sent' } | Stop;

/** So many answers refused, each alone, and none taken: it is not the answers. */
const REFUSED_ALONE_MAX = 5;

/** Sends answers in ever smaller parts, until the ones that are refused stand alone and all others are there. */
export async function siftAnswers(
  answers: SomeAnswers,
  send: (some: SomeAnswers) => Promise<Sent>,
): Promise<SiftedAnswers> {
  const refused = new Map<Sha256, GitHubTrouble>();
  let isAnyTaken = false;
  const waiting = [[...answers]];
  for (let some = waiting.pop(); some !== undefined; some = waiting.pop()) {
    const sent = await send(new Map(some));
    if (sent.kind === 'sent') {
      isAnyTaken = true;
      continue;
    }
    if (sent.kind === 'moved' || sent.trouble.kind !== 'refused') return { refused, stoppedBy: sent };

    const [alone, ...others] = some;
    if (others.length > 0) {
      const half = Math.ceil(some.length / 2);
      waiting.push(some.slice(half), some.slice(0, half));
    } else if (alone !== undefined) {
      refused.set(alone[0], sent.trouble);
    }
    const takesNone = !isAnyTaken && refused.size >= REFUSED_ALONE_MAX;
    if (takesNone && waiting.length > 0) return { refused, stoppedBy: sent };
  }
  return { refused, stoppedBy: undefined };
}
