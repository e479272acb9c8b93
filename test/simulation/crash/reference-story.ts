import type { PlannedHappening } from '../schedule/planned-happening.ts';
import type { RunPlan, Schedule, TaskLine } from '../schedule/schedule.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HOLD_TOKENS = 1_100;
const HOLD_NANO_USD = 2_200_000;

/** Runs that are worth to be cut off at every step. */
export const REFERENCES = ['first', 'busy', 'after-lost'] as const;
export type ReferenceName = (typeof REFERENCES)[number];

/** A story with a run that is worth to be cut off at every step. */
export type Reference = {
  readonly name: ReferenceName;
  readonly schedule: Schedule;
  /** The run's place in it. Nothing comes after it. */
  readonly run: number;
};

export function referenceNamed(name: ReferenceName): Reference {
  switch (name) {
    case 'first':
      return firstRun();
    case 'busy':
      return upTo(name, at(BUSY_DAY, HOUR_MS));
    case 'after-lost':
      return upTo(name, at(LOST_DAY, 5 * HOUR_MS));
  }
}

function tasks(first: number, count: number): readonly TaskLine[] {
  return numbers(first, count).map(number => ({ id: `t${number}`, content: `c${number}` }));
}

const RUN: Omit<RunPlan, 'startsMs'> = {
  ...{ machine: 'new', faults: [], postFaults: [], clockOffsetMs: 0, afterDeath: 'lost' },
};

const DIE = { do: 'die', isLasting: false } as const;

const BEGINS_MS = Date.parse('2026-03-02T08:00:00.000Z');

const AT_HAND = {
  seed: 5,
  family: 'all',
  beginsMs: BEGINS_MS,
  settings: {
    limits: {
      run: { tokens: 16 * HOLD_TOKENS, nanoUsd: 16 * HOLD_NANO_USD },
      day: { tokens: 40 * HOLD_TOKENS, nanoUsd: 40 * HOLD_NANO_USD },
      month: { tokens: 400 * HOLD_TOKENS },
    },
    concurrency: 3,
    publish: 'commit',
    checkpointMs: 30_000,
    attemptsMax: 2,
    timeoutMs: 120_000,
    runtimeMs: HOUR_MS,
    mayAsk: true,
    hasCache: true,
    listens: true,
  },
  pace: { requestMsMax: 400, callMsMax: 20_000, cacheMsMax: 5_000 },
  model: { trouble: 0, isHonest: true, hopeless: [] },
} as const satisfies Partial<Schedule>;

/** The first run of all: nothing is there yet. */
function firstRun(): Reference {
  return {
    name: 'first',
    run: 0,
    schedule: { ...AT_HAND, tasks: tasks(0, 20), runs: [{ ...RUN, startsMs: 0 }], happenings: [] },
  };
}

/** Under somebody's desk; the log on it has come from another repository. */
const DESK = 0;
const at = (day: number, ms = 0) => day * DAY_MS + ms;

/** Days on which one task is edited, and one short run takes it: each leaves a few pieces of the log on the branch. */
const SHORT_DAYS = 12;
const KILLED_DAY = SHORT_DAYS + 1;
const BUSY_DAY = KILLED_DAY + 1;
const LOST_DAY = BUSY_DAY + 7;

/** What comes of requests that do not get an answer at once. */
const FATES = {
  'c1-edit': ['413'],
  'c2-edit': ['413'],
  'c5-edit': ['401'],
  c20: ['400 for the name of the cap'],
  c24: ['500', '503 with nothing'],
  c25: ['429 with seconds to wait'],
  c28: ['413'],
  c27: ['answer cut short'],
  'c20-edit': ['403 for what it says'],
  'c32-edit': ['400 for the schema'],
  'c22-edit': ['reset when it was paid for'],
};

type Chapter = { readonly runs: readonly RunPlan[]; readonly happenings: readonly PlannedHappening[] };

/** Up to one of its runs. */
function upTo(name: ReferenceName, endsMs: number): Reference {
  const chapters = [shortDays(), killedDay(), busyDay(), lostDay()];
  const runs = chapters.flatMap(chapter => chapter.runs).filter(({ startsMs }) => startsMs <= endsMs);
  const happenings = chapters
    .flatMap(chapter => chapter.happenings)
    .filter(({ atMs }) => atMs <= endsMs)
    .sort((a, b) => a.atMs - b.atMs);
  const model = { ...AT_HAND.model, fates: FATES };
  return {
    name,
    run: runs.length - 1,
    schedule: { ...AT_HAND, tasks: tasks(0, 6), runs, happenings, model },
  };
}

