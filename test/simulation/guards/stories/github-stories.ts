import { PLAIN, PLAIN_RUN, atEach } from '../../named-stories/named-story.ts';
import { type GuardStory, HOUR_MS, SLOW, editedAt, failsAt, flavours } from './guard-story.ts';

const ISSUES = 'request POST /repos/octo/example/issues';
/** Flavours of what a network can do to a request. */
const [LOST, ANSWER_LOST] = [0.15, 0.25];

/** A task that is set aside as soon as it is asked for. */
const SET_ASIDE = { ...PLAIN, model: { ...PLAIN.model, fates: { c0: ['413'] } } };

/** Where GitHub's replies are lost or late. */
export const GITHUB_STORIES: readonly GuardStory[] = [
  {
    name: 'a commit is lost while another run is faster',
    schedules: atEach([1, 8], step => ({
      ...SLOW,
      runs: [
        PLAIN_RUN,
        { ...PLAIN_RUN, startsMs: HOUR_MS, faults: failsAt('request POST /graphql', 2, LOST) },
        { ...PLAIN_RUN, startsMs: HOUR_MS + 1_000 * step },
      ],
      happenings: editedAt(0.5, 4),
    })),
  },
  {
    name: 'a problem is over',
    schedules: [
      {
        ...SET_ASIDE,
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS }],
        happenings: [{ atMs: HOUR_MS / 2, what: 'edit', task: 't0', content: 'c0-edit' }],
      },
    ],
  },
  {
    name: 'the reply to a new issue is lost',
    schedules: [
      {
        ...SET_ASIDE,
        runs: [{ ...PLAIN_RUN, faults: failsAt(ISSUES, 1, ANSWER_LOST) }],
      },
    ],
  },
  {
    name: 'the reply to a new issue is lost, and it does not stand in the list until another one is there',
    schedules: [
      {
        ...SET_ASIDE,
        runs: [
          { ...PLAIN_RUN, faults: failsAt(ISSUES, 1, ANSWER_LOST) },
          { ...PLAIN_RUN, startsMs: HOUR_MS },
          { ...PLAIN_RUN, startsMs: 5 * HOUR_MS },
        ],
        happenings: [
          { atMs: 0, what: 'list-issues-late', lagMs: 3 * HOUR_MS, forMs: 4 * HOUR_MS },
          { atMs: 0.5 * HOUR_MS, what: 'edit', task: 't1', content: 'c1-edit' },
          { atMs: 4.5 * HOUR_MS, what: 'edit', task: 't1', content: 'c1-again' },
        ],
      },
    ],
  },
  {
    name: 'the reply to a commit is lost, and something on the way to GitHub quotes what it is sent then',
    schedules: [
      {
        ...PLAIN,
        runs: [{ ...PLAIN_RUN, faults: failsAt('request POST /graphql', 2, ANSWER_LOST) }],
        happenings: [{ atMs: 5_000, what: 'echo', forMs: HOUR_MS }],
      },
    ],
  },
  {
    name: 'a run stands still as it fetches a damaged copy, and another one comes and goes',
    schedules: flavours(0.6, 1, 12).map(flavour => ({
      ...PLAIN,
      pace: { ...PLAIN.pace, cacheMsMax: 90_000 },
      runs: [
        {
          ...PLAIN_RUN,
          stall: { atMs: 500, forMs: HOUR_MS },
          faults: failsAt('cache restore', 1, flavour),
        },
        { ...PLAIN_RUN, startsMs: HOUR_MS / 2 },
      ],
    })),
  },
];
