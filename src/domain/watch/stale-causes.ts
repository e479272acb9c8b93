import { explainedBy } from './explained.ts';
import { type RunSigns, hasFailed, runningOf } from './run-signs.ts';
import type { StaleCause } from './stale.ts';
import type { WatchFacts } from './watched.ts';

// What is wrong beside the rhythm of the runs, each by a rule of its own; undefined: nothing of that kind.

export function disabledBy({ file, workflow }: WatchFacts): StaleCause | undefined {
  if (workflow === undefined || workflow.state === 'active') return undefined;
  // One whose file is gone is deleted, and nobody can switch that on.
  const isDeleted = file === undefined && workflow.state === 'disabled';
  return isDeleted ? undefined : { reason: workflow.state };
}

/** The file is gone, its schedule is, or GitHub could not begin the last run that was due by it. */
export function brokenBy(
  facts: WatchFacts,
  { since, lastSuccessMs }: RunSigns,
  nowMs: number,
): StaleCause | undefined {
  const { file, unreadable, workflow, runs, staleAfterMs, hasState } = facts;
  if (file === undefined) {
    const hasWorked = hasState || lastSuccessMs !== undefined;
    // Where somebody said how long it may be silent, its own notes are enough to watch it by.
    const isKnown = workflow !== undefined || (staleAfterMs === undefined && hasWorked);
    return isKnown ? { reason: 'broken', how: 'no-file', complaints: unreadable } : undefined;
  }

  const newest = since.find(run => hasFailed(run) || run.conclusion === 'not-started');
  if (newest?.conclusion === 'not-started' && newest.startedAtMs >= fileChangeOf(facts, nowMs))
    return { reason: 'broken', how: 'not-started', run: newest.id };

  if (staleAfterMs !== undefined || file.lines.length > 0) return undefined;
  if (file.complaints.length > 0)
    return { reason: 'broken', how: 'bad-schedule', complaints: file.complaints };
  // Many workflows are only ever started by somebody.
  const hadSchedule = runs.some(({ event }) => event === 'schedule');
  return hadSchedule ? { reason: 'broken', how: 'no-schedule' } : undefined;
}

/** A commit may bear any date: one that is still to come tells nothing. -Infinity: nobody knows of any change. */
export function fileChangeOf(
  { changedMs = -Infinity }: Pick<WatchFacts, 'changedMs'>,
  nowMs: number,
): number {
  return changedMs <= nowMs ? changedMs : -Infinity;
}

export function hungBy({ hung }: RunSigns, timeoutMs: number): StaleCause | undefined {
  if (hung === undefined) return undefined;
  const isQueued = hung.status === 'queued';
  return { reason: 'hung', run: hung.id, sinceMs: runningOf(hung, timeoutMs).startedMs, isQueued };
}

/** One failed run may be GitHub's own fault; the agent's alerts say by themselves what fails it for long. */
export function failingBy(facts: WatchFacts, signs: RunSigns, nowMs: number): StaleCause | undefined {
  const failed = signs.since.filter(hasFailed);
  const [newest] = failed;
  if (newest === undefined || failed.length < FAILED_RUNS_MIN) return undefined;
  if (explainedBy(facts, signs, nowMs) !== undefined) return undefined;
  return { reason: 'failing', run: newest.id, runs: failed.length };
}

const FAILED_RUNS_MIN = 2;

const DAY_MS = 86_400_000;
const INACTIVE_DAYS_UNTIL_WARNING = 45;
/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule */
const INACTIVE_DAYS_MAX = 60;

/** Nothing has happened in a public repository for so long that GitHub will soon switch its schedules off, or has. */
export function isQuiet(
  { isPrivate, isArchived, committedAtMs }: WatchFacts['repository'],
  nowMs: number,
): boolean {
  if (isPrivate || isArchived || committedAtMs === undefined) return false;
  return nowMs >= committedAtMs + INACTIVE_DAYS_UNTIL_WARNING * DAY_MS;
}

/**
 * GitHub is about to switch the schedule off. A day after it should have, it has not: something has begun its sixty days anew,
 * and nobody can say when.
 */
export function inactivityOf(
  { file, repository }: Pick<WatchFacts, 'file' | 'repository'>,
  nowMs: number,
): StaleCause | undefined {
  const { committedAtMs } = repository;
  const hasSchedule = file !== undefined && file.lines.length > 0;
  if (committedAtMs === undefined || !hasSchedule || !isQuiet(repository, nowMs)) return undefined;
  const offMs = committedAtMs + INACTIVE_DAYS_MAX * DAY_MS;
  return nowMs < offMs + DAY_MS ? { reason: 'inactive', committedAtMs, offMs } : undefined;
}
