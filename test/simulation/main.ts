// npm run simulate -- --schedules N --seed S: the whole agent in simulated worlds, one after the other, each drawn from its seed.
import { parseArgs } from 'node:util';

import { drawSchedule, FAMILIES, type Family } from './draw-schedule.ts';
import { live } from './live.ts';
import { shrink } from './shrink.ts';
import { storyText } from './story-text.ts';

const USAGE = `npm run simulate -- [--schedules N] [--seed S] [--family ${FAMILIES.join('|')}] [--verbose]
  --schedules N  how many worlds (1)
  --seed S       the first one's seed; the others count on from it (1)
  --family F     what may happen in them (all)
  --verbose      prints each story, whether or not it fails
A story that fails is shrunk, and printed with its seed. The same seed is the same story.`;

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    family: { type: 'string', default: 'all' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [schedules, first] = [Number(values.schedules), Number(values.seed)];
const family = FAMILIES.find(name => name === values.family);
if (values.help || family === undefined || !Number.isInteger(schedules) || !Number.isInteger(first)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
process.exitCode = (await simulate(family)) === 0 ? 0 : 1;

async function simulate(name: Family): Promise<number> {
  const began = performance.now();
  let [failed, calls, steps, met] = [0, 0, 0, 0];
  for (let seed = first; seed < first + schedules; seed += 1) {
    const schedule = drawSchedule(seed, name);
    const lived = await live(schedule, values.verbose);
    calls += lived.calls;
    steps += lived.steps;
    met += lived.hits.length;
    if (values.verbose) console.log(storyText(schedule, lived));
    if (lived.violations.length === 0) continue;
    failed += 1;
    const check = lived.violations[0]?.check;
    const least = await shrink(schedule, async candidate =>
      (await live(candidate)).violations.some(violation => violation.check === check),
    );
    console.log(`Seed ${seed} of family ${name} fails. The least of it that does:`);
    console.log(storyText(least, await live(least, true)));
  }
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${schedules} schedules from seed ${first}: ${failed} failed; ${calls} calls, ${steps} steps, ${met} of them met a fault; ${seconds.toFixed(1)} s`,
  );
  return failed;
}
