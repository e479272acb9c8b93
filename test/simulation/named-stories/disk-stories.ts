import { type NamedStory, PLAIN, PLAIN_RUN, atEach, tasks } from './named-story.ts';

const HOUR_MS = 3_600_000;

/** Bugs of a disk that gives no answer to what it is asked. */
export const DISK_STORIES: readonly NamedStory[] = [
  {
    name: 'a run is killed with its machine, and the next one cannot read something that came from the cache',
    was: 'the whole copy was taken for something else than a log: the run went on from the branch, and paid for all again',
    schedules: atEach([1, 30], failingRead => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, callMsMax: 20_000 },
      tasks: tasks(12),
      runs: [
        { ...PLAIN_RUN, faults: [{ on: 'call', step: 11, do: 'die', flavour: 0.25, isLasting: false }] },
        { ...PLAIN_RUN, startsMs: HOUR_MS, failingRead },
      ],
    })),
    callsMax: 14,
  },
];
