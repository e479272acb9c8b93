import { availableParallelism } from 'node:os';

import { ALL_GUARDS } from '../simulation/guards/all-guards.ts';
import type { Guard } from '../simulation/guards/guard.ts';
import { tryGuard } from '../simulation/guards/try-guard.ts';
import type { Row, Scale } from './row.ts';

type Tried = { readonly guard: Guard; readonly schedules: number | undefined };

/** Without a guard the simulation must see that it is missing: else the guard, or the check, is there for nothing. */
export const negativeControls: Row = {
  name: 'negative-controls',
  says: 'every negative control: a guard of the product left out',
  goal: 'each goes red',
  async measure(scale) {
    const tried = await tryAll(scale);
    const green = tried.filter(({ schedules }) => schedules === undefined);
    const red = tried.flatMap(({ guard, schedules }) =>
      schedules === undefined ? [] : `${guard.name} ${schedules}`,
    );
    return {
      figure: `${red.length} of ${tried.length} red; after so many schedules each: ${red.join(', ')}`,
      holds: green.length === 0,
      violations: green.map(
        ({ guard: { name, without, breaks, within, family } }) =>
          `in ${within} schedules of ${family} nothing broke "${breaks}", though ${without} (npm run simulate -- --without ${name})`,
      ),
    };
  },
};

/** A process each. Where time is short they begin with a seed that is known to break. */
async function tryAll(scale: Scale): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const waiting = ALL_GUARDS.values();
  const tryInTurn = async () => {
    for (const guard of waiting) {
      const first = scale === 'short' ? guard.seed : 1;
      const found = await tryGuard(guard, { first, schedules: guard.within, leavesOut: 'it' });
      tried.push({ guard, schedules: found?.schedules });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, tryInTurn));
  const place = ({ guard }: Tried) => ALL_GUARDS.indexOf(guard);
  return tried.sort((a, b) => place(a) - place(b));
}
