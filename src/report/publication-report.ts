import type { HeldBack, StateProblem } from '../domain/alerts/firing.ts';

/** What became of results beyond the disk, in one run. */
export type PublicationReport = {
  readonly how: 'commit' | 'pull-request' | 'none';
  /** Results that got there in this run. */
  readonly landed: number;
  /** Where they went; undefined: nothing went anywhere. */
  readonly branch: string | undefined;
  /** The last commit. */
  readonly commit: string | undefined;
  readonly pull: { readonly number: number; readonly url: string } | undefined;
  /** Refused for what is in them. They are kept, and tried again by each run. */
  readonly heldBack: readonly HeldBack[];
  /** Why the rest did not get there, and what to do. It is kept, too. */
  readonly refused: Refused | undefined;
};

export type Refused = {
  readonly message: string;
  /** Whether the next run may well succeed though nobody does anything. */
  readonly isPassing: boolean;
};

/** Of `publish: none`: the results are on the disk, and that is all. */
export const PUBLISHED_NOWHERE: PublicationReport = {
  ...{ how: 'none', landed: 0, branch: undefined, commit: undefined, pull: undefined },
  ...{ heldBack: [], refused: undefined },
};

/** The publication of a run that published twice: what is held back or refused now is all that still is. */
export function followedBy(
  before: PublicationReport | undefined,
  after: PublicationReport,
): PublicationReport {
  if (before === undefined) return after;
  return {
    ...after,
    landed: before.landed + after.landed,
    branch: after.branch ?? before.branch,
    commit: after.commit ?? before.commit,
    pull: after.pull ?? before.pull,
  };
}

/** What people must be called for: not for what may pass by itself. */
export function problemOf({ refused, heldBack }: PublicationReport): StateProblem | undefined {
  if (refused !== undefined && !refused.isPassing)
    return { kind: 'results-refused', message: refused.message };
  return heldBack.length === 0 ? undefined : { kind: 'results-held-back', results: heldBack };
}
