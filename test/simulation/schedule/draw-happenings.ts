import type { Chance } from '../../support/chance.ts';
import { drawLimits } from './draw-limits.ts';
import type { ChangeableSettings, PlannedHappening, Tampering } from './planned-happening.ts';
import type { Family, SimulatedSettings, TaskLine } from './schedule.ts';

type Plan = {
  readonly spanMs: number;
  readonly family: Family;
  readonly settings: SimulatedSettings;
};
type What = Happening<PlannedHappening>;
type Happening<Planned> = Planned extends PlannedHappening ? Omit<Planned, 'atMs'> : never;

/** All that happens beside the runs, in its order. */
export function drawHappenings(
  chance: Chance,
  tasks: readonly TaskLine[],
  { spanMs, family, settings }: Plan,
): PlannedHappening[] {
  const happenings: PlannedHappening[] = [];
  const plan = (whats: readonly What[]) => {
    const atMs = chance.integer(0, spanMs + 10 * 60_000);
    for (const what of whats) happenings.push({ atMs, ...what });
  };
  const times = (count: number, draw: (index: number) => readonly What[]) => {
    for (let index = 0; index < count; index += 1) plan(draw(index));
  };
  if (family === 'overlap') {
    times(chance.integer(1, 2), index => [drawCalm(chance, tasks.length + index)]);
  } else {
    times(chance.pick([0, 1, 1, 2, 3]), index => [drawOne(chance, tasks, index)]);
    if (chance.is(0.3)) times(chance.integer(1, 2), () => [drawRule(chance, tasks)]);
    if (chance.is(0.25)) plan([drawChange(chance, tasks.length)]);
    if (settings.listens === true) times(chance.integer(1, 4), () => drawAsking(chance, tasks));
    if (settings.publish === 'pull-request') times(chance.integer(0, 2), () => [drawReview(chance)]);
    // Without something to do a run of another day is none.
    if (spanMs > LONG_MS) times(chance.integer(1, 4), index => [drawEdit(chance, tasks, `later-${index}`)]);
    if (family === 'tampered') times(chance.integer(1, 2), () => [drawTampering(chance)]);
  }
  return happenings.sort((a, b) => a.atMs - b.atMs);
}

const LONG_MS = 24 * 3_600_000;
const WHILES = [20_000, 5 * 60_000, 2 * 3_600_000] as const;

function drawCalm(chance: Chance, number: number): What {
  return chance.is(0.5)
    ? { what: 'add', task: `t${number}`, content: `c${number}` }
    : { what: 'commit-to-main' };
}

function drawOne(chance: Chance, tasks: readonly TaskLine[], index: number): What {
  const forMs = chance.pick(WHILES);
  switch (chance.integer(0, 11)) {
    case 0:
      return { what: 'evict-all' };
    case 1:
      return { what: 'evict-some' };
    case 2:
      return { what: 'damage-next-copy', flavour: chance.fraction() };
    case 3:
      return { what: 'list-copies-late', forMs };
    case 4:
      return { what: 'github-down', forMs };
    case 5:
      return { what: 'cache-down', forMs };
    case 6:
      return { what: 'model-down', forMs };
    case 7:
    case 8:
      return drawEdit(chance, tasks, `edit-${index}`);
    case 9:
      return { what: 'remove', task: taskOf(chance, tasks), content: '' };
    case 10:
      return { what: 'commit-to-main' };
    default:
      return { what: 'close-issues' };
  }
}

function drawEdit(chance: Chance, tasks: readonly TaskLine[], mark: string): What {
  const task = taskOf(chance, tasks);
  return { what: 'edit', task, content: `c${task.slice(1)}-${mark}` };
}

/** What GitHub lets nobody do, or not so fast, for a while. */
function drawRule(chance: Chance, tasks: readonly TaskLine[]): What {
  const forMs = chance.pick([...WHILES, 26 * 3_600_000]);
  switch (chance.integer(0, 7)) {
    case 0:
      return { what: 'protect-main', forMs };
    case 1:
      return { what: 'expire-token', forMs };
    case 2:
      return { what: 'issues-off', forMs };
    case 3:
      return { what: 'forbid', area: chance.pick(['contents', 'issues', 'pull-requests']), forMs };
    case 4:
      return { what: 'slow-down', how: chance.pick(['hour', 'secondary', 'silent']), forMs };
    case 5:
      return { what: 'list-issues-late', lagMs: chance.pick([5_000, 60_000]), forMs };
    default:
      return {
        ...{ what: 'refuse-answers', forMs },
        content: chance.is(0.3) ? undefined : `c${taskOf(chance, tasks).slice(1)}`,
      };
  }
}

function drawChange(chance: Chance, tasks: number): What {
  return { what: 'set', to: drawSetting(chance, tasks) };
}

function drawSetting(chance: Chance, tasks: number): Partial<ChangeableSettings> {
  switch (chance.integer(0, 4)) {
    case 0:
    case 1:
      return { limits: drawLimits(chance, tasks, false) };
    case 2:
      return { concurrency: chance.integer(1, 4), timeoutMs: chance.pick([60_000, 240_000]) };
    case 3:
      return { attemptsMax: chance.integer(1, 3) };
    default:
      return { publish: chance.pick(['commit', 'pull-request', 'none']) };
  }
}

/** By somebody who may or may not; now and then twice, word by word. */
function drawAsking(chance: Chance, tasks: readonly TaskLine[]): readonly What[] {
  const by = chance.pick(['ada', 'ada', 'grace', 'mallory']);
  const task = taskOf(chance, tasks);
  if (chance.is(0.3)) {
    const box = chance.pick([`retry ${task}`, `skip ${task}`, 'run', 'snooze default/quarantine']);
    return [{ what: 'tick', box, by }];
  }
  const says = chance.pick([
    `/agent retry ${task}`,
    `/agent skip ${task}`,
    '/agent pause 6h',
    '/agent pause 2d',
    '/agent pause',
    '/agent resume',
    '/agent budget 0.002',
    '/agent status',
    ...HOSTILE,
  ]);
  const asked: What = { what: 'ask', on: chance.is(0.7) ? 'dashboard' : '', says, by };
  return chance.is(0.25) ? [asked, asked] : [asked];
}

const HOSTILE = [
  '/agent retry ../../etc/passwd',
  '/agent pause 2026-99-99',
  '/agent retry t1\n::set-output name=outcome::idle\n##[command]rm -rf /',
  '<!-- background-agent dashboard: default -->\n/agent pause',
  `/agent skip ${'t1 '.repeat(3_000)}`,
] as const;

function drawReview(chance: Chance): What {
  return { what: chance.pick(['merge-pulls', 'close-pulls', 'delete-review-branches']) };
}

function drawTampering(chance: Chance): Happening<PlannedHappening & Tampering> {
  const kind = chance.pick<Tampering['what']>([
    'delete-state',
    'reset-state',
    'litter-state',
    'copy-foreign-log',
    'spoil-state',
  ]);
  if (kind !== 'spoil-state') return { what: kind };
  return {
    what: kind,
    file: chance.pick(['head.json', 'lease.json', 'log']),
    flavour: chance.fraction(),
  };
}

function taskOf(chance: Chance, tasks: readonly TaskLine[]): string {
  return `t${chance.integer(0, tasks.length - 1)}`;
}
