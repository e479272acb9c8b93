import { drawSchedule } from '../schedule/draw-schedule.ts';
import { live } from '../story/live.ts';
import type { Family } from '../schedule/schedule.ts';
import { traceOf } from '../story/trace.ts';

/** So many seeds in a row. */
export type Portion = {
  readonly family: Family;
  readonly first: number;
  readonly schedules: number;
  /** Whether the trace of each is wanted, to be compared. */
  readonly hasTraces?: boolean;
};

export type Sums = {
  readonly schedules: number;
  readonly calls: number;
  readonly steps: number;
  /** Of the steps, those that met a planned fault. */
  readonly met: number;
  /** Seeds of stories in which a check saw something, each with what it saw first. */
  readonly failed: readonly { readonly seed: number; readonly saw: string }[];
  readonly traces: readonly string[];
};

/** Lives through a portion of stories, one after the other. */
export async function liveSome({ family, first, schedules, hasTraces = false }: Portion): Promise<Sums> {
  let [calls, steps, met] = [0, 0, 0];
  const failed: { seed: number; saw: string }[] = [];
  const traces: string[] = [];
  for (let seed = first; seed < first + schedules; seed += 1) {
    const lived = await live(drawSchedule(seed, family), hasTraces);
    calls += lived.calls;
    steps += lived.steps;
    met += lived.hits.length;
    const [violation] = lived.violations;
    if (violation !== undefined) failed.push({ seed, saw: `${violation.check}: ${violation.saw}` });
    if (hasTraces) traces.push(traceOf(lived));
  }
  return { schedules, calls, steps, met, failed, traces };
}
