import { availableParallelism } from 'node:os';

import { pointText } from '../simulation/crash/point.ts';
import { ALL_GUARDS } from '../simulation/guards/all-guards.ts';
import type { Guard, SeenIn } from '../simulation/guards/guard.ts';
import { tryGuard } from '../simulation/guards/try-guard.ts';
import type { Row, Scale } from './row.ts';

/** `schedules`: so many were lived through until it was seen; undefined: it never was. */
type Tried = { readonly guard: Guard; readonly schedules: number | undefined };

/** Without a guard the simulation must see that it is missing: else the guard, or the check, is there for nothing. */
export const negativeControls: Row = {
  name: 'negative-controls',
  says: 'every negative control: a guard of the product left out, until the check that is named for it breaks',
  goal: 'each goes red within a stated number of schedules',
  async measure(scale) {
    const tried = await tryAll(scale);
    const green = tried.filter(({ schedules }) => schedules === undefined);
    const red = tried.flatMap(({ schedules }) => schedules ?? []).sort((a, b) => a - b);
    const median = red[Math.floor(red.length / 2)];
    return {
      figure: `${red.length} of ${tried.length} red, after ${red[0]} to ${red.at(-1)} schedules (median ${median})`,
      holds: green.length === 0,
      violations: green.map(
        ({ guard: { name, without, breaks, seenIn } }) =>
          `nothing broke "${breaks}", though ${without} (npm run simulate -- --without ${name} ${optionsFor(seenIn)})`,
      ),
    };
  },
};

function optionsFor(seenIn: SeenIn): string {
  if ('point' in seenIn) return `--point '${pointText(seenIn.point)}'`;
  if ('story' in seenIn) return `--story '${seenIn.story}'`;
  return `--family ${seenIn.family} --schedules ${seenIn.within}`;
}

/** A process each: what is loaded once is there for good. */
async function tryAll(scale: Scale): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const waiting = ALL_GUARDS.values();
  const tryInTurn = async () => {
    for (const guard of waiting) {
      const found = await tryGuard(guard, { isShort: scale === 'short', leavesOut: 'it' });
      tried.push({ guard, schedules: found?.schedules });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, tryInTurn));
  return tried;
}
