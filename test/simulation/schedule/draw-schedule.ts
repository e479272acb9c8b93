import { BOUNDS, type Bounds } from '../../../src/app/home/home.ts';
import { Chance } from '../../support/chance.ts';
import { drawHappenings } from './draw-happenings.ts';
import { drawLimits } from './draw-limits.ts';
import { withNewerThings } from './draw-newer-things.ts';
import { withRareThings } from './draw-rare-things.ts';
import {
  type Family,
  type ModelPlan,
  type RunPlan,
  type Schedule,
  type SimulatedSettings,
  type StepFault,
  type TaskLine,
  faultsIn,
} from './schedule.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The last hours of a month, and its first: days and months change while the agent is at work. */
const BEGINNINGS = [
  Date.parse('2026-01-31T21:30:00.000Z'),
  Date.parse('2026-03-10T09:00:00.000Z'),
  Date.parse('2026-06-14T23:40:00.000Z'),
] as const;

/** Any number: it makes another chance of the same seed. */
const NEWER = 0x2545f491;

/** Draws a schedule: the same seed, the same schedule. */
export function drawSchedule(seed: number, family: Family = 'all'): Schedule {
  const chance = new Chance(seed);
  for (;;) {
    const schedule = withRareThings(draw(seed, chance, family), new Chance(~seed));
    if (faultsIn(schedule) > 0) return withNewerThings(schedule, new Chance(seed ^ NEWER));
  }
}

function draw(seed: number, chance: Chance, family: Family): Schedule {
  const isCalm = family === 'overlap';
  const tasks = drawTasks(chance);
  const settings = drawSettings(chance, tasks.length, isCalm);
  const spanMs = chance.pick([60_000, 20 * 60_000, 3 * HOUR_MS, 3 * HOUR_MS, 30 * HOUR_MS, 9 * DAY_MS]);
  // Whoever has a runner of their own has it for all runs.
  const reuse = chance.pick([0, 0.25, 0.25, 0.9]);
  const runs = Array.from({ length: chance.integer(2, spanMs > DAY_MS ? 6 : 4) }, (_, index) =>
    drawRun(chance, { index, spanMs, isCalm, reuse }),
  ).sort((a, b) => a.startsMs - b.startsMs);
  return {
    seed,
    family,
    beginsMs: chance.pick(BEGINNINGS) + chance.integer(0, HOUR_MS),
    settings,
    pace: {
      requestMsMax: chance.pick([40, 400, 4_000, 15_000]),
      callMsMax: chance.pick([500, 10_000, 110_000]),
      cacheMsMax: chance.pick([100, 5_000, 90_000]),
    },
    tasks,
    runs,
    happenings: drawHappenings(chance, tasks, { spanMs, family, settings }),
    model: drawModel(chance, tasks, family),
    restsOn: reuse > 0.5 && chance.is(0.5) ? 0 : undefined,
  };
}

function drawTasks(chance: Chance): TaskLine[] {
  const count = chance.integer(6, 10);
  return Array.from({ length: count }, (_, index) => {
    const twin = index > 0 && chance.is(0.1) ? chance.integer(0, index - 1) : index;
    return { id: `t${index}`, content: `c${twin}` };
  });
}

function drawSettings(chance: Chance, tasks: number, isCalm: boolean): SimulatedSettings {
  return {
    limits: drawLimits(chance, tasks, isCalm),
    concurrency: chance.integer(1, 4),
    publish: chance.pick(['commit', 'commit', 'commit', 'pull-request', 'none']),
    checkpointMs: chance.pick([5_000, 30_000, 120_000]),
    attemptsMax: chance.integer(1, 3),
    timeoutMs: 120_000,
    runtimeMs: chance.pick([10 * 60_000, HOUR_MS, 12 * HOUR_MS]),
    mayAsk: chance.is(0.7),
    hasCache: chance.is(0.85),
    listens: chance.is(0.35),
    bounds: chance.is(0.4) ? drawBounds(chance) : undefined,
  };
}

/** With the usual ones no story is long enough for a snapshot. */
function drawBounds(chance: Chance): Bounds {
  return {
    piecesMax: chance.integer(1, 6),
    bytesMax: chance.pick([4_000, BOUNDS.bytesMax]),
    resultsPerCommit: chance.pick([1, 2, BOUNDS.resultsPerCommit]),
  };
}

type Place = {
  readonly index: number;
  readonly spanMs: number;
  readonly isCalm: boolean;
  /** How often a run is on a machine of an earlier one. */
  readonly reuse: number;
};

function drawRun(chance: Chance, { index, spanMs, isCalm, reuse }: Place): RunPlan {
  const faults = isCalm ? [] : drawFaults(chance, chance.pick([0, 1, 1, 2, 3]), 260);
  return {
    startsMs: chance.integer(0, spanMs),
    machine: index > 0 && chance.is(reuse) ? chance.integer(0, Math.min(1, index - 1)) : 'new',
    again: index > 0 && chance.is(0.12) ? chance.integer(0, index - 1) : undefined,
    faults,
    cancelMs: !isCalm && chance.is(0.12) ? chance.integer(0, 10 * 60_000) : undefined,
    stall:
      !isCalm && chance.is(0.12)
        ? { atMs: chance.integer(0, 10 * 60_000), forMs: chance.integer(1, 3 * HOUR_MS) }
        : undefined,
    clockOffsetMs: !isCalm && chance.is(0.1) ? chance.integer(-50 * 60_000, 50 * 60_000) : 0,
    afterDeath: chance.pick(['post', 'post', 'lost', 'lost', 'power']),
    postFaults: !isCalm && chance.is(0.25) ? drawFaults(chance, 1, 60) : [],
  };
}

function drawFaults(chance: Chance, count: number, stepMax: number): StepFault[] {
  return Array.from({ length: count }, () => ({
    step: chance.integer(1, chance.pick([25, 90, stepMax])),
    do: chance.is(0.45) ? ('die' as const) : ('fail' as const),
    flavour: chance.fraction(),
    isLasting: chance.is(0.15),
  }));
}

function drawModel(chance: Chance, tasks: readonly TaskLine[], family: Family): ModelPlan {
  if (family === 'overlap') return { trouble: 0, isHonest: true, hopeless: [] };
  return {
    trouble: chance.pick([0, 0.05, 0.2, 0.6]),
    isHonest: family !== 'dishonest',
    honestFor: chance.pick([0, 3, 10]),
    hopeless: tasks.filter(() => chance.is(0.05)).map(({ content }) => content),
  };
}

/** How long after the last thing that is planned nothing goes wrong any more. */
export const QUIET_AFTER_MS = 2 * DAY_MS;
