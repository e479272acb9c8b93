import { crashPairs, crashPoints, holdsExplained } from './crashes.ts';
import { determinism } from './determinism.ts';
import { goldenLogs } from './golden-logs.ts';
import { mutants } from './mutants.ts';
import { negativeControls } from './negative-controls.ts';
import { packagedClock } from './packaged/packaged-clock.ts';
import { packagedDiskErrors } from './packaged/packaged-disk-errors.ts';
import { packagedKilled } from './packaged/packaged-killed.ts';
import { packagedSmallDisk } from './packaged/packaged-small-disk.ts';
import { releases } from './releases.ts';
import type { Row } from './row.ts';
import { sameSeeds } from './same-seeds.ts';
import { sigint } from './sigint.ts';
import { snapshotCuts } from './snapshot-cuts.ts';
import { capIgnored, neverOverBudget, overlappingRuns, randomSchedules, tamperedLogs } from './stories.ts';

/** All figures, in the order of the table. */
export const ROWS: readonly Row[] = [
  crashPoints,
  crashPairs,
  randomSchedules,
  sameSeeds,
  overlappingRuns,
  neverOverBudget,
  capIgnored,
  holdsExplained,
  tamperedLogs,
  packagedKilled,
  packagedDiskErrors,
  packagedSmallDisk,
  packagedClock,
  sigint,
  snapshotCuts,
  goldenLogs,
  releases,
  determinism,
  negativeControls,
  mutants,
];
