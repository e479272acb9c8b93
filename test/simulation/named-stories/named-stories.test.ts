// Each bug that a simulated story has shown stays found: what happened is lived through again, at its step and at those around it.
import assert from 'node:assert/strict';

import { describe, test } from 'vitest';

import { live } from '../story/live.ts';
import { NAMED_STORIES } from './all-stories.ts';

describe('all goes well when', () => {
  test.each(NAMED_STORIES)('$name', async ({ schedules, callsMax = Infinity }) => {
    let met = 0;
    const hurt = schedules.filter(({ runs }) => runs.some(({ faults }) => faults.length > 0));
    for (const schedule of schedules) {
      const { violations, hits, calls } = await live(schedule);
      assert.deepEqual(violations, [], JSON.stringify(schedule.runs));
      assert.ok(calls <= callsMax, `${calls} calls`);
      met += hits.length;
    }
    assert.ok(met >= hurt.length / 2, 'most of them meet their faults');
  });
});
