import type { WatchedRun } from './watched.ts';

/**
 * The runs that tell of the agent as it is on the default branch, of which nobody may know the name. What somebody tries
 * on a branch of theirs, or proposes, is none of its doing: neither its success nor its failure is.
 */
export function countedRuns<Run extends WatchedRun>(
  runs: readonly Run[],
  defaultBranch: string | undefined,
): readonly Run[] {
  return runs.filter(
    ({ event, branch = defaultBranch }) =>
      // The branch of somebody's fork may be called as the default branch is.
      !event.startsWith('pull_request') && (defaultBranch === undefined || branch === defaultBranch),
  );
}
