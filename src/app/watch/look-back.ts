import { countedRuns } from '../../domain/watch/counted-runs.ts';
import { gapBefore } from '../../domain/watch/gap.ts';
import { GRACE_MS_MIN } from '../../domain/watch/health.ts';
import { runSignsOf } from '../../domain/watch/run-signs.ts';
import type { Schedule } from '../../domain/watch/schedule.ts';
import {
  STALE_SEVERITIES,
  type StaleCause,
  type StaleFinding,
  type StaleReason,
} from '../../domain/watch/stale.ts';
import { hungBy, inactivityOf } from '../../domain/watch/stale-causes.ts';
import { type WatchedFile, type WatchedRun, timeoutOf } from '../../domain/watch/watched.ts';
import type { RepositoryFacts, WorkflowBooks } from '../../ports/workflows.ts';

export type LookBackPorts = {
  readonly books: Pick<WorkflowBooks, 'runs' | 'repository'>;
  /** What the workflow file says of when and how the agent runs; undefined: nobody can tell. Asked for only when it matters. */
  readonly file: () => Promise<WatchedFile | undefined>;
  /** Whether a monitor is to keep its schedule on. Asked for only when that matters. */
  readonly isKeptOn: () => Promise<boolean>;
};

export type LookBackOptions = {
  /** Of the workflow that runs it. */
  readonly path: string;
  /** GitHub's id of this run. */
  readonly run: number;
  readonly nowMs: number;
  readonly staleAfterMs: number | undefined;
  readonly graceMs: number | undefined;
};

/** What an agent that starts sees of its own past. */
export type LookBack = {
  /** What keeps runs from coming, or soon will. */
  readonly trouble: StaleFinding | undefined;
  /** It was silent for longer than it should have been, and is back. */
  readonly gap: StaleFinding | undefined;
  /** What it could look for and did, whether it is so or not: of nothing else it may say that it is over. */
  readonly judged: ReadonlySet<StaleReason>;
};

/** All that an agent can see of itself, if nothing is in its way. */
export const JUDGED_BY_AGENT: ReadonlySet<StaleReason> = new Set(['hung', 'inactive']);

export const NOTHING_SEEN: LookBack = { trouble: undefined, gap: undefined, judged: new Set() };

/**
 * The agent as its own watcher: was it silent before this run, does another run of it hang, will GitHub switch its
 * schedule off? What it may not read it does not judge; one that is not started sees nothing at all.
 */
export async function lookBack(
  { books, file: fileOf, isKeptOn }: LookBackPorts,
  options: LookBackOptions,
): Promise<LookBack> {
  const [listed, asked] = await Promise.all([books.runs(options.path), books.repository()]);
  const repository = asked.ok ? asked.value : undefined;
  const counted = listed.ok ? countedRuns(listed.value, repository?.defaultBranch) : undefined;
  const others = counted?.filter(({ id }) => id !== options.run);
  if (!mayMatter(others, repository, options))
    return {
      ...NOTHING_SEEN,
      judged: judgedBy({ hung: others !== undefined, inactive: repository !== undefined }),
    };
  const file = await fileOf();
  const trouble = troubleIn(others, repository, file, options);
  // The monitor tells by itself when it cannot; else each would take back, day by day, what the other has said.
  const isLeftToMonitor = trouble?.reason === 'inactive' && (await isKeptOn());
  const judged = judgedBy({
    hung: others !== undefined && (file !== undefined || !others.some(isOn)),
    inactive:
      repository !== undefined &&
      !isLeftToMonitor &&
      (file !== undefined || !mayBeInactive(repository, options.nowMs)),
  });
  return { trouble: isLeftToMonitor ? undefined : trouble, gap: gapIn(others, file, options), judged };
}

function judgedBy({ hung, inactive }: { readonly hung: boolean; readonly inactive: boolean }) {
  return new Set<StaleReason>([
    ...(hung ? (['hung'] as const) : []),
    ...(inactive ? (['inactive'] as const) : []),
  ]);
}

function isOn({ status }: WatchedRun): boolean {
  return status !== 'over';
}

/** It is, if its workflow has a schedule. */
function mayBeInactive(repository: RepositoryFacts, nowMs: number): boolean {
  return inactivityOf({ file: ANY_SCHEDULE, repository }, nowMs) !== undefined;
}

/** Mostly nothing can be wrong, whatever the file says: then it need not be read. */
function mayMatter(
  others: readonly WatchedRun[] | undefined,
  repository: RepositoryFacts | undefined,
  { nowMs, staleAfterMs = Infinity, graceMs = GRACE_MS_MIN }: LookBackOptions,
): boolean {
  const patienceMs = Math.min(staleAfterMs, graceMs);
  const lastMs = others && lastSuccessIn(others, nowMs);
  return (
    others?.some(isOn) === true ||
    (lastMs !== undefined && nowMs - lastMs >= patienceMs) ||
    (repository !== undefined && mayBeInactive(repository, nowMs))
  );
}

/** One that could be switched off. */
const ANY_SCHEDULE: WatchedFile = {
  path: '',
  lines: [{ cron: '17 2 * * *', zone: 'UTC' }],
  complaints: [],
  canBeStarted: false,
  timeoutMs: 0,
};

function troubleIn(
  others: readonly WatchedRun[] | undefined,
  repository: RepositoryFacts | undefined,
  file: WatchedFile | undefined,
  { path, nowMs }: LookBackOptions,
): StaleFinding | undefined {
  const timeoutMs = timeoutOf(file);
  const signs = others && runSignsOf(others, undefined, { nowMs, timeoutMs });
  const cause: StaleCause | undefined =
    (signs && hungBy(signs, timeoutMs)) ?? (repository && inactivityOf({ file, repository }, nowMs));
  return (
    cause && { ...cause, severity: STALE_SEVERITIES[cause.reason], lastSuccessMs: signs?.lastSuccessMs, path }
  );
}

function gapIn(
  others: readonly WatchedRun[] | undefined,
  file: WatchedFile | undefined,
  { path, nowMs, staleAfterMs, graceMs }: LookBackOptions,
): StaleFinding | undefined {
  const [first, ...rest] = file?.lines ?? [];
  const schedule: Schedule | undefined =
    staleAfterMs === undefined
      ? first && { kind: 'cron', lines: [first, ...rest] }
      : { kind: 'stale-after', ms: staleAfterMs };
  if (others === undefined || schedule === undefined) return undefined;
  return gapBefore(schedule, lastSuccessIn(others, nowMs), { nowMs, graceMs, path });
}

/** When a run ends does not depend on how long it might have taken. */
function lastSuccessIn(others: readonly WatchedRun[], nowMs: number): number | undefined {
  return runSignsOf(others, undefined, { nowMs, timeoutMs: timeoutOf(undefined) }).lastSuccessMs;
}
