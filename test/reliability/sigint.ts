// SIGINT to everything saved: runs of the packaged action are cancelled as the runner does it, at any moment, while GitHub, the
// cache and the model take 300 ms for every answer. What is saved is on the state branch; the copy in the cache is made as well.
import type { Measured, Row, Scale } from './row.ts';
import { judge } from './sigint/judge.ts';
import { cancelInMany } from './sigint/many-repositories.ts';

const RUNS: Readonly<Record<Scale, number>> = { short: 12, full: 200 };

export const sigint: Row = {
  name: 'sigint',
  says: 'SIGINT to everything saved, 300 ms server latency',
  goal: 'p99 ≤ 5 s',
  measure: async (scale): Promise<Measured> => {
    const { times, violations } = await cancelInMany({ runs: RUNS[scale] });
    return judge(times, violations);
  },
};
