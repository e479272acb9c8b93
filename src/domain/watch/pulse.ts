import { hasStartFailed } from './asked-start.ts';
import { deadlinesSince } from './deadlines-since.ts';
import { healthBy } from './health.ts';
import { type RunSigns, hasFailed, runningOf } from './run-signs.ts';
import type { Schedule } from './schedule.ts';
import type { LastRun, StaleCause } from './stale.ts';
import type { WatchFacts } from './watched.ts';

/** What an agent tells by its rhythm alone. */
export type Pulse = {
  readonly health:
    | 'well'
    /** Its time has come, and it is at work or may still come. */
    | 'late'
    /** One run is missed: worth knowing, and no more. */
    | 'missed'
    /** It has never run, and nobody misses it yet. */
    | 'pending'
    | 'stale'
    /** It runs when somebody asks it to, and at no time. */
    | 'unscheduled';
  /** When it should have run, or is to run next. */
  readonly dueMs: number | undefined;
  readonly cause: StaleCause | undefined;
  /** A run is missed, and nobody has asked for one of late. */
  readonly wantsStart: boolean;
};

export type WatchOptions = { readonly nowMs: number; readonly graceMs?: number | undefined };

export function pulseOf(
  schedule: Schedule | undefined,
  {
    facts,
    signs,
    timeoutMs,
  }: { readonly facts: WatchFacts; readonly signs: RunSigns; readonly timeoutMs: number },
  { nowMs, graceMs }: WatchOptions,
): Pulse {
  const calm = { dueMs: undefined, cause: undefined, wantsStart: false };
  if (schedule === undefined) return { ...calm, health: 'unscheduled' };

  const { startAskedMs } = facts;
  const { lastSuccessMs, running } = signs;
  const startFailed = hasStartFailed(startAskedMs, facts.runs, { lastSuccessMs, nowMs });
  const { sinceMs, deadlines } = deadlinesSince(schedule, { facts, signs }, { nowMs, graceMs });
  if (deadlines === undefined) return { ...calm, health: 'well' };

  const { dueMs, staleMs } = deadlines;
  // A start that came to nothing is not asked for anew before a second silence is as long as the first. What already waits
  // would wait no shorter for another beside it.
  const wantsStart =
    running === undefined &&
    (startAskedMs === undefined || startAskedMs <= sinceMs || nowMs >= startAskedMs + (staleMs - sinceMs));
  const lastRun = lastRunOf(signs);
  const onRun = running && runningOf(running, timeoutMs);
  const health = healthBy(deadlines, { lastSuccessMs, running: onRun, hasStartFailed: startFailed }, nowMs);
  switch (health.kind) {
    case 'pending':
      if (!health.isOverdue || nowMs < staleMs) return { ...calm, health: 'pending', dueMs };
      return { health: 'stale', dueMs, cause: { reason: 'never-started', dueMs, lastRun }, wantsStart };
    case 'stale': {
      const cause = { reason: 'missed', dueMs, wasStartedInVain: startFailed, lastRun } as const;
      return { health: 'stale', dueMs, cause, wantsStart };
    }
    case 'missed':
      return { health: 'missed', dueMs, cause: undefined, wantsStart };
    // A run that hangs is told as such, not as silence.
    case 'hung':
    case 'well':
      return { ...calm, health: nowMs < dueMs ? 'well' : 'late', dueMs };
  }
}

/** Of those that are over only where none is on. */
function lastRunOf({ running, since: [last] }: RunSigns): LastRun | undefined {
  if (running !== undefined) return { id: running.id, stand: 'waits' };
  return last && { id: last.id, stand: hasFailed(last) ? 'failed' : 'cancelled' };
}
