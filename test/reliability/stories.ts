import { liveMany } from '../simulation/many/many-stories.ts';
import type { Family } from '../simulation/schedule/schedule.ts';
import type { Sums } from '../simulation/many/some-stories.ts';
import type { Measured, Row, Scale } from './row.ts';

const STORIES: Readonly<Record<Family, Readonly<Record<Scale, number>>>> = {
  all: { short: 20_000, full: 1_000_000 },
  overlap: { short: 2_000, full: 100_000 },
  dishonest: { short: 2_000, full: 100_000 },
  tampered: { short: 2_000, full: 100_000 },
};

/** Several rows may speak of the same stories: those are lived through once. */
const lived = new Map<string, Promise<Sums>>();

function storiesOf(family: Family, scale: Scale): Promise<Sums> {
  const name = `${family} ${scale}`;
  const known = lived.get(name);
  if (known !== undefined) return known;
  const fresh = liveMany({ family, first: 1, schedules: STORIES[family][scale] });
  lived.set(name, fresh);
  return fresh;
}

function measuredOf({ schedules, calls, met, failed }: Sums, family: Family): Measured {
  return {
    figure: `${counted(failed.length)} violations in ${counted(schedules)} schedules with ${counted(calls)} calls and ${counted(met)} faults met`,
    holds: failed.length === 0,
    violations: failed.map(
      ({ seed, saw }) => `${saw} (npm run simulate -- --family ${family} --seed ${seed})`,
    ),
  };
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

export const randomSchedules: Row = {
  name: 'random-schedules',
  says: 'random schedules with 2 to 4 runs that may overlap, all faults',
  goal: '20,000 at every commit, 1,000,000 in a full run; 0 violations',
  measure: async scale => measuredOf(await storiesOf('all', scale), 'all'),
};

export const overlappingRuns: Row = {
  name: 'overlapping-runs',
  says: 'overlapping runs, nobody killed or stalled past its lease',
  goal: '0 tasks paid twice in 100,000 schedules',
  measure: async scale => measuredOf(await storiesOf('overlap', scale), 'overlap'),
};

export const neverOverBudget: Row = {
  name: 'never-over-budget',
  says: 'overshoot of any budget',
  goal: '0 in 1,000,000 schedules',
  async measure(scale) {
    const { schedules, calls, failed } = await storiesOf('all', scale);
    const over = failed.filter(({ saw }) => saw.startsWith('never over budget'));
    return {
      ...measuredOf({ ...(await storiesOf('all', scale)), failed: over }, 'all'),
      figure: `${counted(over.length)} in ${counted(schedules)} schedules with ${counted(calls)} calls`,
    };
  },
};

export const capIgnored: Row = {
  name: 'cap-ignored',
  says: 'overshoot with a provider that ignores the output cap',
  goal: 'at most what the calls then in flight took beyond their holds',
  measure: async scale => measuredOf(await storiesOf('dishonest', scale), 'dishonest'),
};

export const tamperedLogs: Row = {
  name: 'tampered-logs',
  says: 'people delete the state branch, force it back, or spoil what is on it',
  goal: 'no crash, no leak, no budget of a run passed; each log is gone on from or refused with an alert',
  measure: async scale => measuredOf(await storiesOf('tampered', scale), 'tampered'),
};
