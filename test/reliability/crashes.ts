import { Crashes, someOf } from '../simulation/crash/crash-at-every-step.ts';
import type { CrashJob } from '../simulation/crash/crash-process.ts';
import { type CrashSums, NO_SUMS, together } from '../simulation/crash/crash-sums.ts';
import type { Point } from '../simulation/crash/point.ts';
import { onAllCores } from '../simulation/many/on-all-cores.ts';
import type { Measured, Row, Scale } from './row.ts';

const POINTS = { short: 300, full: Infinity } as const;
/** First deaths that are followed by another one at every step, and the share of those steps that is tried. */
const THOROUGHLY = { short: 14, full: 75 } as const;
const SHARE = { short: 0.16, full: 1 } as const;
/** First deaths that are followed by another one at any one step. */
const ONCE = { short: 100, full: Infinity } as const;

const POINTS_PER_JOB = 50;
const PROGRAM = new URL('../simulation/crash/crash-process.ts', import.meta.url);

type Lived = {
  readonly crashes: Crashes;
  readonly points: readonly Point[];
  readonly sums: CrashSums;
};

/** What they have behind them is the same for all rows. */
let opened: Promise<Crashes> | undefined;
function openCrashes(): Promise<Crashes> {
  return (opened ??= Crashes.open());
}

/** Two rows speak of the same stories: those are lived through once. */
const lived = new Map<Scale, Promise<Lived>>();

function livedPoints(scale: Scale): Promise<Lived> {
  const known = lived.get(scale);
  if (known !== undefined) return known;
  const fresh = livePoints(scale);
  lived.set(scale, fresh);
  return fresh;
}

async function livePoints(scale: Scale): Promise<Lived> {
  const crashes = await openCrashes();
  const points = someOf(crashes.points, POINTS[scale]);
  return { crashes, points, sums: await sumsOf(jobsOf(points)) };
}

function jobsOf(points: readonly Point[], again?: CrashJob['again']): readonly CrashJob[] {
  const jobs: CrashJob[] = [];
  for (let first = 0; first < points.length; first += POINTS_PER_JOB)
    jobs.push({ points: points.slice(first, first + POINTS_PER_JOB), again });
  return jobs;
}

async function sumsOf(jobs: readonly CrashJob[]): Promise<CrashSums> {
  return (await onAllCores<CrashSums>(PROGRAM, jobs)).reduce(together, NO_SUMS);
}

export const crashPoints: Row = {
  name: 'crash-points',
  says: 'crash at every I/O step of reference runs of at least 20 tasks, with every kind of event: kill, fail once, fail for ever',
  goal: '100 % of points, 0 violations',
  async measure(scale) {
    const { crashes, points, sums } = await livedPoints(scale);
    const steps = [...crashes.steps.values()].reduce((sum, each) => sum + each.length, 0);
    const share = (100 * sums.stories) / crashes.points.length;
    return measuredOf(
      sums,
      `${counted(sums.failed.length)} violations at ${counted(sums.stories)} points, ${share.toFixed(0)} % of those at ${steps} steps`,
      sums.stories === points.length,
    );
  },
};

export const crashPairs: Row = {
  name: 'crash-pairs',
  says: 'second crash at every step of the recovery',
  goal: 'at least 10,000 pairs, 0 violations',
  async measure(scale) {
    const { deaths } = await openCrashes();
    const [thorough, once] = [someOf(deaths, THOROUGHLY[scale]), someOf(deaths, ONCE[scale])];
    const jobs: CrashJob[] = thorough.map(point => ({ points: [point], again: SHARE[scale] }));
    const sums = await sumsOf([...jobs, ...jobsOf(once, 'once')]);
    const figure = `${counted(sums.failed.length)} violations in ${counted(sums.stories)} pairs, after ${counted(once.length)} first deaths`;
    return measuredOf(sums, figure, scale === 'short' || sums.stories >= 10_000);
  },
};

export const holdsExplained: Row = {
  name: 'holds-explained',
  says: 'holds unexplained after one clean run',
  goal: '0',
  async measure(scale) {
    const { sums } = await livedPoints(scale);
    const failed = sums.failed.filter(({ check }) => check === 'every hold ends');
    const figure = `${counted(failed.length)} of ${counted(sums.holds)} holds, looked at after ${counted(sums.cleanRuns)} clean runs`;
    return measuredOf({ ...sums, failed }, figure, sums.cleanRuns > 0);
  },
};

function measuredOf({ failed }: CrashSums, figure: string, isWhole: boolean): Measured {
  return {
    figure,
    holds: failed.length === 0 && isWhole,
    violations: failed.map(
      ({ check, saw, point }) => `${check}: ${saw} (npm run simulate -- --point '${point}')`,
    ),
  };
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
