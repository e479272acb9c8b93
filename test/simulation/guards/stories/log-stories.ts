import { PLAIN, PLAIN_RUN, atEach } from '../../named-stories/named-story.ts';
import { type GuardStory, HOUR_MS, SLOW, diesAt, editedAt, failsAt, flavours } from './guard-story.ts';

const NO_CACHE = { ...PLAIN, settings: { ...PLAIN.settings, hasCache: false } };

/** Where a process dies at its disk, and what a disk gives back is not what it was. */
export const LOG_STORIES: readonly GuardStory[] = [
  {
    name: 'a figure in the copy of a killed run is another one in the cache',
    schedules: flavours(0.4, 0.6, 24).map(flavour => ({
      ...SLOW,
      runs: [
        { ...PLAIN_RUN, faults: diesAt('call', 5) },
        { ...PLAIN_RUN, startsMs: HOUR_MS },
      ],
      happenings: [{ atMs: HOUR_MS / 2, what: 'damage-next-copy', flavour }],
    })),
  },
  {
    name: 'a run dies with half of an append written, and the next one is on that machine',
    schedules: atEach([3, 6], step => ({
      ...NO_CACHE,
      runs: [
        { ...PLAIN_RUN, faults: diesAt('disk write state/log', step, 0.25) },
        { ...PLAIN_RUN, startsMs: HOUR_MS, machine: 0 },
      ],
    })),
  },
  {
    name: 'a run dies when it is about to sync the name of its first segment, and the next one is on that machine',
    schedules: [
      {
        ...NO_CACHE,
        runs: [
          { ...PLAIN_RUN, faults: diesAt('disk sync state/log') },
          { ...PLAIN_RUN, startsMs: HOUR_MS, machine: 0 },
        ],
      },
    ],
  },
  {
    name: 'a sync of the log fails while a call is about to be sent',
    schedules: atEach([3, 8], step => ({
      ...NO_CACHE,
      runs: [{ ...PLAIN_RUN, faults: failsAt('disk sync state/log', step) }],
    })),
  },
  {
    name: 'a figure in a snapshot is another one in the cache',
    schedules: flavours(0.416, 0.428, 16).map(flavour => ({
      ...SLOW,
      settings: {
        ...SLOW.settings,
        limits: { run: {}, day: { tokens: 20_000 }, month: {} },
        bounds: { piecesMax: 1, bytesMax: 4_000, resultsPerCommit: 100 },
      },
      runs: [
        PLAIN_RUN,
        { ...PLAIN_RUN, startsMs: HOUR_MS },
        { ...PLAIN_RUN, startsMs: 2 * HOUR_MS, faults: diesAt('call', 3) },
        { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
      ],
      happenings: [
        ...editedAt(0.5),
        ...editedAt(1.5, 5),
        { atMs: 2.5 * HOUR_MS, what: 'damage-next-copy', flavour },
      ],
    })),
  },
];
