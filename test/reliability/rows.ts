import type { Row } from './row.ts';
import { sameSeeds } from './same-seeds.ts';
import { capIgnored, neverOverBudget, overlappingRuns, randomSchedules } from './stories.ts';

/** All figures, in the order of the table. */
export const ROWS: readonly Row[] = [
  randomSchedules,
  sameSeeds,
  overlappingRuns,
  neverOverBudget,
  capIgnored,
];
