import assert from 'node:assert/strict';
import { test } from 'vitest';

import { runsNeeded } from '../../src/domain/runs-needed.ts';

test.for([
  [10, 25, 3],
  [10, 20, 2],
  [10, 0, undefined],
  [0, 5, undefined],
] as const)('after a run that has done %i, %i more take %s runs', ([done, rest, runs]) =>
  assert.equal(runsNeeded({ done, rest }), runs),
);
