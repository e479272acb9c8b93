// Guards of the packaged action, each taken out to see that its absence is noticed.
import { hurtAndClean } from './hurt.ts';
import { killAt } from './kill-at.ts';
import { patchedAction } from './patched-action.ts';
import type { Point } from './points.ts';
import type { Story } from './story.ts';

/** Nobody waits for the hold, and it comes to the disk a little later. */
const HOLD_LATER = [
  { from: 'await append.durable.promise;', to: 'append.durable.promise.catch(() => {});' },
  {
    from: 'await this.#store.append(bytes);',
    to: 'await new Promise(resolve => setTimeout(resolve, 25)); await this.#store.append(bytes);',
  },
];
/** It is written, and not synced: a machine that dies takes it along. */
const HOLD_UNSYNCED = [{ from: 'this.#disk.inPlace(descriptor);', to: '' }];
/** What a killed step has left on the disk is not looked at. */
const NO_RESCUE = [{ from: 'await rescue(config, step, process);', to: '' }];

/** So many bytes of one write or request are looked at. */
const BYTES_MAX = 100_000;

/** Tasks that a whole run asked for before their hold had reached the disk: told by every write and sync of all its threads. */
export async function askedTooEarly(story: Story, action?: string): Promise<readonly string[]> {
  const hurt = { isLost: false, isWide: true, bytesMax: BYTES_MAX, stage: { action } };
  return hurtAndClean(story, hurt, ({ undurable, askedByHurt }) => {
    if (askedByHurt.length === 0)
      throw new Error('Expected a run that asks the model, got one that does not.');
    return undurable.asked;
  });
}

/** What the controls did not notice, a sentence each. `points` are those of the story. */
export async function unnoticed(story: Story, points: readonly Point[]): Promise<readonly string[]> {
  const calls = points.filter(({ step }) => step.call === 'write' && step.target === 'model');
  const missed: string[] = [];
  {
    using unsynced = patchedAction(HOLD_UNSYNCED);
    if ((await askedTooEarly(story, unsynced.folder)).length === 0) missed.push('a hold that is not synced');
  }
  for (const [guard, patches, promise] of [
    ['a hold that comes after its call', HOLD_LATER, 'no call without a durable hold'],
    ['a post step that keeps nothing', NO_RESCUE, 'at most what was in flight is repeated'],
  ] as const) {
    using patched = patchedAction(patches);
    if (!(await isNoticed(calls, patched.folder, promise))) missed.push(guard);
  }
  return missed.map(guard => `The control found nothing wrong with ${guard}.`);
}

/** Killed at one call of the model after the other, until this promise is found broken. */
async function isNoticed(calls: readonly Point[], action: string, promise: string): Promise<boolean> {
  for (const point of calls) {
    const { broken } = await killAt({ ...point, isLost: false }, { stage: { action } });
    if (broken.some(sentence => sentence.startsWith(promise))) return true;
  }
  return false;
}
