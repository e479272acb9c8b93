import { Morning } from '../crash/morning.ts';
import { NAMED_STORIES } from '../named-stories/all-stories.ts';
import { drawSchedule } from '../schedule/draw-schedule.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { type Lived, live } from '../story/live.ts';
import type { SeenIn } from './guard.ts';
import { GUARD_STORIES } from './stories/guard-stories.ts';

/** Lives through one story. */
export type Telling = () => Promise<Lived>;

/** Where to look, in the order in which to look. `isShort`: there is no time for random ones that show nothing. */
export function* storiesFor(seenIn: SeenIn, { isShort }: { readonly isShort: boolean }): Generator<Telling> {
  if ('point' in seenIn) {
    const { point } = seenIn;
    yield async () => (await Morning.before(point.reference)).live(point);
  } else if ('story' in seenIn) {
    for (const schedule of storyNamed(seenIn.story)) yield () => live(schedule);
  } else {
    const { family, within } = seenIn;
    const first = isShort ? seenIn.seed : 1;
    for (let seed = first; seed < first + within; seed += 1) yield () => live(drawSchedule(seed, family));
  }
}

/** @throws Error where there is none of that name. */
export function storyNamed(name: string): readonly Schedule[] {
  const story = [...NAMED_STORIES, ...GUARD_STORIES].find(each => each.name === name);
  if (story === undefined) throw new Error(`Expected the name of a story, got "${name}".`);
  return story.schedules;
}
