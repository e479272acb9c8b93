import type { Chance } from '../../support/chance.ts';
import type { PlannedHappening } from './planned-happening.ts';
import type { RunPlan, Schedule } from './schedule.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A run of which nothing is heard for so long has lost its lease. */
const LEASE_MS = 30 * MINUTE_MS;

/** The schedule with what guards are there for, and what chance alone would bring about too seldom to see that they are. */
export function withRareThings(schedule: Schedule, chance: Chance): Schedule {
  const withCalls = chance.is(0.06) ? withLongCalls(schedule, chance) : schedule;
  if (schedule.family === 'overlap') return withCalls;
  const withMidnight = chance.is(0.04) ? overMidnight(withCalls, chance) : withCalls;
  const withRuns = {
    ...withMidnight,
    runs: withStrayClocks(withSleeper(withMidnight.runs, chance), chance).toSorted(
      (a, b) => a.startsMs - b.startsMs,
    ),
  };
  const happenings = [...withRuns.happenings, ...changesOfMind(withRuns, chance)];
  return { ...withRuns, happenings: happenings.toSorted((a, b) => a.atMs - b.atMs) };
}

/** Work that takes longer than a lease lasts, and that nobody stops waiting for: else it would be tried again every month. */
function withLongCalls({ settings, pace, happenings, ...schedule }: Schedule, chance: Chance): Schedule {
  const timeoutMs = 600_000;
  return {
    ...schedule,
    happenings: happenings.map(happening =>
      happening.what === 'set' && happening.to.timeoutMs !== undefined
        ? { ...happening, to: { ...happening.to, timeoutMs } }
        : happening,
    ),
    pace: { ...pace, callMsMax: chance.integer(400_000, timeoutMs - 1_000) },
    settings: { ...settings, timeoutMs, runtimeMs: 12 * HOUR_MS, concurrency: chance.integer(1, 2) },
  };
}

/** A day ends while a run is at work, and what that may spend is less than a day's. */
function overMidnight(schedule: Schedule, chance: Chance): Schedule {
  const { beginsMs, runs, settings, pace } = schedule;
  const startsMs = beginsMs + (runs[chance.integer(0, runs.length - 1)]?.startsMs ?? 0);
  const leftMs = DAY_MS - (startsMs % DAY_MS) - chance.integer(5_000, 3 * MINUTE_MS);
  return {
    ...schedule,
    beginsMs: beginsMs + Math.max(0, leftMs),
    settings: { ...settings, limits: { run: {}, day: { tokens: 1_100 * chance.integer(2, 5) }, month: {} } },
    pace: { ...pace, callMsMax: Math.max(pace.callMsMax, 60_000) },
  };
}

/** A run freezes at its work, and another one takes its place: what the first still hears of is to be taken in. */
function withSleeper(runs: readonly RunPlan[], chance: Chance): readonly RunPlan[] {
  if (!chance.is(0.08)) return runs;
  const sleeper = chance.integer(0, runs.length - 2);
  const stall = { atMs: chance.integer(1_000, 3 * MINUTE_MS), forMs: chance.integer(LEASE_MS, 4 * HOUR_MS) };
  const sleepsMs = (runs[sleeper]?.startsMs ?? 0) + stall.atMs;
  const wakesMs = sleepsMs + stall.forMs;
  const dies = chance.is(0.5);
  return runs.map((run, index) => {
    if (index === sleeper) return { ...run, stall, faults: [], cancelMs: undefined, machine: 'new' };
    if (index !== sleeper + 1) return run;
    // If it gets far there is nothing left that anybody wants of the first.
    const faults = dies
      ? [{ step: chance.integer(40, 90), do: 'die' as const, flavour: 0.75, isLasting: false }]
      : run.faults;
    return { ...run, faults, startsMs: chance.integer(sleepsMs + LEASE_MS, wakesMs) };
  });
}

/** A clock that is hours or days off from the beginning, or is put forward while the run is on. */
function withStrayClocks(runs: readonly RunPlan[], chance: Chance): readonly RunPlan[] {
  return runs.map(run => {
    if (chance.is(0.02)) return { ...run, clockOffsetMs: (chance.is(0.5) ? 1 : -1) * strayMs(chance) };
    if (!chance.is(0.02)) return run;
    return { ...run, clockJump: { atMs: chance.integer(0, 5 * MINUTE_MS), byMs: jumpMs(chance) } };
  });
}

/** Not so far that the log would be from a time to come for longer than a story waits. */
function jumpMs(chance: Chance): number {
  return chance.pick([chance.integer(MINUTE_MS, 5 * HOUR_MS), chance.integer(DAY_MS, 5 * DAY_MS)]);
}

function strayMs(chance: Chance): number {
  return chance.pick([HOUR_MS + chance.integer(MINUTE_MS, 5 * HOUR_MS), chance.integer(DAY_MS, 40 * DAY_MS)]);
}

/** People take back what they changed, want the same twice, and have their own mind about results. */
function changesOfMind({ tasks, runs, happenings }: Schedule, chance: Chance): PlannedHappening[] {
  const endMs = Math.max(0, ...runs.map(({ startsMs }) => startsMs)) + 10 * MINUTE_MS;
  const minds: PlannedHappening[] = [];
  for (const { what, atMs, ...happening } of happenings) {
    if (what !== 'edit' && what !== 'remove') continue;
    const task = 'task' in happening ? happening.task : '';
    const content = tasks.find(({ id }) => id === task)?.content ?? '';
    const laterMs = chance.integer(atMs, Math.max(atMs, endMs));
    if (chance.is(what === 'edit' ? 0.25 : 0.6)) minds.push({ atMs: laterMs, what: 'put', task, content });
  }
  const [one, other] = [chance.pick(indexesOf(tasks)), chance.pick(indexesOf(tasks))];
  const [task, atMs] = [`t${one}`, chance.integer(0, endMs)];
  if (chance.is(0.1)) minds.push({ atMs, what: 'put', task, content: tasks[other]?.content ?? '' });
  if (chance.is(0.1)) minds.push({ atMs, what: 'change-result', task });
  if (chance.is(0.1)) minds.push({ atMs, what: 'delete-result', task });
  if (chance.is(0.05)) minds.push({ atMs, what: 'echo', forMs: chance.integer(1_000, HOUR_MS) });
  return minds;
}

function indexesOf(items: readonly unknown[]): readonly [number, ...number[]] {
  return [0, ...items.map((_, index) => index).slice(1)];
}
