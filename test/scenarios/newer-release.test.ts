// A repository goes back to an older release, or two workflows use two of them: the older one meets a log that the newer one
// has gone on with, on the disk, on the state branch or in the cache. It can neither know what was paid for nor keep it.
import assert from 'node:assert/strict';
import { test } from 'vitest';

import { PLACES, WHATS, trialsIn } from '../support/newer-places.ts';

test.each(PLACES)(
  'a log of a newer release stops the packaged action before a call: %s',
  async place => {
    assert.deepEqual(
      await trialsIn(place),
      WHATS.map(what => ({ place, what, faults: [] })),
    );
  },
  120_000,
);
