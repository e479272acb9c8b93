import { LOST_REPLY, type NamedStory, PLAIN, PLAIN_RUN, added, atEach, dies, tasks } from './named-story.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const DEAR = Object.fromEntries(
  tasks(60).map(({ content }) => [
    content,
    Array.from({ length: 5 }, () => 'answer as dear as can be' as const),
  ]),
);

/** Bugs of runs that were at work at once, or took each other for it. */
export const OVERLAP_STORIES: readonly NamedStory[] = [
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
  {
    name: 'GitHub makes a commit, its reply is lost, and nobody answers for a while',
    was: 'the run took its own commit for that of another one, and left what it did to be taken in; after a snapshot it could not be, and was paid again',
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, runtimeMs: 5 * HOUR_MS },
        pace: { ...PLAIN.pace, callMsMax: 110_000 },
        tasks: tasks(30),
        runs: [
          { ...PLAIN_RUN, faults: [{ ...LOST_REPLY, step: 2 }] },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
        ],
        happenings: [{ atMs: 601_940, what: 'github-down', forMs: 20_000 }],
      },
      {
        ...PLAIN,
        settings: {
          ...{ ...PLAIN.settings, runtimeMs: 5 * HOUR_MS, mayAsk: false, hasCache: false },
          bounds: { piecesMax: 1, bytesMax: 1_000, resultsPerCommit: 100 },
        },
        pace: { ...PLAIN.pace, callMsMax: 20_000 },
        tasks: tasks(3),
        runs: [
          PLAIN_RUN,
          { ...PLAIN_RUN, startsMs: HOUR_MS, faults: [{ ...LOST_REPLY, step: 3 }] },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
        ],
        happenings: [...added(20, HOUR_MS / 2), { atMs: HOUR_MS + 142, what: 'github-down', forMs: 20_000 }],
      },
    ],
  },
  {
    name: 'the draw of a lost run is released in the middle of the run that takes it in, whose machine is lost in turn',
    was: 'what that run spent of it stood in no books, and the budget of the day was spent twice',
    schedules: atEach([80, 86], step => ({
      ...PLAIN,
      settings: {
        ...{ ...PLAIN.settings, mayAsk: false, hasCache: false },
        limits: { run: {}, day: { tokens: 5_500 }, month: {} },
      },
      tasks: tasks(60),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 250, forMs: 2.5 * HOUR_MS } },
        { ...PLAIN_RUN, startsMs: HOUR_MS },
        { ...PLAIN_RUN, startsMs: 3 * HOUR_MS, faults: dies(step) },
        { ...PLAIN_RUN, startsMs: 5 * HOUR_MS },
      ],
      model: { ...PLAIN.model, fates: DEAR },
    })),
  },
  {
    name: 'somebody deletes the state branch, and the disk that is left is older than the copy in the cache',
    was: 'the log went on from the disk: what runs on other machines had done since was paid again, and their spending forgotten',
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, limits: { run: {}, day: { tokens: 6_600 }, month: {} } },
        tasks: tasks(2),
        runs: [
          PLAIN_RUN,
          { ...PLAIN_RUN, startsMs: HOUR_MS },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS, machine: 0 },
        ],
        happenings: [
          ...added(6, HOUR_MS / 2),
          { atMs: 2 * HOUR_MS, what: 'delete-state' },
          { atMs: 2 * HOUR_MS, what: 'add', task: 'n9', content: 'c19' },
        ],
        model: { ...PLAIN.model, fates: DEAR },
      },
    ],
  },
  {
    name: 'a run whose lease was over uploads a copy, and the machine of the one that took over is lost',
    was: 'its copy stood before those of the other, which the next run did not find: what had been uploaded was paid again',
    callsMax: 100,
    schedules: atEach([43, 46], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, checkpointMs: 300_000, mayAsk: false },
      pace: { ...PLAIN.pace, callMsMax: 20_000 },
      tasks: tasks(80),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 2_500, forMs: 2.5 * HOUR_MS } },
        {
          ...PLAIN_RUN,
          startsMs: 2.4 * HOUR_MS,
          faults: dies(step).map(fault => ({ ...fault, on: 'call' })),
        },
        { ...PLAIN_RUN, startsMs: 5 * HOUR_MS },
      ],
    })),
  },
  {
    name: 'rows of a table move while what a run did waits to be taken in',
    was: 'its answers were nobody’s, though other tasks asked just that now, and they were paid again',
    schedules: [
      {
        ...PLAIN,
        settings: {
          ...PLAIN.settings,
          mayAsk: false,
          limits: { run: {}, day: { tokens: 6_600 }, month: {} },
        },
        tasks: tasks(4),
        runs: [
          { ...PLAIN_RUN, stall: { atMs: 500, forMs: 2.5 * HOUR_MS } },
          { ...PLAIN_RUN, startsMs: HOUR_MS },
          { ...PLAIN_RUN, startsMs: 3 * HOUR_MS },
        ],
        happenings: [
          { atMs: 2.8 * HOUR_MS, what: 'put', task: 't0', content: 'c1' },
          { atMs: 2.8 * HOUR_MS, what: 'put', task: 't1', content: 'c2' },
          { atMs: 2.8 * HOUR_MS, what: 'put', task: 't2', content: 'c0' },
        ],
      },
    ],
  },
  {
    name: 'a run stands still as it proposes results, and people delete the branch of those that another run has proposed meanwhile',
    was: 'it proposed what the other had published once more',
    schedules: atEach([1, 30], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, publish: 'pull-request', mayAsk: false },
      pace: { ...PLAIN.pace, requestMsMax: 4_000 },
      tasks: tasks(1),
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 20_000 + 1_000 * step, forMs: 2.4 * HOUR_MS } },
        { ...PLAIN_RUN, startsMs: 0.9 * HOUR_MS },
      ],
      happenings: [{ atMs: 1.4 * HOUR_MS, what: 'delete-review-branches' }],
    })),
  },
  {
    name: 'somebody skips a task that was edited, and a new one asks what it asked before',
    was: 'the wish let go of the answer before the other task was given it, and it was paid again',
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, listens: true },
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: 3 * HOUR_MS }],
        happenings: [
          { atMs: HOUR_MS, what: 'ask', on: 'dashboard', says: '/agent skip t2', by: 'grace' },
          { atMs: 2 * HOUR_MS, what: 'edit', task: 't2', content: 'c2-edit-0' },
          { atMs: 2 * HOUR_MS, what: 'put', task: 't9', content: 'c2' },
        ],
      },
    ],
  },
  {
    name: 'a run that lost its place is in the cache alone, and the log is long by then',
    was: 'a snapshot was taken before its copy was looked into, which then went on from nothing: its answer was paid again',
    schedules: [
      {
        ...PLAIN,
        seed: 50_098,
        settings: {
          ...PLAIN.settings,
          mayAsk: false,
          bounds: { piecesMax: 5, bytesMax: 4_000, resultsPerCommit: 1 },
        },
        pace: { requestMsMax: 40, callMsMax: 110_000, cacheMsMax: 90_000 },
        tasks: [4, 9].map(number => ({ id: `t${number}`, content: `c${number}` })),
        runs: [
          { ...PLAIN_RUN, stall: { atMs: 176_544, forMs: 3_472_461 } },
          { ...PLAIN_RUN, startsMs: 2_549_210 },
        ],
        happenings: [{ atMs: 1_030_668, what: 'refuse-answers', content: undefined, forMs: 2 * HOUR_MS }],
      },
    ],
  },
  {
    name: 'a disk takes longer to sync than a lease is renewed in',
    was: 'an answer went from the branch before the event was there that says that its result is published',
    schedules: atEach([66, 67], step => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, hasCache: false, checkpointMs: 5_000 },
      pace: { ...PLAIN.pace, callMsMax: MINUTE_MS, syncMs: 11 * MINUTE_MS },
      runs: [
        { ...PLAIN_RUN, stall: { atMs: 11.1 * MINUTE_MS, forMs: HOUR_MS } },
        {
          ...PLAIN_RUN,
          startsMs: 0.8 * HOUR_MS,
          faults: [{ on: 'request POST /graphql', step: 2, do: 'die', flavour: 0.75, isLasting: false }],
        },
        {
          ...PLAIN_RUN,
          startsMs: 3 * HOUR_MS,
          faults: [{ on: 'disk', step, do: 'die', flavour: 0.75, isLasting: false }],
        },
        { ...PLAIN_RUN, startsMs: 5 * HOUR_MS },
      ],
      happenings: [{ atMs: 2.5 * HOUR_MS, what: 'edit', task: 't5', content: 'c5-edit' }],
    })),
  },
  {
    name: 'a disk takes minutes to sync while nobody can renew the lease',
    was: 'a request was sent after the end of the lease under which its hold was made',
    schedules: [0, 1, 2].map(shift => ({
      ...PLAIN,
      settings: { ...PLAIN.settings, runtimeMs: 5 * HOUR_MS },
      pace: { ...PLAIN.pace, callMsMax: MINUTE_MS, syncMs: 4 * MINUTE_MS + shift * 20_000 },
      tasks: tasks(12),
      runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS }],
      happenings: [{ atMs: 5 * MINUTE_MS, what: 'github-down', forMs: 50 * MINUTE_MS }],
    })),
  },
  {
    name: 'a disk fails while a commit is on its way, and the step after it comes before it is there',
    was: 'that step took the commit for one of another run, handed over what was done, and people were told of a run that never was',
    schedules: [
      {
        ...PLAIN,
        seed: 170_365,
        beginsMs: 1_781_483_975_162,
        settings: { ...PLAIN.settings, concurrency: 4, attemptsMax: 2, mayAsk: false, listens: true },
        pace: { requestMsMax: 4_000, callMsMax: 110_000, cacheMsMax: 90_000 },
        tasks: [0, 1, 3, 4, 5, 6, 7].map((content, index) => ({
          id: `t${index === 0 ? 0 : index + 1}`,
          content: `c${content}`,
        })),
        runs: [
          {
            ...PLAIN_RUN,
            startsMs: 314_953_794,
            faults: [{ step: 71, do: 'fail', flavour: 0.19409720925614238, isLasting: true }],
          },
        ],
        model: { trouble: 0, isHonest: true, honestFor: 10, hopeless: ['c3'] },
      },
    ],
  },
  {
    name: 'a run is cut off when it has just written to the branch, and GitHub shows it as it was before',
    was: 'the step after it was refused as the branch had moved, saw that it had not, gave up after five times, and handed over what was done',
    schedules: atEach([10, 17], step => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, callMsMax: 10_000 },
      runs: [
        {
          ...PLAIN_RUN,
          startsMs: MINUTE_MS,
          faults: [{ on: 'disk sync state/log/0', step, do: 'fail', flavour: 0, isLasting: false }],
          afterDeath: 'post',
        },
      ],
      happenings: [{ atMs: MINUTE_MS + 10_000, what: 'read-late', lagMs: 6_000, forMs: HOUR_MS }],
    })),
  },
  {
    name: 'something on the way sends every commit of a run twice, and GitHub shows its branches as they were seconds ago',
    was: 'the run saw none of its own commits in time, took each for one of another run, and gave up its place to nobody',
    schedules: atEach([2, 7], step => ({
      ...PLAIN,
      runs: [
        PLAIN_RUN,
        {
          ...PLAIN_RUN,
          startsMs: HOUR_MS,
          faults: [{ ...LOST_REPLY, step, flavour: 0.5, isLasting: true }],
        },
      ],
      happenings: [
        { atMs: 0.9 * HOUR_MS, what: 'add', task: 'n1', content: 'c11' },
        { atMs: 0.9 * HOUR_MS, what: 'read-late', lagMs: 7_000, forMs: 2 * HOUR_MS },
      ],
    })),
  },
  {
    name: 'the answer to a commit is lost, and GitHub shows the branch as it was before the one that it follows',
    was: 'the run took the branch for one that another run had moved, and handed over what it had done',
    schedules: atEach([4, 6], step => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, callMsMax: 10_000 },
      runs: [{ ...PLAIN_RUN, startsMs: HOUR_MS, faults: [{ ...LOST_REPLY, step }] }],
      happenings: [{ atMs: 0.9 * HOUR_MS, what: 'read-late', lagMs: 5_000, forMs: 2 * HOUR_MS }],
    })),
  },
];