/** Once nobody wanted issues; two tasks are set aside; on the last day the key was refused, and an answer is forgotten. */
function shortDays(): Chapter {
  const runs: RunPlan[] = [
    { ...RUN, startsMs: 0, command: { do: 'adopt' } },
    { ...RUN, startsMs: HOUR_MS, machine: DESK },
  ];
  for (let day = 1; day <= SHORT_DAYS; day += 1)
    runs.push({
      ...RUN,
      startsMs: at(day, HOUR_MS),
      machine: DESK,
      ...(day === 3 && { tells: 'nobody' }),
    });
  const startsMs = at(SHORT_DAYS, 2 * HOUR_MS);
  runs.push({ ...RUN, startsMs, machine: DESK, command: { do: 'forget', task: 't3' } });
  const happenings = Array.from({ length: SHORT_DAYS }, (_, index) =>
    edited(at(index + 1), 0, `c0-edit-${index + 1}`),
  );
  return {
    runs,
    happenings: [
      ...happenings,
      edited(at(3), 1, 'c1-edit'),
      edited(at(5), 2, 'c2-edit'),
      edited(at(SHORT_DAYS), 5, 'c5-edit'),
    ],
  };
}

/** A run dies while it writes: the end of its log is torn, and calls are under way. */
function killedDay(): Chapter {
  const faults = [{ step: 8, on: 'disk write state/log', ...DIE, flavour: 0.25 }];
  return {
    runs: [{ ...RUN, startsMs: at(KILLED_DAY, HOUR_MS), machine: DESK, faults }],
    happenings: numbers(6, 6).map(number => added(at(KILLED_DAY), number)),
  };
}

/** Much is new, two tasks are the same work, and people have asked for all that they can ask for. */
function busyDay(): Chapter {
  const atMs = at(BUSY_DAY);
  const asked = ['retry t1', 'pause 6h', 'resume', 'budget 0.004'].map((says): PlannedHappening => ({
    atMs,
    what: 'ask',
    on: 'dashboard',
    says: `/agent ${says}`,
  }));
  const calmDays = [1, 2, 3].map(day => ({ ...RUN, startsMs: at(BUSY_DAY + day, HOUR_MS) }));
  return {
    runs: [{ ...RUN, startsMs: at(BUSY_DAY, HOUR_MS), machine: DESK }, ...calmDays],
    happenings: [
      ...numbers(20, 21).map(number => added(atMs, number)),
      { atMs, what: 'add', task: 't41', content: 'c40' },
      { atMs, what: 'remove', task: 't4', content: '' },
      edited(atMs, 5, 'c5-again'),
      ...asked,
      { atMs: at(BUSY_DAY, MINUTE_MS), what: 'tick', box: 'snooze default/quarantine' },
    ],
  };
}

/** The first of three runs freezes, the second takes its place and is lost with its machine, the third finds what both left. */
function lostDay(): Chapter {
  const startsMs = (hour: number) => at(LOST_DAY, hour * HOUR_MS);
  const faults = [{ step: 3, on: 'call', ...DIE, flavour: 0.5 }];
  return {
    runs: [
      { ...RUN, startsMs: startsMs(1), stall: { atMs: 20_000, forMs: 2 * HOUR_MS } },
      { ...RUN, startsMs: startsMs(2), faults },
      { ...RUN, startsMs: startsMs(5), tells: 'nobody' },
    ],
    happenings: [
      ...[...numbers(6, 4), ...numbers(20, 22)].map(number =>
        edited(at(LOST_DAY), number, `c${number}-edit`),
      ),
      { atMs: startsMs(4), what: 'evict-all' },
    ],
  };
}

function added(atMs: number, number: number): PlannedHappening {
  return { atMs, what: 'add', task: `t${number}`, content: `c${number}` };
}

function edited(atMs: number, number: number, content: string): PlannedHappening {
  return { atMs, what: 'edit', task: `t${number}`, content };
}

function numbers(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
