import { type Pulse, type WatchOptions, pulseOf } from './pulse.ts';
import { runSignsOf } from './run-signs.ts';
import type { Schedule } from './schedule.ts';
import { STALE_SEVERITIES, type StaleCause, type StaleFinding, type StaleReason } from './stale.ts';
import { brokenBy, disabledBy, failingBy, hungBy, inactivityOf, isQuiet } from './stale-causes.ts';
import { type WatchFacts, timeoutOf } from './watched.ts';

/** How an agent is, seen from outside, and what to do about it. */
export type Verdict = {
  readonly health:
    | Pulse['health']
    /** Nothing runs in an archived repository, and nobody waits for it. */
    | 'archived'
    /** There is no trace of such an agent. */
    | 'unknown';
  readonly lastSuccessMs: number | undefined;
  /** When it should have run, or is to run next; undefined: at no time that anybody knows. */
  readonly dueMs: number | undefined;
  /** What somebody must be told; undefined: nothing. */
  readonly finding: StaleFinding | undefined;
  /** GitHub will soon switch off what has a schedule here, or has: the agent, and whoever watches it. */
  readonly isQuiet: boolean;
  /** What a watcher should do itself, if it has the right to. */
  readonly act: 'enable' | 'start' | undefined;
};

/**
 * A judgement by what the agent noted, what GitHub says, and the time, and by nothing else. Where several things are
 * wrong the most fundamental is told: mending the others would be in vain.
 */
export function watch(facts: WatchFacts, options: WatchOptions): Verdict {
  const { file, repository, runs, loggedSuccessMs } = facts;
  const { nowMs } = options;
  const timeoutMs = timeoutOf(file);
  const signs = runSignsOf(runs, loggedSuccessMs, { nowMs, timeoutMs });
  const { lastSuccessMs } = signs;
  const silent = { lastSuccessMs, dueMs: undefined, finding: undefined, isQuiet: false, act: undefined };
  if (repository.isArchived) return { ...silent, health: 'archived' };

  const schedule = scheduleOf(facts);
  const isTraced = [file, facts.workflow, schedule, lastSuccessMs].some(trace => trace !== undefined);
  if (!isTraced && !facts.hasState) return { ...silent, health: 'unknown' };

  const pulse = pulseOf(schedule, { facts, signs, timeoutMs }, options);
  const cause =
    disabledBy(facts) ??
    brokenBy(facts, signs, nowMs) ??
    hungBy(signs, timeoutMs) ??
    failingBy(facts, signs, nowMs) ??
    pulse.cause;
  const told = cause ?? inactivityOf(facts, nowMs);
  return {
    health: cause === undefined ? pulse.health : 'stale',
    lastSuccessMs,
    dueMs: pulse.dueMs,
    finding: told && {
      ...told,
      severity: STALE_SEVERITIES[told.reason],
      lastSuccessMs,
      path: file?.path,
    },
    isQuiet: isQuiet(repository, nowMs),
    act: actOn(told, pulse, facts),
  };
}

function scheduleOf({ file, staleAfterMs }: WatchFacts): Schedule | undefined {
  if (staleAfterMs !== undefined) return { kind: 'stale-after', ms: staleAfterMs };
  const [first, ...rest] = file?.lines ?? [];
  return first && { kind: 'cron', lines: [first, ...rest] };
}

/** What a person switched off stays off, and a run that would hang, fail or not begin is not asked for. */
function actOn(
  cause: StaleCause | undefined,
  { wantsStart }: Pulse,
  { file, workflow }: WatchFacts,
): Verdict['act'] {
  const reason = cause?.reason;
  if (reason === 'disabled-by-inactivity') return 'enable';
  const canStart = workflow?.state === 'active' && file?.canBeStarted === true;
  if (wantsStart && canStart && (reason === undefined || WANT_A_RUN.has(reason))) return 'start';
  // To enable what is enabled starts GitHub's sixty days anew; so do the actions that are made for that.
  return reason === 'inactive' ? 'enable' : undefined;
}

const WANT_A_RUN: ReadonlySet<StaleReason> = new Set(['missed', 'never-started', 'inactive']);
