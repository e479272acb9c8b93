import type { Limits } from '../../../src/domain/budget.ts';
import type { Chance } from '../../support/chance.ts';

/** What a call holds at most: a prompt's bytes and overhead, and the output cap. */
const HOLD_TOKENS = 1_100;

/** Budgets for so many tasks: some have room for all of them, some for a few. */
export function drawLimits(chance: Chance, tasks: number, isCalm: boolean): Limits {
  const some = (least: number, most: number) => ({ tokens: HOLD_TOKENS * chance.integer(least, most) });
  if (isCalm) return { run: {}, day: { tokens: 400_000 }, month: { tokens: 2_000_000 } };
  const cost = chance.is(0.4) ? { nanoUsd: 2_200_000 * chance.integer(2, 2 * tasks) } : {};
  return {
    run: chance.is(0.6) ? { ...some(2, tasks + 4), ...cost } : cost,
    day: chance.is(0.7) ? some(3, 2 * tasks) : {},
    month: chance.is(0.4) ? some(tasks, 4 * tasks) : {},
  };
}
