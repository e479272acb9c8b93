// Tests that are not asked about mutants: each takes seconds, and would be asked thousands of times. What only one of them
// notices counts as not noticed, so to leave them out can make the score lower than it is, never higher.

/** Files of slow tests. */
export const SLOW_FILES: readonly string[] = [
  'test/domain/budgets.test.ts',
  'test/domain/watch/delay-model.test.ts',
];

/** As `file > title`. */
export const SLOW_TESTS: readonly string[] = [
  'test/domain/json-schema.test.ts > a schema that is accepted can be used: the checker neither throws nor runs for ever',
  'test/domain/watch/schedule-oracle.test.ts > a run is due, missed, and the agent silent when somebody who watches the clocks says so',
  'test/domain/watch/schedule-oracle.test.ts > these cases are difficult: who takes the clock of the moment for that of ever is often wrong',
  'test/domain/watch/watch.test.ts > while nothing happens, what is to be told stays to be told',
  'test/log/damage.test.ts > a cut at any byte leaves whole appends only, and is torn unless it falls on a boundary',
  'test/log/damage.test.ts > a cut that zeros follow, as when a file grew before its content came, is torn at the same place',
  'test/log/damage.test.ts > every single-bit flip is corrupt, and nothing behind it is believed',
  'test/log/snapshot.test.ts > a changed field is refused, or leaves a State that work can go on from',
  'test/log/snapshot.test.ts > a flipped bit never throws, and never keeps the hash',
  'test/log/snapshot.test.ts > a snapshot and the rest give what the whole log gives, in every order',
  'test/log/snapshot.test.ts > at every cut',
  'test/log/snapshot.test.ts > is read from chunks of any size',
  'test/log/torn.test.ts > a list that is nested too deep to be an event',
  'test/log/torn.test.ts > every proper beginning of every append is torn',
];
