import { PLAIN, PLAIN_RUN } from '../../named-stories/named-story.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { type GuardStory, HOUR_MS, SLOW, diesAt, editedAt, numbered } from './guard-story.ts';

/** Each call takes as much as it may, and a day's budget allows a few. */
const DEAR: Schedule = {
  ...PLAIN,
  settings: { ...PLAIN.settings, limits: { run: {}, day: { tokens: 2_000 }, month: {} } },
  model: {
    ...PLAIN.model,
    fates: Object.fromEntries(
      numbered(6).map(({ content }) => [content, Array(2).fill('answer as dear as can be')]),
    ),
  },
};

/** Where work comes back, and where budgets are at their ends. */
export const WORK_STORIES: readonly GuardStory[] = [
  {
    name: 'a run is lost when it has spent most of a day’s budget',
    schedules: [
      {
        ...DEAR,
        runs: [
          { ...PLAIN_RUN, faults: diesAt('call', 3) },
          { ...PLAIN_RUN, startsMs: HOUR_MS },
        ],
      },
    ],
  },
  {
    name: 'a day ends while a run is at work, and its budget allows half of the tasks',
    schedules: [
      {
        ...DEAR,
        beginsMs: Date.parse('2026-03-10T23:59:40.000Z'),
        pace: SLOW.pace,
        runs: [PLAIN_RUN],
      },
    ],
  },
  {
    name: 'a task goes and comes back, and its result was deleted meanwhile',
    schedules: [
      {
        ...PLAIN,
        runs: [0, 1, 2].map(hour => ({ ...PLAIN_RUN, startsMs: hour * HOUR_MS })),
        happenings: [
          { atMs: 0.5 * HOUR_MS, what: 'remove', task: 't0', content: '' },
          { atMs: 0.6 * HOUR_MS, what: 'delete-result', task: 't0' },
          { atMs: 1.5 * HOUR_MS, what: 'put', task: 't0', content: 'c0' },
        ],
      },
    ],
  },
  {
    name: 'a service says in an error what it was asked',
    schedules: [
      {
        ...PLAIN,
        runs: [PLAIN_RUN],
        model: { ...PLAIN.model, fates: { c0: ['400 whose code is what it was asked'] } },
      },
    ],
  },
  {
    name: 'a service is down',
    schedules: [
      { ...PLAIN, runs: [PLAIN_RUN], happenings: [{ atMs: 0, what: 'model-down', forMs: HOUR_MS }] },
    ],
  },
  {
    name: 'somebody pauses the agent, and there is new work',
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, listens: true },
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS }],
        happenings: [
          { atMs: HOUR_MS / 2, what: 'ask', on: 'dashboard', says: '/agent pause', by: 'ada' },
          { atMs: HOUR_MS / 2, what: 'edit', task: 't0', content: 'c0-edit' },
        ],
      },
    ],
  },
  {
    name: 'results cannot be brought to the branch of the code',
    schedules: [
      { ...PLAIN, runs: [PLAIN_RUN], happenings: [{ atMs: 0, what: 'protect-main', forMs: HOUR_MS }] },
    ],
  },
  {
    name: 'somebody lowers the budget of the day by a comment, and there is new work',
    schedules: [
      {
        ...DEAR,
        settings: {
          ...DEAR.settings,
          limits: { run: {}, day: { nanoUsd: 1_000_000_000 }, month: {} },
          listens: true,
        },
        runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: HOUR_MS }, { ...PLAIN_RUN, startsMs: 2 * HOUR_MS }],
        happenings: [
          { atMs: HOUR_MS / 2, what: 'ask', on: 'dashboard', says: '/agent budget 0.0001', by: 'ada' },
          ...editedAt(1.5),
        ],
      },
    ],
  },
];
