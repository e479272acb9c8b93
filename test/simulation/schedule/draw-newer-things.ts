import type { Chance } from '../../support/chance.ts';
import type { PlannedHappening } from './planned-happening.ts';
import type { RunPlan, Schedule, SimulatedSettings } from './schedule.ts';

const HOUR_MS = 3_600_000;

/** The schedule with what was thought of later, drawn by a chance of its own: without it a seed means what it always meant. */
export function withNewerThings(schedule: Schedule, chance: Chance): Schedule {
  if (schedule.family === 'overlap') return schedule;
  const happenings: PlannedHappening[] = [...schedule.happenings];
  if (chance.is(0.08)) happenings.push(lateReads(schedule, chance));
  const runs = schedule.runs.map(run => (chance.is(0.03) ? { ...run, failingRead: drawRead(chance) } : run));
  const settings = chance.is(0.1) ? withRareCopies(schedule.settings, chance) : schedule.settings;
  return {
    ...schedule,
    ...{ settings, runs: chance.is(0.05) ? toldNobody(runs, chance) : runs },
    happenings: happenings.toSorted((a, b) => a.atMs - b.atMs),
  };
}

/** Between two copies for the cache there is time for much, and for a lease to end. */
function withRareCopies(settings: SimulatedSettings, chance: Chance): SimulatedSettings {
  return {
    ...settings,
    checkpointMs: chance.pick([10 * 60_000, 40 * 60_000, 3 * HOUR_MS]),
    concurrency: chance.pick([settings.concurrency, 8]),
  };
}

/** For a while nobody wants issues. */
function toldNobody(runs: readonly RunPlan[], chance: Chance): readonly RunPlan[] {
  return runs.map(run => (chance.is(0.5) ? { ...run, tells: 'nobody' } : run));
}

/** A log on the disk is read as a run begins, answers as they go somewhere else. */
function drawRead(chance: Chance): number {
  return chance.integer(1, chance.pick([10, 40, 150]));
}

/** From when some run is at work, or before. */
function lateReads({ runs }: Schedule, chance: Chance): PlannedHappening {
  const startsMs = runs[chance.integer(0, runs.length - 1)]?.startsMs ?? 0;
  return {
    what: 'read-late',
    atMs: Math.max(0, startsMs + chance.integer(-60_000, 120_000)),
    lagMs: chance.integer(100, 8_000),
    forMs: chance.pick([20_000, 5 * 60_000, 2 * HOUR_MS, 26 * HOUR_MS]),
  };
}
