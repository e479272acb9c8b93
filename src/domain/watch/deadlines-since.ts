import { explainedBy } from './explained.ts';
import { type Deadlines, deadlinesAfter } from './health.ts';
import type { RunSigns } from './run-signs.ts';
import type { Schedule } from './schedule.ts';
import { fileChangeOf, isQuiet } from './stale-causes.ts';
import type { WatchFacts } from './watched.ts';

export type DeadlinesSince = {
  /** The last sign of life, from when on the next run counts as due. */
  readonly sinceMs: number;
  /** Undefined: the schedule has no further time. */
  readonly deadlines: Deadlines | undefined;
};

/** A week of changes is a week of work on it; one that is changed for longer without a run is dead all the same. */
const CHANGES_MS_MAX = 7 * 86_400_000;
/** GitHub may note a change of the file as one of the workflow. */
const SAME_CHANGE_MS_MAX = 3_600_000;

/** What the last sign of life promises. A change since then puts it off, as nothing was due by it before; but not for ever. */
export function deadlinesSince(
  schedule: Schedule,
  { facts, signs }: { readonly facts: WatchFacts; readonly signs: RunSigns },
  { nowMs, graceMs }: { readonly nowMs: number; readonly graceMs?: number | undefined },
): DeadlinesSince {
  const { workflow } = facts;
  const heardMs = Math.max(
    signs.lastSuccessMs ?? workflow?.createdAtMs ?? nowMs,
    switchedOnMs(facts, nowMs) ?? -Infinity,
  );
  // A run that failed for a reason that people were told of has come all the same.
  const sinceMs = Math.max(heardMs, explainedBy(facts, signs, nowMs)?.startedAtMs ?? -Infinity);
  const deadlines = deadlinesAfter(schedule, sinceMs, graceMs);
  const changeMs = Math.max(fileChangeOf(facts, nowMs), updateOf(facts, nowMs));
  const later = changeMs > sinceMs ? deadlinesAfter(schedule, changeMs, graceMs) : undefined;
  if (deadlines === undefined || later === undefined) return { sinceMs, deadlines };

  const lastMs = heardMs + CHANGES_MS_MAX + (later.missedMs - later.dueMs);
  return {
    sinceMs,
    deadlines: {
      // What is missed by the last success must not be called due at a time that is still to come.
      dueMs: later.missedMs <= lastMs ? later.dueMs : deadlines.dueMs,
      missedMs: Math.max(deadlines.missedMs, Math.min(later.missedMs, lastMs)),
      staleMs: Math.max(deadlines.staleMs, Math.min(later.staleMs, lastMs)),
    },
  };
}

/**
 * When its workflow was switched on, after weeks maybe. What keeps the schedules of a repository on in which nothing
 * happens does so day by day, and would hide a dead agent behind that.
 */
function switchedOnMs(facts: WatchFacts, nowMs: number): number | undefined {
  const { changedMs } = facts;
  if (changedMs === undefined || isQuiet(facts.repository, nowMs)) return undefined;
  const updateMs = updateOf(facts, nowMs);
  return updateMs > changedMs + SAME_CHANGE_MS_MAX ? updateMs : undefined;
}

function updateOf({ workflow }: WatchFacts, nowMs: number): number {
  const updatedAtMs = workflow?.updatedAtMs ?? -Infinity;
  return updatedAtMs <= nowMs ? updatedAtMs : -Infinity;
}
