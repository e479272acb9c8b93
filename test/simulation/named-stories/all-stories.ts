import { type NamedStory, PLAIN, PLAIN_RUN, atEach, dies, fails } from './named-story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every bug that was found by simulation, the oldest first. */
export const NAMED_STORIES: readonly NamedStory[] = [
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
    name: 'two runs have an answer to the same, and that of the one that counts is refused by GitHub and lost',
    was: 'what the other one had was taken in before anybody saw that an answer was gone, and it was asked for once more',
    schedules: atEach([2, 8], step => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, callMsMax: 10_000 },
      tasks: [{ id: 't9', content: 'c9' }],
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 2_500, forMs: 2.5 * HOUR_MS }, afterDeath: 'post' },
        { ...PLAIN_RUN, startsMs: 2.4 * HOUR_MS },
        { ...PLAIN_RUN, startsMs: 5 * HOUR_MS, faults: dies(step) },
      ],
      happenings: [{ atMs: 2 * HOUR_MS, what: 'refuse-answers', content: undefined, forMs: DAY_MS }],
    })),
  },
  {
    name: 'a run stands still for half an hour or more while GitHub answers its first look',
    was: 'it took GitHub’s clock for that much earlier, and sent requests under a lease that was over, or refused its own clock for ever',
    schedules: [29, 31, 120].flatMap(minutes =>
      atEach([1, 12], step => ({
        ...PLAIN,
        pace: { ...PLAIN.pace, requestMsMax: 15_000 },
        runs: [{ ...PLAIN_RUN, stall: { atMs: 250 * step, forMs: minutes * 60_000 - 30_000 } }],
      })),
    ),
  },
  {
    name: 'the clock of a machine is set while GitHub answers its first look',
    was: 'a run that takes standing still for possible counted its calls on a day that was not',
    schedules: atEach([1, 20], step => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, requestMsMax: 15_000 },
      runs: [{ ...PLAIN_RUN, clockJump: { atMs: 500 * step, byMs: 1.5 * DAY_MS } }],
    })),
  },
  {
    name: 'a run whose clock is days off starts while another one is about to end',
    was: 'it opened an issue on its clock, the other one said that there was nothing left to do, and the issue stayed open',
    schedules: atEach([1, 12], step => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, requestMsMax: 4_000 },
      tasks: PLAIN.tasks.slice(0, 1),
      runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: 5_000 * step, clockOffsetMs: -2 * DAY_MS }],
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
  {
    name: 'a run stands still as it ends, and one whose clock is days off comes meanwhile',
    was: 'the first then said that there was nothing left to do, and nobody closed the issue of the other',
    schedules: atEach([1, 24], step => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, requestMsMax: 15_000 },
      tasks: PLAIN.tasks.slice(0, 2),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 5_000 * step, forMs: HOUR_MS } },
        { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS, clockOffsetMs: -0.2 * DAY_MS },
      ],
    })),
  },
  {
    name: 'work comes for a run whose clock is days off, and is taken back',
    was: 'the runs after it were idle at once, by what was on the branch before, and nobody closed its issue',
    schedules: [
      {
        ...PLAIN,
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: 2 * HOUR_MS, clockOffsetMs: -30 * DAY_MS }],
        happenings: [
          { atMs: HOUR_MS, what: 'edit', task: 't0', content: 'c0-edit-0' },
          { atMs: 3 * HOUR_MS, what: 'edit', task: 't0', content: 'c0' },
        ],
      },
    ],
  },
  {
    name: 'a run hands over what it did while another one is at work that stands still in its turn',
    was: 'the other took the answers in it for its own that nobody wanted any more, removed them, and they were paid for again',
    schedules: [
      {
        ...PLAIN,
        seed: 26_669,
        pace: { requestMsMax: 4_000, callMsMax: 110_000, cacheMsMax: 5_000 },
        settings: {
          ...PLAIN.settings,
          concurrency: 4,
          attemptsMax: 1,
          checkpointMs: 5_000,
          runtimeMs: DAY_MS / 2,
        },
        tasks: [
          ...[0, 1, 3].map(number => ({ id: `t${number}`, content: `c${number}` })),
          { id: 't4', content: 'c2' },
          { id: 't5', content: 'c5' },
        ],
        runs: [
          { ...PLAIN_RUN, startsMs: 107_196_639, stall: { atMs: 125_640, forMs: 12_944_943 } },
          { ...PLAIN_RUN, startsMs: 114_728_064, stall: { atMs: 62_213, forMs: 6_595_723 } },
        ],
        model: { trouble: 0.05, isHonest: true, honestFor: 3, hopeless: [] },
      },
    ],
  },
];
