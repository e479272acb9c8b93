// Whatever may be remembered of an alert.
import fc from 'fast-check';

import type { AlertMemory } from '../../src/domain/alerts/alert-memory.ts';
import { sha } from './literals.ts';

const time = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) })
  .map(ms => new Date(ms).toISOString());
const count = fc.integer({ min: 0, max: 9_999 });
const always = {
  severity: fc.constantFrom('info', 'warning', 'critical'),
  reason: fc.constantFrom('day-cost', 'killed', 'a:b/c.d+e_f'),
  since: time,
  toldAt: time,
  returns: count,
};

/** Objects as a parser makes them. */
const PLAIN = { noNullPrototype: true };

export const anyMemory: fc.Arbitrary<AlertMemory> = fc.oneof(
  fc.record(
    {
      phase: fc.constant('firing'),
      ...always,
      facts: fc.nat(9).map(sha),
      runs: count,
      risen: fc.boolean(),
    },
    PLAIN,
  ),
  fc.record({ phase: fc.constant('held'), ...always, runs: count }, PLAIN),
  fc.record({ phase: fc.constant('over'), ...always, overAt: time }, PLAIN),
);
