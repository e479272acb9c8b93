import { LOST_REPLY, type NamedStory, PLAIN, PLAIN_RUN, added, atEach, dies, tasks } from './named-story.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Bugs of how a run hands over what it did when another one has taken its place, and of how that is taken in. */
export const HAND_OVER_STORIES: readonly NamedStory[] = [
  {
    name: 'a run hands over what it did as another one begins that takes in what a third one did',
    was: 'when that was taken in, the answers in the new hand-over passed for nobody’s: they were removed, and paid for again',
    schedules: atEach([-4, 4], step => ({
      ...PLAIN,
      settings: {
        ...PLAIN.settings,
        checkpointMs: HOUR_MS,
        limits: { run: { tokens: 50_000 }, day: {}, month: {} },
      },
      pace: { ...PLAIN.pace, callMsMax: MINUTE_MS, requestMsMax: 2_000 },
      tasks: tasks(20),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: MINUTE_MS, forMs: 2 * HOUR_MS } },
        { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS, stall: { atMs: 6 * MINUTE_MS, forMs: 3 * HOUR_MS } },
        { ...PLAIN_RUN, startsMs: 1.6 * HOUR_MS },
        { ...PLAIN_RUN, startsMs: 3.9 * HOUR_MS + 1_000 * step },
        { ...PLAIN_RUN, startsMs: 6 * HOUR_MS },
      ],
      happenings: [
        { atMs: 1.5 * HOUR_MS, what: 'set', to: { limits: { run: { tokens: 100 }, day: {}, month: {} } } },
        { atMs: 5 * HOUR_MS, what: 'set', to: { limits: { run: { tokens: 50_000 }, day: {}, month: {} } } },
      ],
    })),
  },
  {
    name: 'a run that lost its place hands over what it did, and GitHub refuses one of its answers for what is in it',
    was: 'nothing at all was handed over: every other answer was lost with its machine, and paid for again',
    callsMax: 8,
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, hasCache: false },
        pace: { ...PLAIN.pace, callMsMax: 10_000 },
        runs: [
          { ...PLAIN_RUN, stall: { atMs: 20_000, forMs: HOUR_MS } },
          { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS, faults: [{ ...LOST_REPLY, step: 2, do: 'die' }] },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
        ],
        happenings: [{ atMs: 0, what: 'refuse-answers', content: 'c1', forMs: 2 * HOUR_MS }],
      },
    ],
  },
  {
    name: 'a machine sleeps for more than a day, and hands over what its run did an hour after the next one has taken its place',
    was: 'a snapshot had been taken, for a day had passed since that run began: what it did could not be taken in, and was paid again',
    schedules: [
      {
        ...PLAIN,
        settings: {
          ...PLAIN.settings,
          checkpointMs: HOUR_MS,
          bounds: { piecesMax: 1, bytesMax: 1_000, resultsPerCommit: 100 },
        },
        pace: { ...PLAIN.pace, callMsMax: 20_000 },
        runs: [
          { ...PLAIN_RUN, stall: { atMs: MINUTE_MS / 2, forMs: 25 * HOUR_MS } },
          { ...PLAIN_RUN, startsMs: 24.2 * HOUR_MS },
          { ...PLAIN_RUN, startsMs: 27 * HOUR_MS },
        ],
        happenings: [
          { atMs: HOUR_MS, what: 'set', to: { limits: { run: { tokens: 100 }, day: {}, month: {} } } },
          { atMs: 26 * HOUR_MS, what: 'set', to: { limits: PLAIN.settings.limits } },
        ],
      },
    ],
  },
  {
    name: 'a run does not hear that its snapshot is there, stands still, and hands over what it did',
    was: 'its lines began before the snapshot, with events that were not there any more: they were put aside, and its answers paid again',
    schedules: [
      {
        ...PLAIN,
        settings: {
          ...{ ...PLAIN.settings, mayAsk: false, hasCache: false },
          bounds: { piecesMax: 1, bytesMax: 1_000, resultsPerCommit: 100 },
        },
        pace: { ...PLAIN.pace, callMsMax: 20_000 },
        tasks: tasks(3),
        runs: [
          PLAIN_RUN,
          {
            ...{ ...PLAIN_RUN, startsMs: HOUR_MS, faults: [{ ...LOST_REPLY, step: 3 }] },
            stall: { atMs: 50_000, forMs: HOUR_MS },
          },
          { ...PLAIN_RUN, startsMs: 1.8 * HOUR_MS },
          { ...PLAIN_RUN, startsMs: 4 * HOUR_MS },
        ],
        happenings: [
          ...added(20, HOUR_MS / 2),
          { atMs: HOUR_MS + 142, what: 'github-down', forMs: 20_000 },
          { atMs: 1.5 * HOUR_MS, what: 'set', to: { limits: { run: { tokens: 100 }, day: {}, month: {} } } },
          { atMs: 3 * HOUR_MS, what: 'set', to: { limits: PLAIN.settings.limits } },
        ],
      },
    ],
  },
  {
    name: 'GitHub refuses an answer of a run that lost its place, and its copy in the cache has it',
    was: 'what it handed over was taken in without, though its copy was at hand, and the answer was paid again',
    callsMax: 6,
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, checkpointMs: 5_000 },
        pace: { ...PLAIN.pace, callMsMax: 10_000 },
        runs: [
          { ...PLAIN_RUN, stall: { atMs: 20_000, forMs: HOUR_MS } },
          { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS, faults: [{ ...LOST_REPLY, step: 2, do: 'die' }] },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
        ],
        happenings: [
          { atMs: 0, what: 'refuse-answers', content: 'c1', forMs: 2 * HOUR_MS },
          { atMs: 0, what: 'list-copies-late', forMs: 0.9 * HOUR_MS },
        ],
      },
    ],
  },
  {
    name: 'a run has the copy of one that lost its place at hand, and dies before it has taken that in',
    was: 'the step after it made a copy, behind which nobody looked any more: what had been uploaded was paid again',
    callsMax: 13,
    schedules: atEach([1, 4], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, checkpointMs: 5_000 },
      pace: { ...PLAIN.pace, callMsMax: 10_000 },
      tasks: tasks(12),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 20_000, forMs: HOUR_MS } },
        { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS },
        {
          ...{ ...PLAIN_RUN, startsMs: 2 * HOUR_MS, afterDeath: 'post' },
          faults: [{ on: 'disk write state/log', step, do: 'die', flavour: 0.75, isLasting: false }],
        },
        { ...PLAIN_RUN, startsMs: 4 * HOUR_MS },
      ],
      happenings: [
        { atMs: 0.5 * HOUR_MS, what: 'set', to: { limits: { run: { tokens: 100 }, day: {}, month: {} } } },
        { atMs: 0.9 * HOUR_MS, what: 'expire-token', forMs: HOUR_MS / 2 },
        { atMs: 1.9 * HOUR_MS, what: 'set', to: { limits: PLAIN.settings.limits } },
        { atMs: 1.9 * HOUR_MS, what: 'add', task: 'n9', content: 'c19' },
      ],
    })),
  },
  {
    name: 'a run with a slow disk makes a copy before it has taken in what it had at hand, and is lost',
    was: 'nobody looked behind its copy any more: what had been uploaded was paid again',
    callsMax: 13,
    schedules: [0.6, 0.99].map(flavour => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, checkpointMs: 5_000 },
      pace: { ...PLAIN.pace, callMsMax: 10_000, syncMs: 12_000 },
      tasks: tasks(12),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 150_000, forMs: HOUR_MS } },
        { ...PLAIN_RUN, startsMs: 0.8 * HOUR_MS, faults: [{ ...LOST_REPLY, step: 2, do: 'die' }] },
        {
          ...{ ...PLAIN_RUN, startsMs: 2 * HOUR_MS },
          faults: [{ on: 'cache save', step: 1, do: 'die', flavour, isLasting: false }],
        },
        { ...PLAIN_RUN, startsMs: 6 * HOUR_MS },
      ],
      happenings: [
        { atMs: 0.9 * HOUR_MS, what: 'expire-token', forMs: HOUR_MS / 2 },
        { atMs: 1.9 * HOUR_MS, what: 'add', task: 'n9', content: 'c19' },
      ],
    })),
  },
  {
    name: 'a run is cut off as its last commit is on its way, and GitHub then shows the branch as it was before the run',
    was: 'the step after it took that for the work of another run, and handed over what nobody had gone on without',
    schedules: [
      {
        ...PLAIN,
        seed: 158_186,
        beginsMs: 1_769_897_701_122,
        settings: {
          ...PLAIN.settings,
          ...{ attemptsMax: 2, checkpointMs: 5_000, runtimeMs: 600_000 },
          ...{ mayAsk: false, hasCache: false, listens: false },
        },
        pace: { ...PLAIN.pace, requestMsMax: 400 },
        tasks: [
          { id: 't1', content: 'c1' },
          { id: 't5', content: 'c1' },
        ],
        runs: [
          { ...PLAIN_RUN, startsMs: 5_345_286, stall: { atMs: 63_913, forMs: 8_153_055 } },
          { ...PLAIN_RUN, startsMs: 10_921_015, afterDeath: 'post', faults: dies(67) },
        ],
        happenings: [
          { atMs: 857_376, what: 'model-down', forMs: 2 * HOUR_MS },
          { atMs: 10_925_862, what: 'read-late', lagMs: 4_823, forMs: 20_000 },
        ],
        model: { trouble: 0.6, isHonest: true, honestFor: 10, hopeless: [] },
      },
    ],
  },
  {
    name: 'a run is cut off within seconds of its start, and GitHub shows the branch as it was before',
    was: 'the step after it saw a log there that its own did not have any more, behind a snapshot, and handed over what was done',
    schedules: atEach([2, 9], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, bounds: { piecesMax: 1, bytesMax: 1_000, resultsPerCommit: 100 } },
      runs: [
        PLAIN_RUN,
        {
          ...PLAIN_RUN,
          ...{ startsMs: HOUR_MS, machine: 0, afterDeath: 'post' },
          faults: [{ on: 'disk sync state/log/0', step, do: 'fail', flavour: 0, isLasting: false }],
        },
      ],
      happenings: [
        ...tasks(4).map(({ id, content }) => ({
          ...{ atMs: HOUR_MS / 2, what: 'edit' as const, task: id, content: `${content}-edit` },
        })),
        { atMs: HOUR_MS - MINUTE_MS, what: 'read-late', lagMs: 6_000, forMs: HOUR_MS },
      ],
    })),
  },
];
