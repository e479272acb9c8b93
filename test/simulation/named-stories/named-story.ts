import type { PlannedHappening } from '../schedule/planned-happening.ts';
import type { RunPlan, Schedule, StepFault } from '../schedule/schedule.ts';

/** A story that once went wrong. It is kept as what happened, not as a seed: seeds change their meaning when drawing does. */
export type NamedStory = {
  readonly name: string;
  /** What went wrong. */
  readonly was: string;
  /** One for each step at which it may happen: the step that did it then moves when something is done before it. */
  readonly schedules: readonly Schedule[];
  /** More calls than these would pay again for what need not be; absent: the checks alone say what is wrong. */
  readonly callsMax?: number;
};

/** A run of which nothing is said. */
export const PLAIN_RUN: RunPlan = {
  ...{ startsMs: 0, machine: 'new', faults: [], postFaults: [], clockOffsetMs: 0, afterDeath: 'lost' },
};

/** Six tasks and no run yet, in a world in which nothing goes wrong. */
export const PLAIN: Schedule = {
  seed: 1,
  family: 'all',
  beginsMs: Date.parse('2026-03-10T09:00:00.000Z'),
  settings: {
    limits: { run: {}, day: {}, month: {} },
    concurrency: 1,
    publish: 'commit',
    checkpointMs: 30_000,
    attemptsMax: 3,
    timeoutMs: 120_000,
    runtimeMs: 3_600_000,
    mayAsk: true,
    hasCache: true,
  },
  pace: { requestMsMax: 40, callMsMax: 500, cacheMsMax: 100 },
  tasks: tasks(6),
  runs: [],
  happenings: [],
  model: { trouble: 0, isHonest: true, hopeless: [] },
};

/** So many tasks, each with work of its own. */
export function tasks(count: number): Schedule['tasks'] {
  return Array.from({ length: count }, (_, number) => ({ id: `t${number}`, content: `c${number}` }));
}

/** So many tasks more. */
export function added(count: number, atMs: number): readonly PlannedHappening[] {
  return Array.from({ length: count }, (_, number) => ({
    ...{ atMs, what: 'add', task: `n${number}`, content: `c${number + 10}` },
  }));
}

/** GitHub does what it is asked, and its answer is lost. */
export const LOST_REPLY: Omit<StepFault, 'step'> = {
  ...{ on: 'request POST /graphql', do: 'fail', flavour: 0.7, isLasting: false },
};

/** One for each step, from the first to the last. */
export function atEach(
  [first, last]: readonly [number, number],
  scheduleFor: (step: number) => Schedule,
): readonly Schedule[] {
  return Array.from({ length: last - first + 1 }, (_, index) => scheduleFor(first + index));
}

/** It dies when the step is done, or, of a request, when it is on its way. */
export function dies(step: number): RunPlan['faults'] {
  return [fault(step, 'die', 0.75)];
}

export function fails(step: number): RunPlan['faults'] {
  return [fault(step, 'fail', 0.48)];
}

function fault(step: number, what: StepFault['do'], flavour: number): StepFault {
  return { step, do: what, flavour, isLasting: false };
}
