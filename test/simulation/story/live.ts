import type { Schedule } from '../schedule/schedule.ts';
import { Story } from './story.ts';
import type { Violation } from '../checks/watch.ts';
import { World } from '../world/world.ts';

/** What came of a story. */
export type Lived = {
  readonly violations: readonly Violation[];
  readonly transcript: readonly string[];
  /** Steps of all processes. */
  readonly steps: number;
  /** What was planned and came about. */
  readonly hits: readonly string[];
  readonly calls: number;
  readonly world: World;
};

/** Carries a schedule out, lets everything come to rest, and says what the checks saw. */
export async function live(schedule: Schedule, isRecorded = false): Promise<Lived> {
  const story = new Story(new World(schedule, isRecorded));
  await story.live();
  return livedOf(story);
}

export function livedOf({ world, steps, hits }: Story): Lived {
  return {
    violations: world.watch.violations,
    transcript: world.transcript ?? [],
    steps,
    hits,
    calls: world.watch.calls.length,
    world,
  };
}
