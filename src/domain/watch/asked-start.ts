import { hasFailed } from './run-signs.ts';
import type { WatchedRun } from './watched.ts';

/** GitHub says that it has heard, and starts a run within minutes. */
const ARRIVAL_MS_MAX = 3_600_000;

/** Its clock may be behind that of whoever asked. */
const BEHIND_MS_MAX = 5 * 60_000;

/**
 * Whether a start that was asked for since the last success came to nothing: its run failed, or there is none within an
 * hour. One that somebody cancelled proves nothing.
 */
export function hasStartFailed(
  askedMs: number | undefined,
  runs: readonly WatchedRun[],
  { lastSuccessMs, nowMs }: { readonly lastSuccessMs: number | undefined; readonly nowMs: number },
): boolean {
  if (askedMs === undefined || askedMs <= (lastSuccessMs ?? -Infinity)) return false;
  const brought = runs.filter(
    ({ event, createdAtMs }) => event === 'workflow_dispatch' && createdAtMs >= askedMs - BEHIND_MS_MAX,
  );
  if (brought.length === 0) return nowMs > askedMs + ARRIVAL_MS_MAX;
  return brought.every(run => hasFailed(run) || run.conclusion === 'not-started');
}
