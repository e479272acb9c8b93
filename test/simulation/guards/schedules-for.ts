import { NAMED_STORIES } from '../named-stories/all-stories.ts';
import { drawSchedule } from '../schedule/draw-schedule.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { SeenIn } from './guard.ts';
import { GUARD_STORIES } from './stories/guard-stories.ts';

/** Where to look, in the order in which to look. `isShort`: there is no time for random ones that show nothing. */
export function* schedulesFor(seenIn: SeenIn, { isShort }: { readonly isShort: boolean }): Generator<Schedule> {
  if ('story' in seenIn) return yield* storyNamed(seenIn.story);
  const { family, within } = seenIn;
  const first = isShort ? seenIn.seed : 1;
  for (let seed = first; seed < first + within; seed += 1) yield drawSchedule(seed, family);
}

/** @throws Error where there is none of that name. */
export function storyNamed(name: string): readonly Schedule[] {
  const story = [...NAMED_STORIES, ...GUARD_STORIES].find(each => each.name === name);
  if (story === undefined) throw new Error(`Expected the name of a story, got "${name}".`);
  return story.schedules;
}
