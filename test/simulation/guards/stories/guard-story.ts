import { PLAIN, PLAIN_RUN } from '../../named-stories/named-story.ts';
import type { PlannedHappening } from '../../schedule/planned-happening.ts';
import type { RunPlan, Schedule, StepFault, TaskLine } from '../../schedule/schedule.ts';

/** A story that is told to show what a guard is there for: chance alone comes upon it too seldom, or never. */
export type GuardStory = { readonly name: string; readonly schedules: readonly Schedule[] };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A call takes up to a minute: there is time for a checkpoint, or for another run, between two of them. */
export const SLOW: Schedule = { ...PLAIN, pace: { ...PLAIN.pace, callMsMax: MINUTE_MS } };

/** More work than a lease lasts. */
export const LONG: Schedule = {
  ...PLAIN,
  pace: { ...PLAIN.pace, callMsMax: 110_000 },
  settings: { ...PLAIN.settings, runtimeMs: 12 * HOUR_MS },
  tasks: numbered(60),
};

export function numbered(count: number): readonly TaskLine[] {
  return Array.from({ length: count }, (_, index) => ({ id: `t${index}`, content: `c${index}` }));
}

/** Of the steps whose kind and name begin so, the n-th: it dies when that is done, or on its way. */
export function diesAt(on: string, step = 1, flavour = 0.75): readonly StepFault[] {
  return [{ on, step, do: 'die', flavour, isLasting: false }];
}

export function failsAt(on: string, step = 1, flavour = 0): readonly StepFault[] {
  return [{ on, step, do: 'fail', flavour, isLasting: false }];
}

/** So many tasks want something else from then on. */
export function editedAt(hours: number, count = 1): readonly PlannedHappening[] {
  return numbered(count).map(({ id, content }) => ({
    ...{ atMs: hours * HOUR_MS, what: 'edit', task: id, content: `${content}-edit-${hours * 10}` },
  }));
}

/** One for each of so many places between two flavours. */
export function flavours(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 0.5)) / count);
}

/** The first freezes when it has some answers; the second takes its place and is lost at once; the first wakes. */
export const ASIDE: readonly RunPlan[] = [
  { ...PLAIN_RUN, stall: { atMs: MINUTE_MS / 2, forMs: HOUR_MS } },
  { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS, faults: diesAt('request POST /graphql', 2) },
];
