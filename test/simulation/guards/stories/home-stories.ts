import { PLAIN, PLAIN_RUN, atEach } from '../../named-stories/named-story.ts';
import {
  ASIDE,
  DAY_MS,
  type GuardStory,
  HOUR_MS,
  LONG,
  MINUTE_MS,
  SLOW,
  diesAt,
  editedAt,
  failsAt,
} from './guard-story.ts';

const NO_CACHE = { ...SLOW, settings: { ...SLOW.settings, hasCache: false } };

/** Where runs overlap, freeze, and lose their place. */
export const HOME_STORIES: readonly GuardStory[] = [
  {
    name: 'a run starts while another one is at work',
    schedules: [
      {
        ...SLOW,
        family: 'overlap',
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: MINUTE_MS }],
      },
    ],
  },
  {
    name: 'GitHub is out of reach from a minute after the beginning on, and there is work for more than a lease',
    schedules: [
      {
        ...LONG,
        runs: [PLAIN_RUN],
        happenings: [{ atMs: MINUTE_MS, what: 'github-down', forMs: 3 * HOUR_MS }],
      },
    ],
  },
  {
    name: 'there is work for more than a lease',
    schedules: [{ ...LONG, family: 'overlap', runs: [PLAIN_RUN] }],
  },
  {
    name: 'the newest copy in the cache is not of the last run, which ended',
    schedules: [
      {
        ...PLAIN,
        runs: [
          PLAIN_RUN,
          { ...PLAIN_RUN, startsMs: HOUR_MS, faults: failsAt('cache save') },
          { ...PLAIN_RUN, startsMs: 2 * HOUR_MS },
        ],
        happenings: [...editedAt(0.5), ...editedAt(1.5)],
      },
    ],
  },
  {
    name: 'the newest copy in the cache is not of the last run, which was killed',
    schedules: [
      {
        ...PLAIN,
        runs: [
          PLAIN_RUN,
          { ...PLAIN_RUN, startsMs: HOUR_MS, faults: diesAt('call') },
          { ...PLAIN_RUN, startsMs: 2 * HOUR_MS },
        ],
        happenings: [...editedAt(0.5)],
      },
    ],
  },
  {
    name: 'machines take turns',
    schedules: [
      {
        ...PLAIN,
        runs: [
          PLAIN_RUN,
          { ...PLAIN_RUN, startsMs: HOUR_MS },
          { ...PLAIN_RUN, startsMs: 2 * HOUR_MS, machine: 0 },
        ],
        happenings: [...editedAt(0.5), ...editedAt(1.5)],
      },
    ],
  },
  {
    name: 'a run is killed when it has made a copy for the cache',
    schedules: [
      {
        ...SLOW,
        runs: [
          { ...PLAIN_RUN, faults: diesAt('call', 5) },
          { ...PLAIN_RUN, startsMs: HOUR_MS },
        ],
      },
    ],
  },
  {
    name: 'a run has fetched the log of a killed one, and dies before it has gone on with it',
    schedules: atEach([14, 32], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, limits: { run: {}, day: { tokens: 9_900 }, month: {} } },
      runs: [
        { ...PLAIN_RUN, faults: diesAt('call', 3) },
        { ...PLAIN_RUN, startsMs: HOUR_MS, faults: diesAt('disk', step) },
        { ...PLAIN_RUN, startsMs: 2 * HOUR_MS, machine: 1 },
      ],
    })),
  },
  {
    name: 'machines take turns, and there is no cache',
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, hasCache: false },
        runs: [
          PLAIN_RUN,
          { ...PLAIN_RUN, startsMs: HOUR_MS },
          { ...PLAIN_RUN, startsMs: 2 * HOUR_MS, machine: 0 },
        ],
        happenings: [...editedAt(0.5), ...editedAt(1.5)],
        restsOn: 0,
      },
    ],
  },
  {
    name: 'a run is killed, and the next one cannot reach the cache',
    schedules: [
      {
        ...SLOW,
        runs: [
          { ...PLAIN_RUN, faults: diesAt('call', 4) },
          { ...PLAIN_RUN, startsMs: HOUR_MS, faults: failsAt('cache restore', 1, 0.4) },
        ],
      },
    ],
  },
  {
    name: 'a run freezes at its work, loses its place, and wakes',
    schedules: [
      {
        ...NO_CACHE,
        runs: [...ASIDE, { ...PLAIN_RUN, startsMs: 3 * HOUR_MS }],
      },
    ],
  },
  {
    name: 'what a run has left cannot be fetched',
    schedules: atEach([4, 9], step => ({
      ...NO_CACHE,
      runs: [
        ...ASIDE,
        {
          ...PLAIN_RUN,
          startsMs: 3 * HOUR_MS,
          // As often as it is tried.
          faults: Array.from({ length: 4 }, () =>
            failsAt('request GET /repos/octo/example/git/blobs', step),
          ).flat(),
        },
        { ...PLAIN_RUN, startsMs: 5 * HOUR_MS },
      ],
    })),
  },
  {
    name: 'the clock of the first run is two days slow',
    schedules: [{ ...PLAIN, runs: [{ ...PLAIN_RUN, clockOffsetMs: -2 * DAY_MS }] }],
  },
  {
    name: 'the clock of a machine is put forward by three days while it is at work, and the next one is right',
    schedules: [
      {
        ...SLOW,
        runs: [
          { ...PLAIN_RUN, clockJump: { atMs: MINUTE_MS, byMs: 3 * DAY_MS } },
          { ...PLAIN_RUN, startsMs: HOUR_MS },
        ],
        happenings: [...editedAt(0.5)],
      },
    ],
  },
  {
    name: 'a copy of a lost run turns up in the cache that does not have all that it did',
    schedules: [
      {
        ...SLOW,
        settings: { ...SLOW.settings, limits: { run: {}, day: { tokens: 20_000 }, month: {} } },
        runs: [
          { ...PLAIN_RUN, faults: diesAt('call', 6) },
          { ...PLAIN_RUN, startsMs: 0.7 * HOUR_MS },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
        ],
        happenings: [
          { atMs: 0, what: 'list-copies-late', forMs: HOUR_MS },
          { atMs: 0.6 * HOUR_MS, what: 'list-copies-late', forMs: 300 * DAY_MS },
          ...editedAt(2.5),
        ],
      },
    ],
  },
  {
    name: 'a copy of a lost run turns up in the cache twice',
    schedules: [
      {
        ...SLOW,
        runs: [
          { ...PLAIN_RUN, faults: diesAt('call', 6) },
          { ...PLAIN_RUN, startsMs: 0.7 * HOUR_MS },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
          { ...PLAIN_RUN, startsMs: 5 * HOUR_MS },
        ],
        happenings: [
          { atMs: 0, what: 'list-copies-late', forMs: HOUR_MS },
          { atMs: 0.6 * HOUR_MS, what: 'list-copies-late', forMs: 300 * DAY_MS },
          ...editedAt(2.5),
          ...editedAt(4.5),
        ],
      },
    ],
  },
  {
    name: 'an answer to the first look takes minutes, the lease cannot be renewed, and there is work for longer',
    schedules: atEach([1, 4], step => ({
      ...LONG,
      runs: [{ ...PLAIN_RUN, stall: { atMs: 10 * step, forMs: 9 * MINUTE_MS } }],
      happenings: [{ atMs: 10 * MINUTE_MS, what: 'github-down', forMs: 3 * HOUR_MS }],
    })),
  },
  {
    name: 'the branch has the log of another repository',
    schedules: [
      {
        ...PLAIN,
        family: 'tampered',
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS }],
        happenings: [{ atMs: 0.5 * HOUR_MS, what: 'copy-foreign-log' }, ...editedAt(0.6)],
      },
    ],
  },
  {
    name: 'a checkpoint is made while the disk takes its time to sync that results are published',
    schedules: atEach([3, 12], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, hasCache: false, checkpointMs: 5_000 },
      pace: { ...PLAIN.pace, syncMs: 6_000 },
      tasks: PLAIN.tasks.slice(0, 2),
      runs: [
        PLAIN_RUN,
        { ...PLAIN_RUN, startsMs: HOUR_MS, faults: failsAt('request POST /graphql', step, 0.83) },
      ],
      happenings: [{ atMs: 0, what: 'protect-main', forMs: 0.4 * HOUR_MS }, ...editedAt(0.5)],
    })),
  },
];
