import type { Limits } from '../../src/domain/budget.ts';
import { Chance } from '../support/chance.ts';
import {
  type Family,
  type ModelPlan,
  type PlannedHappening,
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

/** Draws a schedule: the same seed, the same schedule. */
export function drawSchedule(seed: number, family: Family = 'all'): Schedule {
  const chance = new Chance(seed);
  for (;;) {
    const schedule = draw(seed, chance, family);
    if (faultsIn(schedule) > 0) return schedule;
  }
}

function draw(seed: number, chance: Chance, family: Family): Schedule {
  const isCalm = family === 'overlap';
  const tasks = drawTasks(chance);
  const settings = drawSettings(chance, tasks.length, isCalm);
  const spanMs = chance.pick([60_000, 20 * 60_000, 3 * HOUR_MS, 30 * HOUR_MS]);
  const runs = Array.from({ length: chance.integer(2, 4) }, (_, index) =>
    drawRun(chance, { index, spanMs, isCalm }),
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
    happenings: drawHappenings(chance, tasks, { spanMs, isCalm }),
    model: drawModel(chance, tasks, family),
  };
}

function drawTasks(chance: Chance): TaskLine[] {
  const count = chance.integer(6, 10);
  return Array.from({ length: count }, (_, index) => {
    const twin = index > 0 && chance.is(0.1) ? chance.integer(0, index - 1) : index;
    return { id: `t${index}`, content: `c${twin}` };
  });
}

/** What a call holds at most: a prompt's bytes and overhead, and the output cap. */
const HOLD_TOKENS = 1_100;

function drawSettings(chance: Chance, tasks: number, isCalm: boolean): SimulatedSettings {
  return {
    limits: drawLimits(chance, tasks, isCalm),
    concurrency: chance.integer(1, 4),
    publish: chance.is(0.75) ? 'commit' : 'none',
    checkpointMs: chance.pick([5_000, 30_000, 120_000]),
    attemptsMax: chance.integer(1, 3),
    timeoutMs: 120_000,
    runtimeMs: chance.pick([10 * 60_000, HOUR_MS, 12 * HOUR_MS]),
    mayAsk: chance.is(0.7),
    hasCache: chance.is(0.85),
  };
}

function drawLimits(chance: Chance, tasks: number, isCalm: boolean): Limits {
  const some = (least: number, most: number) => ({ tokens: HOLD_TOKENS * chance.integer(least, most) });
  if (isCalm) return { run: {}, day: { tokens: 400_000 }, month: { tokens: 2_000_000 } };
  const cost = chance.is(0.4) ? { nanoUsd: 2_200_000 * chance.integer(2, 2 * tasks) } : {};
  return {
    run: chance.is(0.6) ? { ...some(2, tasks + 4), ...cost } : cost,
    day: chance.is(0.7) ? some(3, 2 * tasks) : {},
    month: chance.is(0.4) ? some(tasks, 4 * tasks) : {},
  };
}

type Span = { readonly spanMs: number; readonly isCalm: boolean };

function drawRun(chance: Chance, { index, spanMs, isCalm }: Span & { readonly index: number }): RunPlan {
  const faults = isCalm ? [] : drawFaults(chance, chance.pick([0, 1, 1, 2, 3]), 260);
  return {
    startsMs: chance.integer(0, spanMs),
    machine: index > 0 && chance.is(0.25) ? chance.integer(0, index - 1) : 'new',
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

function drawHappenings(
  chance: Chance,
  tasks: readonly TaskLine[],
  { spanMs, isCalm }: Span,
): PlannedHappening[] {
  const count = isCalm ? chance.integer(1, 2) : chance.pick([0, 1, 1, 2, 3]);
  return Array.from({ length: count }, (_, index): PlannedHappening => {
    const atMs = chance.integer(0, spanMs + 10 * 60_000);
    const forMs = chance.pick([20_000, 5 * 60_000, 2 * HOUR_MS]);
    const task = `t${chance.integer(0, tasks.length - 1)}`;
    if (isCalm)
      return chance.is(0.5)
        ? { atMs, what: 'add', task: `t${tasks.length + index}`, content: `c${tasks.length + index}` }
        : { atMs, what: 'commit-to-main' };
    switch (chance.integer(0, 11)) {
      case 0:
        return { atMs, what: 'evict-all' };
      case 1:
        return { atMs, what: 'evict-some' };
      case 2:
        return { atMs, what: 'damage-next-copy', flavour: chance.fraction() };
      case 3:
        return { atMs, what: 'list-copies-late', forMs };
      case 4:
        return { atMs, what: 'github-down', forMs };
      case 5:
        return { atMs, what: 'cache-down', forMs };
      case 6:
        return { atMs, what: 'model-down', forMs };
      case 7:
      case 8:
        return { atMs, what: 'edit', task, content: `c${task.slice(1)}-edit-${index}` };
      case 9:
        return { atMs, what: 'remove', task, content: '' };
      case 10:
        return { atMs, what: 'commit-to-main' };
      default:
        return { atMs, what: 'close-issues' };
    }
  }).sort((a, b) => a.atMs - b.atMs);
}

function drawModel(chance: Chance, tasks: readonly TaskLine[], family: Family): ModelPlan {
  if (family === 'overlap') return { trouble: 0, isHonest: true, hopeless: [] };
  return {
    trouble: chance.pick([0, 0.05, 0.2, 0.6]),
    isHonest: family !== 'dishonest',
    hopeless: tasks.filter(() => chance.is(0.05)).map(({ content }) => content),
  };
}

/** How long after the last thing that is planned nothing goes wrong any more. */
export const QUIET_AFTER_MS = 2 * DAY_MS;
