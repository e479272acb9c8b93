import type { RunPlan, Schedule, StepFault } from '../schedule/schedule.ts';
import { type Reference, type ReferenceName, referenceNamed } from './reference-story.ts';

/**
 * What becomes of the machine of a run that was hurt. `post`: the runner starts its second step, and the next run is on another
 * machine. `lost`: with all that is on it. `power`: it loses power, and the next run is there. `stays`: the next run is there.
 */
export const MACHINE_FATES = ['post', 'lost', 'power', 'stays'] as const;
export type MachineFate = (typeof MACHINE_FATES)[number];

/** Where a reference run is hurt, how, and what becomes of its machine; and perhaps where its recovery is hurt as well. */
export type Point = {
  readonly reference: ReferenceName;
  readonly fault: StepFault;
  readonly fate: MachineFate;
  readonly second?: SecondPoint | undefined;
};

/** In the second step of the same job, or in the run after it. */
export type SecondPoint = {
  readonly hurts: 'post' | 'next';
  readonly fault: StepFault;
  readonly fate: (typeof SECOND_FATES)[number];
};

/** Nobody starts a second step twice. */
export const SECOND_FATES = ['lost', 'power', 'stays'] as const satisfies readonly MachineFate[];

/** Time for everything that was on its way, and for a lease to end. */
export const RECOVERY_AFTER_MS = 3 * 3_600_000;
const AGAIN_AFTER_MS = 2 * RECOVERY_AFTER_MS;

/** The story of a point, whole: it can be lived alone, from its first day on. */
export function scheduleOf(point: Point, reference = referenceNamed(point.reference)): Schedule {
  const { schedule, run: place } = reference;
  const { fault, fate, second } = point;
  const run = schedule.runs[place];
  if (run === undefined) throw new Error(`Expected a run in the place ${place}.`);
  const hurt: RunPlan = {
    ...run,
    ...machineAfter(second?.hurts === 'post' ? second.fate : fate, fault),
    hasSecondStep: fate === 'post',
    faults: [fault],
    postFaults: second?.hurts === 'post' ? [second.fault] : [],
  };
  const own = machineOf(reference);
  // Where the machine of the second step is there still, the next run is on it.
  const isNear = isThere(fate) || (second?.hurts === 'post' && isThere(second.fate));
  const next: RunPlan = {
    ...run,
    startsMs: run.startsMs + RECOVERY_AFTER_MS,
    machine: isNear ? own : 'new',
    isClean: second?.hurts !== 'next',
    ...(second?.hurts === 'next' && {
      ...machineAfter(second.fate, second.fault),
      faults: [second.fault],
      hasSecondStep: false,
    }),
  };
  const runs = [...schedule.runs.slice(0, place), hurt, next];
  if (second?.hurts !== 'next') return { ...schedule, runs, ...(isNear && { restsOn: own }) };
  const its = isNear ? own : own + 1;
  const last: RunPlan = {
    ...run,
    startsMs: run.startsMs + AGAIN_AFTER_MS,
    machine: isThere(second.fate) ? its : 'new',
    isClean: true,
  };
  return { ...schedule, runs: [...runs, last], ...(isThere(second.fate) && { restsOn: its }) };
}

function isThere(fate: MachineFate): boolean {
  return fate === 'power' || fate === 'stays';
}

/** Each point keeps something else of what was not synced. */
function machineAfter(fate: MachineFate, { step, flavour }: StepFault): Partial<RunPlan> {
  return fate === 'power' ? { losesPower: step + flavour } : {};
}

/** Whether all that is durable on the machine of the reference run comes to the runs after it. */
export function keepsMachine({ fate, second }: Point): boolean {
  if (second === undefined) return fate !== 'lost';
  if (second.hurts === 'post') return second.fate !== 'lost';
  return fate === 'post' || (isThere(fate) && isThere(second.fate));
}

/** The same, of the run after it where that is hurt. */
export function keepsNext({ second }: Point): boolean {
  return second?.hurts === 'next' && isThere(second.fate);
}

/** The place of the reference run's machine among all. */
function machineOf({ schedule, run }: Reference): number {
  const { machine = 'new' } = schedule.runs[run] ?? {};
  const before = schedule.runs.slice(0, run).filter(plan => plan.machine === 'new').length;
  return machine === 'new' ? before : machine;
}

/** On one line, as `npm run simulate -- --point` takes it. */
export function pointText(point: Point): string {
  return JSON.stringify(point);
}
