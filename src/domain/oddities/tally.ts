import type { OddKind } from '../event.ts';
import type { TaskId } from '../task.ts';

/** What calls of one type came to in the run that is on. All of it is bounded, however long the run. */
export type Tally = {
  /** Requests that ended and whose end says something of the type. */
  readonly attempts: number;
  readonly failed: number;
  readonly samples: Samples;
  /** Of all that were answered, the largest first; the earlier one where two are equal. */
  readonly slowest: readonly Extreme[];
  readonly dearest: readonly Extreme[];
};

/** Figures of calls that completed, oldest first: the last `SAMPLES_MAX`, and in a run up to as many before them. */
export type Samples = {
  readonly durationsMs: readonly number[];
  readonly costsNanoUsd: readonly number[];
};

export type Extreme = { readonly task: TaskId; readonly value: number };

/** What is usual of a type, by the runs before the one that is on. */
export type Usual = {
  readonly samples: Samples;
  /** Of the last `RUNS_MAX` runs that tried it, the oldest first. */
  readonly runs: readonly Share[];
  /** What was odd about it in the last run that tried it, as far as people are told of it as an anomaly. */
  readonly odd: readonly OddKind[];
};

export type Share = { readonly failed: number; readonly attempts: number };

export const SAMPLES_MAX = 128;
export const RUNS_MAX = 20;
/** So few that nobody has to look through more, and an insertion costs nothing. */
export const EXTREMES_MAX = 5;

/**
 * Types that are watched: the first so many of a run, and the so many that were tried last. Of one beyond that nothing is
 * known, so nothing about it is ever odd. A list with more has types that are made up as it is written.
 */
export const TYPES_MAX = 64;

export const NO_SAMPLES: Samples = { durationsMs: [], costsNanoUsd: [] };
export const NO_USUAL: Usual = { samples: NO_SAMPLES, runs: [], odd: [] };

/** A tally as `evolve` writes it: in place, as a replay does so for every call there ever was. */
export type TallyDraft = {
  attempts: number;
  failed: number;
  readonly samples: { readonly durationsMs: number[]; readonly costsNanoUsd: number[] };
  readonly slowest: Extreme[];
  readonly dearest: Extreme[];
};

export function newTally(): TallyDraft {
  return {
    ...{ attempts: 0, failed: 0 },
    samples: { durationsMs: [], costsNanoUsd: [] },
    ...{ slowest: [], dearest: [] },
  };
}

/** Keeps the last `SAMPLES_MAX` and some: to cut a list once it is twice as long costs one step a value, whatever its length. */
export function addSample(values: number[], value: number): void {
  values.push(value);
  if (values.length === 2 * SAMPLES_MAX) values.splice(0, SAMPLES_MAX);
}

export function addExtreme(extremes: Extreme[], task: TaskId, value: number): void {
  const least = extremes[EXTREMES_MAX - 1];
  // So it is with nearly all of a million calls.
  if (least !== undefined && value <= least.value) return;
  const place = extremes.findIndex(extreme => extreme.value < value);
  extremes.splice(place < 0 ? extremes.length : place, 0, { task, value });
  if (extremes.length > EXTREMES_MAX) extremes.pop();
}
