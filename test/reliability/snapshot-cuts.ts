import { count } from '../../src/report/money.ts';
import { Chance } from '../support/chance.ts';
import { type CutLog, cutEverywhere, faultsOf } from '../support/cut-log.ts';
import { randomHistory } from '../support/random-history.ts';
import type { Row } from './row.ts';

const LOGS = { short: 1_000, full: 100_000 } as const;
const COMMANDS = 30;
const VIOLATIONS_MAX = 20;

/** A log may begin with a snapshot anywhere: State is the same as from all that led to it. */
export const snapshotCuts: Row = {
  name: 'snapshot-cuts',
  says: '`state(log) = state(snapshot + rest)` at every cut',
  goal: '100,000 random logs',
  measure: scale => {
    const logs = LOGS[scale];
    let [cuts, events] = [0, 0];
    const violations: string[] = [];
    for (let seed = 1; seed <= logs && violations.length < VIOLATIONS_MAX; seed += 1) {
      const log = randomLog(seed);
      cuts += log.cuts.length;
      events += log.head.seq;
      violations.push(...faultsOf(log).map(fault => `seed ${seed}, ${fault}`));
    }
    return Promise.resolve({
      figure: `${count(logs)} random logs with ${count(events)} events, cut at ${count(cuts)} seals`,
      holds: violations.length === 0,
      violations,
    });
  },
};

/** The log of a seed: the same seed, the same bytes. `take`: as in `cutEverywhere`. */
export function randomLog(seed: number, take?: Parameters<typeof cutEverywhere>[2]): CutLog {
  const chance = new Chance(seed);
  return cutEverywhere(randomHistory(chance, COMMANDS), chance, take);
}
