// npm run simulate -- --schedules N --seed S: the whole agent in simulated worlds, each drawn from its seed.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

import { Morning } from './crash/morning.ts';
import { type Point, scheduleOf } from './crash/point.ts';
import { drawSchedule } from './schedule/draw-schedule.ts';
import { guardNamed } from './guards/all-guards.ts';
import { leftOut } from './guards/at-start.ts';
import { storyNamed } from './guards/stories-for.ts';
import { withoutGuard } from './guards/without-guard.ts';
import { live } from './story/live.ts';
import { liveMany } from './many/many-stories.ts';
import { FAMILIES, type Family } from './schedule/schedule.ts';
import { shrink } from './schedule/shrink.ts';
import type { Sums } from './many/some-stories.ts';
import { storyText } from './story/story-text.ts';

const USAGE = `npm run simulate -- [--schedules N] [--seed S] [--family ${FAMILIES.join('|')}] [--verbose]
  --schedules N  how many worlds (1)
  --seed S       the first one's seed; the others count on from it (1)
  --family F     what may happen in them (all)
  --workers N    on how many cores (all)
  --story T      instead of these, the stories that are told under this name
  --point P      instead of these, the story of a crash, as the figures of reliability name it
  --without G    with a guard of the product left out, as the negative controls do it
  --verbose      prints each story, whether or not it fails
A story that fails is shrunk, and printed with its seed. The same seed is the same story.`;

/** More than these are not printed: what they show is mostly the same. */
const SHOWN_MAX = 3;

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    family: { type: 'string', default: 'all' },
    workers: { type: 'string' },
    story: { type: 'string' },
    point: { type: 'string' },
    without: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [schedules, first] = [Number(values.schedules), Number(values.seed)];
const workers = values.workers === undefined ? undefined : Number(values.workers);
const family = FAMILIES.find(name => name === values.family);
const isUsable = [schedules, first, workers ?? 1].every(number => Number.isSafeInteger(number));
if (values.help || family === undefined || !isUsable) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (values.without !== undefined && leftOut === undefined) process.exit(againWithout(values.without));
const failed = await failuresIn(values);
process.exitCode = failed === 0 ? 0 : 1;

/** In a process that has not loaded anything of it yet. */
function againWithout(name: string): number {
  const { without, breaks } = guardNamed(name);
  console.log(`Without the guard "${name}" ${without}. That must break: ${breaks}.`);
  const { execArgv, env } = withoutGuard(name);
  return (
    spawnSync(process.execPath, [...execArgv, ...process.argv.slice(1)], { env, stdio: 'inherit' }).status ??
    1
  );
}

function failuresIn({ point, story }: typeof values): Promise<number> {
  if (point !== undefined) return tellOfPoint(point);
  return story === undefined ? simulate(family ?? 'all') : tellOfStory(story);
}

async function simulate(name: Family): Promise<number> {
  const began = performance.now();
  if (values.verbose) await tell(name);
  const sums = await liveMany({ family: name, first, schedules }, { workers });
  for (const { seed } of sums.failed.slice(0, SHOWN_MAX)) await showLeast(seed, name);
  for (const { seed, saw } of sums.failed.slice(SHOWN_MAX)) console.log(`Seed ${seed} fails: ${saw}`);
  console.log(`${textOf(sums)}; ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return sums.failed.length;
}

/** The whole of it, from its first day on. */
async function tellOfPoint(text: string): Promise<number> {
  const point = JSON.parse(text) as Point;
  const morning = await Morning.before(point.reference, { isRecorded: true });
  const lived = await morning.live(point);
  console.log(storyText(scheduleOf(point), lived));
  return lived.violations.length;
}

/** All that fail, and what became of the others in a word. */
async function tellOfStory(name: string): Promise<number> {
  const schedules = storyNamed(name);
  let failed = 0;
  for (const schedule of schedules) {
    const lived = await live(schedule, true);
    if (lived.violations.length > 0) failed += 1;
    const isShown = lived.violations.length > 0 && failed <= SHOWN_MAX;
    if (values.verbose || isShown) console.log(storyText(schedule, lived));
  }
  console.log(`"${name}": ${failed} of ${schedules.length} failed`);
  return failed;
}

async function tell(name: Family): Promise<void> {
  for (let seed = first; seed < first + schedules; seed += 1) {
    const schedule = drawSchedule(seed, name);
    console.log(storyText(schedule, await live(schedule, true)));
  }
}

async function showLeast(seed: number, name: Family): Promise<void> {
  const schedule = drawSchedule(seed, name);
  const check = (await live(schedule)).violations[0]?.check;
  const least = await shrink(schedule, async candidate =>
    (await live(candidate)).violations.some(violation => violation.check === check),
  );
  console.log(`Seed ${seed} of family ${name} fails. The least of it that does:`);
  console.log(storyText(least, await live(least, true)));
}

function textOf({ schedules, failed, calls, steps, met }: Sums): string {
  return `${schedules} schedules from seed ${first}: ${failed.length} failed; ${calls} calls, ${steps} steps, ${met} of them met a fault`;
}
