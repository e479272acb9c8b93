import type { Share, Usual } from './tally.ts';

/** How many failed in earlier runs. */
export type Jump = { readonly before: Share };

const ATTEMPTS_MIN = 20;
const ATTEMPTS_BEFORE_MIN = 50;

/**
 * Whether attempts fail far more often than in the runs before. To begin: with at least 20 attempts now and 50 before, at
 * least twice as often, at least 10 points more, and beyond 3 standard errors of the difference of two shares, which
 * chance passes once in 700 comparisons. Once people know of it, it goes on as long as it is twice as often and 10 points more,
 * however few the attempts: a run of three tasks that all fail is no sign that it is over.
 */
export function jumpOf({ failed, attempts }: Share, { runs, odd }: Usual): Jump | undefined {
  const before = {
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
    attempts: runs.reduce((sum, run) => sum + run.attempts, 0),
  };
  // The two shares times both numbers of attempts: integers.
  const share = failed * before.attempts;
  const usual = before.failed * attempts;
  const isFarMore = share > usual && share >= 2 * usual && (share - usual) * 10 >= attempts * before.attempts;
  if (!isFarMore) return undefined;
  if (odd.includes('failing')) return { before };

  const isEnough = attempts >= ATTEMPTS_MIN && before.attempts >= ATTEMPTS_BEFORE_MIN;
  return isEnough &&
    (share - usual) / (attempts * before.attempts) > 3 * standardError({ failed, attempts }, before)
    ? { before }
    : undefined;
}

/** Of the difference of two independent shares, each with its own variance. */
function standardError(...shares: readonly Share[]): number {
  const variances = shares.map(({ failed, attempts }) => {
    const share = failed / attempts;
    return (share * (1 - share)) / attempts;
  });
  return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0));
}
