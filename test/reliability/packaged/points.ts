// Where the packaged action can be hurt: every call to disk and network that any of a few recordings of a story has.
import { hurtAndClean } from './hurt.ts';
import { brokenPromises } from './promises.ts';
import type { Story } from './story.ts';
import { type Step, nameOf } from './trace.ts';

export type Point = { readonly story: Story; readonly step: Step; readonly isLost: boolean };

/** No two runs are the same: how often a thread is woken by another is up to the machine. */
const RECORDINGS = 3;

export function nameOfPoint({ story, step, isLost }: Point): string {
  const after = story.phase === 'post' ? 'post step killed' : isLost ? 'machine lost' : 'post step runs';
  return `${story.name}: ${nameOf(step)} (${after})`;
}

/** Of each kind, and of each thing that it is done to, as many as the recording with most of them has. In half of them the machine is lost. */
export function pointsIn(story: Story, recordings: readonly (readonly Step[])[]): readonly Point[] {
  const steps = new Map<string, Step>();
  for (const step of recordings.flat()) if (!steps.has(nameOf(step))) steps.set(nameOf(step), step);
  return [...steps.values()].map((step, index) => ({
    story,
    step,
    isLost: story.phase === 'main' && index % 2 === 1,
  }));
}

/** Runs the story to its end, unhurt. @throws Error when even so a promise is broken. */
export async function record(story: Story): Promise<readonly (readonly Step[])[]> {
  const recordings: (readonly Step[])[] = [];
  for (let count = 0; count < RECORDINGS; count += 1) {
    const { steps, broken } = await hurtAndClean(story, { isLost: false }, aftermath => ({
      steps: aftermath.steps,
      broken: brokenPromises(aftermath),
    }));
    if (broken.length > 0) throw new Error(`Expected a sound run where nothing is hurt: ${broken.join()}`);
    recordings.push(steps);
  }
  return recordings;
}

/** So many of them, at even distances. */
export function sampled<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter(item => item !== undefined);
}
