import type { Schedule } from '../schedule/schedule.ts';
import { type NamedStory, PLAIN, PLAIN_RUN, atEach, dies, tasks } from './named-story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Bugs of which a clock was the cause, or a machine that stood still. */
export const CLOCK_STORIES: readonly NamedStory[] = [
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
    name: 'a clock that was ahead is set right while a run is at work',
    was: 'the run took GitHub’s clock for as much earlier, renewed nothing, and sent requests under a lease that was over',
    schedules: [
      {
        ...PLAIN,
        settings: { ...PLAIN.settings, runtimeMs: 5 * HOUR_MS },
        pace: { ...PLAIN.pace, callMsMax: 110_000 },
        tasks: tasks(100),
        runs: [
          { ...PLAIN_RUN, clockOffsetMs: 3_000_000, clockJump: { atMs: 5_000, byMs: -3_000_000 } },
          { ...PLAIN_RUN, startsMs: 0.7 * HOUR_MS },
        ],
      },
    ],
  },
  {
    name: 'a run whose clock is days off dies as it tells of that, or does not hear that it has told',
    was: 'the mark by which later runs are idle at once stayed where it was, and nobody closed the issue',
    schedules: [
      ...atEach([3, 6], step => withIssueOnClock(dies(step))),
      ...[0.3, 0.7].map(flavour =>
        withIssueOnClock([
          { step: 1, on: 'request POST /repos/octo/example/issues', do: 'fail', flavour, isLasting: false },
        ]),
      ),
    ],
  },
  {
    name: 'the clock of a machine is set after GitHub’s was looked at, and before the run begins',
    was: 'the run counted its calls on a day that was not',
    schedules: atEach([1, 30], step => ({
      ...PLAIN,
      seed: step,
      settings: { ...PLAIN.settings, listens: true },
      pace: { ...PLAIN.pace, requestMsMax: 15_000 },
      runs: [{ ...PLAIN_RUN, clockJump: { atMs: 18_000, byMs: 2.4 * DAY_MS } }],
    })),
  },
  {
    name: 'a run whose clock is wrong stands still before it says so, and another one has nothing left to do meanwhile',
    was: 'the mark of the other one stayed, so nobody looked whether the clock was right again, and the issue stayed open',
    schedules: [
      {
        ...PLAIN,
        seed: 53_610,
        settings: { ...PLAIN.settings, checkpointMs: 5_000, attemptsMax: 1, mayAsk: false, listens: false },
        pace: { requestMsMax: 15_000, callMsMax: 500, cacheMsMax: 100 },
        tasks: [{ id: 't5', content: 'c5' }],
        runs: [
          {
            ...PLAIN_RUN,
            startsMs: 6_988_393,
            stall: { atMs: 50_642, forMs: 14_166_740 },
            clockOffsetMs: -1_546_480_598,
          },
          { ...PLAIN_RUN, startsMs: 10_552_270 },
        ],
        model: { trouble: 0, isHonest: true, honestFor: 0, hopeless: [] },
      },
    ],
  },
  {
    name: 'a run with nothing to do stands still, and another one tells of its clock meanwhile',
    was: 'the first woke, left word that there is nothing to do, and nobody ever closed the issue',
    schedules: [
      {
        ...PLAIN,
        seed: 333_612,
        beginsMs: 1_773_135_644_987,
        settings: { ...PLAIN.settings, attemptsMax: 2, listens: false },
        pace: { requestMsMax: 15_000, callMsMax: 500, cacheMsMax: 100 },
        tasks: tasks(2),
        runs: [
          { ...PLAIN_RUN, startsMs: 935_443 },
          { ...PLAIN_RUN, startsMs: 1_630_029 },
          { ...PLAIN_RUN, startsMs: 3_748_502, stall: { atMs: 59_374, forMs: 7_876_304 } },
          { ...PLAIN_RUN, startsMs: 10_273_351, clockOffsetMs: -19_625_386 },
        ],
        model: { trouble: 0, isHonest: true, honestFor: 10, hopeless: ['c1', 'c3'] },
      },
    ],
  },
];

/** Work that comes and is taken back, and in between a run whose clock is a month off. */
function withIssueOnClock(faults: Schedule['runs'][number]['faults']): Schedule {
  return {
    ...PLAIN,
    runs: [PLAIN_RUN, { ...PLAIN_RUN, startsMs: 2 * HOUR_MS, clockOffsetMs: -30 * DAY_MS, faults }],
    happenings: [
      { atMs: HOUR_MS, what: 'edit', task: 't0', content: 'c0-edit-0' },
      { atMs: 3 * HOUR_MS, what: 'edit', task: 't0', content: 'c0' },
    ],
  };
}
