import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { ROWS } from '../../src/domain/rows/state-row.ts';
import { takeSnapshot } from '../../src/log/snapshot.ts';
import { faultsOf } from '../support/cut-log.ts';
import { randomLog } from './snapshot-cuts.ts';

const LOGS = 200;
/** Each control goes red within these. */
const LOGS_OF_CONTROL = 60;

test(`${LOGS} random logs give the same State from a snapshot at any seal and the rest`, () => {
  for (let seed = 1; seed <= LOGS; seed += 1) {
    const log = randomLog(seed);
    assert.ok(log.cuts.length > 0);
    assert.deepEqual(faultsOf(log), [], `seed ${seed}`);
  }
});

describe('control: it is seen when a snapshot leaves out', () => {
  test.each(ROWS.map(schema => schema.def.items[0].value))('the rows "%s"', kind => {
    for (let seed = 1; seed <= LOGS_OF_CONTROL; seed += 1)
      if (faultsOf(randomLog(seed, without(kind))).length > 0) return;
    assert.fail(`${LOGS_OF_CONTROL} logs gave the same State without these rows`);
  });
});

/** Snapshots that lack the rows of a kind, and say so by nothing: the last line counts what is there. */
function without(kind: string): typeof takeSnapshot {
  return (state, head, at) => {
    const [header, ...lines] = Buffer.from(takeSnapshot(state, head, at))
      .toString()
      .trimEnd()
      .split('\n');
    const rows = lines.slice(0, -1).filter(row => !row.startsWith(`["${kind}"`));
    return Buffer.from([header, ...rows, JSON.stringify({ rows: rows.length }), ''].join('\n'));
  };
}
