import { END_MS_MAX, type Running, isHung } from './health.ts';
import type { WatchedRun } from './watched.ts';

/** What GitHub's list of a workflow's runs tells about the agent. */
export type RunSigns = {
  /** The end of the last that ended well, by the list or by the agent's own notes. */
  readonly lastSuccessMs: number | undefined;
  /** One that is on, and rather one that is at work than one that waits. */
  readonly running: WatchedRun | undefined;
  /** One that is on, and should not be any more. */
  readonly hung: WatchedRun | undefined;
  /** Over since the last success, none of them well; the newest first. Those that somebody cancelled are among them. */
  readonly since: readonly WatchedRun[];
};

/** A job waits for a runner, or for the run before it, for no longer. */
export const QUEUE_MS_MAX = 24 * 3_600_000;

/** Clocks differ; a time further ahead of ours is wrong, and would hide any silence until then. */
export const AHEAD_MS_MAX = 3_600_000;

export function runSignsOf(
  runs: readonly WatchedRun[],
  loggedSuccessMs: number | undefined,
  { nowMs, timeoutMs }: { readonly nowMs: number; readonly timeoutMs: number },
): RunSigns {
  // A run that is begun again by hand is as new as its last attempt.
  const newestFirst = [...runs].sort((a, b) => b.startedAtMs - a.startedAtMs);
  const successes = newestFirst.filter(({ conclusion }) => conclusion === 'success');
  const ends = successes.map(run => endOf(run, timeoutMs));
  const known = [...ends, loggedSuccessMs].filter(
    at => at !== undefined && at <= nowMs + AHEAD_MS_MAX,
  ) as readonly number[];
  const lastSuccessMs = known.length === 0 ? undefined : Math.max(...known);

  // GitHub forgets to end a run now and then: one that a later one has left behind tells nothing.
  const leftBehindMs = successes[0]?.startedAtMs ?? -Infinity;
  const on = newestFirst.filter(({ status, startedAtMs }) => status !== 'over' && startedAtMs > leftBehindMs);
  return {
    lastSuccessMs,
    running: on.find(({ status }) => status === 'in-progress') ?? on[0],
    hung: on.find(run => isHung(runningOf(run, timeoutMs), nowMs)),
    since: newestFirst.filter(
      ({ status, conclusion, startedAtMs }) =>
        status === 'over' && conclusion !== 'success' && startedAtMs > (lastSuccessMs ?? -Infinity),
    ),
  };
}

/** When its job began, as far as can be seen, and how long it may take; of one that waits, how long it may wait. */
export function runningOf({ status, startedAtMs, updatedAtMs }: WatchedRun, timeoutMs: number): Running {
  if (status === 'queued')
    return { startedMs: startedAtMs, timeoutMs: QUEUE_MS_MAX - END_MS_MAX, isQueued: true };
  // GitHub calls it started when it is made. What it notes after that is that the job has found a runner.
  const startedMs = Math.min(Math.max(startedAtMs, updatedAtMs), startedAtMs + QUEUE_MS_MAX);
  return { startedMs, timeoutMs, isQueued: false };
}

export function hasFailed({ conclusion }: WatchedRun): boolean {
  return conclusion === 'failure' || conclusion === 'timed-out';
}

/** What is noted about a run long after it is over must not look like a sign of life. */
function endOf({ startedAtMs, updatedAtMs }: WatchedRun, timeoutMs: number): number {
  return Math.min(updatedAtMs, startedAtMs + QUEUE_MS_MAX + timeoutMs + END_MS_MAX);
}
