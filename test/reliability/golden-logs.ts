import { Event } from '../../src/domain/event.ts';
import { counted } from '../../src/report/money.ts';
import { GOLDEN_LIVES, changesIn } from '../support/golden-lives.ts';
import { PLACES, type Trial, WHATS, type What, trialsIn } from '../support/newer-places.ts';
import { variantsOf } from '../support/variants.ts';
import type { Row } from './row.ts';

/** The suite tries all of them anyway. */
const WHATS_OF: Readonly<Record<'short' | 'full', readonly What[]>> = {
  short: ['a type of event that is not known yet', 'control'],
  full: WHATS,
};

/** Old logs are read for ever; those of a time to come stop everything. */
export const goldenLogs: Row = {
  name: 'golden-logs',
  says: 'golden logs come to the same State; a log of a future version stops the packaged action before a call',
  goal: 'every event in every form; 0 requests from disk, branch and cache',
  measure: async scale => {
    const changes = GOLDEN_LIVES.flatMap(changesIn);
    const trials: Trial[] = [];
    for (const place of PLACES) trials.push(...(await trialsIn(place, WHATS_OF[scale])));
    const faults = trials.flatMap(({ place, what, faults: each }) =>
      each.map(fault => `${what}, from the ${place}: ${fault}`),
    );
    const events = GOLDEN_LIVES.at(-1)?.head.seq ?? 0;
    const newer = trials.filter(({ what }) => what !== 'control').length;
    return {
      figure: `${counted(GOLDEN_LIVES.length, 'golden log')}, the newest of ${counted(events, 'event')} in ${variantsOf(Event, 'Event').size} forms; ${counted(newer, 'log')} of the future`,
      holds: changes.length + faults.length === 0,
      violations: [...changes, ...faults],
    };
  },
};
