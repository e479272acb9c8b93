import { liveMany } from '../simulation/many/many-stories.ts';
import type { Row } from './row.ts';

const SEEDS = 1_000;

/** Two processes that know nothing of each other, and nothing but the seeds. */
export const sameSeeds: Row = {
  name: 'same-seeds',
  says: `the same ${SEEDS.toLocaleString('en-US')} seeds twice`,
  goal: 'identical traces',
  async measure() {
    const portion = { family: 'all', first: 1, schedules: SEEDS, hasTraces: true } as const;
    const [once, again] = [await liveMany(portion), await liveMany(portion)];
    const other = once.traces.flatMap((trace, at) =>
      trace === again.traces[at] ? [] : [`seed ${portion.first + at} has another trace the second time`],
    );
    return {
      figure: `${once.traces.length - other.length} of ${SEEDS} traces identical`,
      holds: other.length === 0 && once.traces.length === SEEDS && again.traces.length === SEEDS,
      violations: other,
    };
  },
};
