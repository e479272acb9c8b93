/**
 * GitHub's time when it answered, and when by our own clock it was asked and we had the answer, in milliseconds since the
 * epoch: at some moment between these two it was that time. `hadElapsedMs`: when we had it by the clock that nobody can set.
 */
export type Dated = {
  readonly ms: number;
  readonly sentMs: number;
  readonly hadMs: number;
  readonly hadElapsedMs: number;
};

/** `date`: undefined if GitHub did not say. */
export type GitHubAsked<Value> =
  | { readonly ok: true; readonly value: Value; readonly date: Dated | undefined }
  | { readonly ok: false; readonly trouble: GitHubTrouble };

/** Why GitHub could not be used, for people: what was expected, what came, what to do. */
export type GitHubTrouble = {
  readonly kind:
    | 'unauthorized'
    | 'forbidden'
    | 'missing'
    /** A rule keeps every commit of ours from this branch. */
    | 'protected'
    /** Something in what was sent is not taken. */
    | 'refused'
    | 'rate-limited'
    | 'unreachable';
  readonly message: string;
};

/** GitHub's own list of the repository's workflow runs. */
export interface WorkflowRuns {
  /** Whether a run, by its id and attempt as in the log, is still on. Reading it takes `actions: read`. */
  isOver(run: string): Promise<GitHubAsked<boolean>>;
}
