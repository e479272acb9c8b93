import { CLOCK_STORIES } from './clock-stories.ts';
import { DISK_STORIES } from './disk-stories.ts';
import { HAND_OVER_STORIES } from './hand-over-stories.ts';
import { OVERLAP_STORIES } from './overlap-stories.ts';
import { type NamedStory, PLAIN, PLAIN_RUN, atEach, dies, fails } from './named-story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Bugs of one run after the other: what was lost, torn or damaged in between. */
const LOSS_STORIES: readonly NamedStory[] = [
  {
    name: 'a machine is lost between the commit of the results and that of the state',
    was: 'the log knew nothing of results that were in the repository, and the next run paid for them again',
    schedules: atEach([60, 82], step => ({ ...PLAIN, runs: [{ ...PLAIN_RUN, faults: dies(step) }] })),
  },
  {
    name: 'a process is killed between making a segment of the log and syncing its folder',
    was: 'the next process on that machine synced what it added to the segment, and nobody its name: holds could have been lost',
    schedules: atEach([4, 24], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, hasCache: false },
      runs: [
        { ...PLAIN_RUN, faults: dies(step) },
        { ...PLAIN_RUN, startsMs: HOUR_MS, machine: 0 },
      ],
    })),
  },
  {
    name: 'a copy from the cache has a whole log and a damaged file of answers',
    was: 'answers that the state branch had were asked for and paid for again',
    schedules: atEach([48, 70], step => ({
      ...PLAIN,
      runs: [
        { ...PLAIN_RUN, faults: fails(step) },
        { ...PLAIN_RUN, startsMs: DAY_MS },
      ],
      happenings: [{ atMs: DAY_MS - 1, what: 'damage-next-copy', flavour: 0.104 }],
    })),
  },
  {
    name: 'GitHub refuses an answer, and the machine that has it is lost',
    was: 'the next run found out when its work was over, said that all was done, and left the task pending',
    schedules: atEach([70, 95], step => ({
      ...PLAIN,
      runs: [{ ...PLAIN_RUN, faults: dies(step) }],
      happenings: [{ atMs: 0, what: 'refuse-answers', content: 'c0', forMs: HOUR_MS }],
    })),
  },
  {
    name: 'GitHub refuses answers on the state branch, takes one as a result, and the machine is lost',
    was: 'the log knew nothing of the result, and the task was asked for again',
    schedules: [9_000, 11_000].flatMap(forMs =>
      atEach([12, 19], step => ({
        ...PLAIN,
        runs: [
          {
            ...PLAIN_RUN,
            faults: [{ on: 'request POST /graphql', step, do: 'die', flavour: 0.75, isLasting: false }],
          },
        ],
        happenings: [{ atMs: 0, what: 'refuse-answers', content: undefined, forMs }],
      })),
    ),
  },
  {
    name: 'an answer that GitHub refuses is in the cache, and the next machine is lost before it has made a copy',
    was: 'the copy was not gone on from, as the branch had more, and the answer was thrown away with it and paid for again',
    schedules: atEach([36, 54], step => ({
      ...PLAIN,
      runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS, faults: dies(step) }],
      happenings: [{ atMs: 0, what: 'refuse-answers', content: undefined, forMs: 2 * HOUR_MS }],
    })),
  },
  {
    name: 'a commit comes twice on its way, and the answer to the second one comes back',
    was: 'a run took its own commit for that of another one, made room for it, and people were told that it had been killed',
    schedules: atEach([10, 60], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, mayAsk: false },
      runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS, faults: fails(step) }],
      happenings: [{ atMs: HOUR_MS / 2, what: 'edit', task: 't0', content: 'c0-edit-0' }],
    })),
  },
  {
    name: 'a sync of the log fails, and in the next run on that machine the power does',
    was: 'its first lines were nowhere, those of the next run stood behind a hole, and every later run was refused',
    schedules: [10, 11, 12, 13, 14].flatMap(second =>
      atEach([14, 18], step => ({
        ...PLAIN,
        seed: step,
        settings: { ...PLAIN.settings, hasCache: false },
        runs: [
          { ...PLAIN_RUN, faults: fails(step) },
          { ...PLAIN_RUN, startsMs: HOUR_MS, machine: 0, faults: dies(second), afterDeath: 'power' },
        ],
        restsOn: 0,
      })),
    ),
  },
  {
    name: 'tasks exchange what they ask, and a new one asks what one of them asked before',
    was: 'the first that was given an answer let go of its last one, and whoever wanted that paid for it again',
    schedules: [
      {
        ...PLAIN,
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS }],
        happenings: [
          { atMs: HOUR_MS / 2, what: 'edit', task: 't0', content: 'c1' },
          { atMs: HOUR_MS / 2, what: 'edit', task: 't1', content: 'c0' },
          { atMs: HOUR_MS / 2, what: 'edit', task: 't2', content: 'c3' },
          { atMs: HOUR_MS / 2, what: 'put', task: 't6', content: 'c2' },
        ],
      },
    ],
  },
];

/** Every bug that was found by simulation. */
export const NAMED_STORIES: readonly NamedStory[] = [
  ...LOSS_STORIES,
  ...CLOCK_STORIES,
  ...OVERLAP_STORIES,
  ...DISK_STORIES,
  ...HAND_OVER_STORIES,
];
