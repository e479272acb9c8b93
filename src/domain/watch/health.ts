import { type Schedule, nextDue } from './schedule.ts';

/** Milliseconds since the epoch, as all of this. */
export type Deadlines = {
  /** When the agent is to run next. */
  readonly dueMs: number;
  /** From then on that run counts as missed: GitHub starts late, and drops some. */
  readonly missedMs: number;
  /** From then on the agent is silent, whatever was tried meanwhile. */
  readonly staleMs: number;
};

export const GRACE_MS_MIN = 3 * 3_600_000;
const GRACE_MS_MAX = 12 * 3_600_000;

/**
 * What a success at `lastMs` promises; undefined: the schedule has no further time. A first run that is missed may have
 * been dropped alone; the second one that is missed tells that nobody comes any more.
 * `graceMs` undefined: as long as from one time to the next, but three hours at least and twelve at most.
 */
export function deadlinesAfter(schedule: Schedule, lastMs: number, graceMs?: number): Deadlines | undefined {
  if (schedule.kind === 'stale-after') {
    const dueMs = lastMs + schedule.ms;
    return { dueMs, missedMs: dueMs, staleMs: dueMs };
  }
  const dueMs = nextDue(schedule.lines, lastMs);
  const secondMs = dueMs && nextDue(schedule.lines, dueMs);
  if (dueMs === undefined || secondMs === undefined) return undefined;
  const grace = graceMs ?? Math.min(Math.max(secondMs - dueMs, GRACE_MS_MIN), GRACE_MS_MAX);
  return { dueMs, missedMs: dueMs + grace, staleMs: secondMs + grace };
}

/** What is known of an agent, from its log and from GitHub's list of its workflow's runs. */
export type Signs = {
  /** When its workflow came to be: from then on it could have run. */
  readonly sinceMs: number;
  /** The last run that ended well; idle, or stopped by a budget or its deadline, is well. Undefined: there was none. */
  readonly lastSuccessMs: number | undefined;
  readonly running: Running | undefined;
  /** A start that was asked for since the last success came to nothing. */
  readonly hasStartFailed: boolean;
};

/** A run that is on, and how long its job may take. `isQueued`: it has not begun, and may wait for a machine that is gone. */
export type Running = {
  readonly startedMs: number;
  readonly timeoutMs: number;
  readonly isQueued: boolean;
};

export type Health =
  /** It has never run: nobody misses what was never there, but it may be `overdue`, as when its workflow is broken. */
  | { readonly kind: 'pending'; readonly isOverdue: boolean }
  /** Nothing is due, or not for long. */
  | { readonly kind: 'well'; readonly dueMs: number | undefined }
  /** A run is missed, and may be started by whoever may do that. */
  | { readonly kind: 'missed'; readonly dueMs: number }
  | { readonly kind: 'stale'; readonly dueMs: number }
  | { readonly kind: 'hung'; readonly startedMs: number };

/** What GitHub takes to end a job whose time is up. */
export const END_MS_MAX = 15 * 60_000;

export function isHung({ startedMs, timeoutMs }: Omit<Running, 'isQueued'>, nowMs: number): boolean {
  return nowMs > startedMs + timeoutMs + END_MS_MAX;
}

/** How an agent is, at this moment and by these signs alone. */
export function healthOf(
  schedule: Schedule,
  signs: Signs,
  { nowMs, graceMs }: { readonly nowMs: number; readonly graceMs?: number | undefined },
): Health {
  return healthBy(deadlinesAfter(schedule, signs.lastSuccessMs ?? signs.sinceMs, graceMs), signs, nowMs);
}

/** The same for whoever has computed the deadlines already, which takes longer than all else. */
export function healthBy(
  deadlines: Deadlines | undefined,
  { lastSuccessMs, running, hasStartFailed }: Omit<Signs, 'sinceMs'>,
  nowMs: number,
): Health {
  if (running !== undefined && isHung(running, nowMs)) return { kind: 'hung', startedMs: running.startedMs };

  if (deadlines === undefined) return { kind: 'well', dueMs: undefined };
  const { dueMs, missedMs, staleMs } = deadlines;
  // One that is at work is late, and not silent. Each night may bring one that only waits: that is silence all the same.
  const isExcused = running !== undefined && (!running.isQueued || nowMs < staleMs);
  if (lastSuccessMs === undefined) return { kind: 'pending', isOverdue: nowMs >= missedMs && !isExcused };
  if (nowMs < missedMs || isExcused) return { kind: 'well', dueMs };
  if (nowMs >= staleMs || hasStartFailed) return { kind: 'stale', dueMs };
  return { kind: 'missed', dueMs };
}
