// The packaged action is killed in one call.
import { hurtAndClean } from './hurt.ts';
import type { Point } from './points.ts';
import { brokenPromises } from './promises.ts';
import type { StageOptions } from './stage.ts';
import { type Step, nameOf } from './trace.ts';
import { injectionAt } from './tracer.ts';

export type Killed = {
  readonly point: Point;
  /** How many calls of its kind the tracer let pass, and this one. */
  readonly index: number;
  /** False: the run had ended before it came to this. */
  readonly isKilled: boolean;
  readonly steps: readonly Step[];
  readonly broken: readonly string[];
};

export async function killAt(
  point: Point,
  { index = point.step.index, stage }: { readonly index?: number; readonly stage?: StageOptions } = {},
): Promise<Killed> {
  const { story, isLost } = point;
  const injection = injectionAt({ ...point.step, index }, 'signal=KILL');
  try {
    return await hurtAndClean(story, { injection, isLost, ...(stage && { stage }) }, aftermath => {
      const { hurt, steps } = aftermath;
      const isKilled = (story.phase === 'main' ? hurt.exitCode : hurt.postExitCode) === null;
      return { point, index, isKilled, steps, broken: brokenPromises(aftermath) };
    });
  } catch (error) {
    // What is checked after every job has its own way to complain.
    const broken = [error instanceof Error ? error.message : String(error)];
    return { point, index, isKilled: false, steps: [], broken };
  }
}

/** The call that it was killed in. Undefined: in one to nothing that lasts, or not at all. */
export function hitOf({ steps }: Killed): string | undefined {
  const cut = steps.find(({ end }) => end === 'cut');
  return cut && nameOf(cut);
}

/** Where to aim after a miss: where the call was this time, or, if it did not come to that, a little later. */
export function nextIndex({ point, index, steps }: Killed): number {
  const wanted = nameOf(point.step);
  return steps.find(step => nameOf(step) === wanted)?.index ?? index + 1;
}
