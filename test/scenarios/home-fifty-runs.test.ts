// Fifty runs of one agent, of every kind: whatever becomes of the cache after any of them, the next run does the same, byte
// for byte, as if nothing had become of it. So nothing is paid again, nobody is told of an interruption that was none, and no
// escrow is charged.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import type { LogRecord } from '../../src/domain/event.ts';
import { type Evening, KINDS, LongHistory } from '../support/long-history.ts';

const RUNS = 50;
const DAYS = Array.from({ length: RUNS }, (_, index) => index + 1);
/** All copies are tried after every so-manieth run, and two after the others. All after each of them takes ten times as long. */
const DAYS_BETWEEN_ALL = 10;

let history: LongHistory;
beforeEach(() => (history = new LongHistory()));

const keys = () => [...history.ground.copies.copies.keys()];
const withoutSource = (evening: Evening) => ({ ...evening, source: '' });

/**
 * Lives all days, and each but the first again for every way in which the cache may have changed before it. Returns how many
 * were lived again. Nobody knows what a run that was killed had begun with.
 */
async function liveAgain(waysBefore: (day: number) => readonly (() => void)[]): Promise<number> {
  let lived = 0;
  for (const day of DAYS) {
    const [evening, ways] = [history.remember(), day === 1 ? [] : waysBefore(day)];
    const expected = await history.live(day);
    const next = history.remember();
    for (const change of ways) {
      history.return(evening);
      change();
      const found = await history.live(day);
      assert.ok(['repository', 'unknown'].includes(found.source), found.source);
      assert.deepEqual(withoutSource(found), withoutSource(expected), LongHistory.kindOf(day));
      lived += 1;
    }
    history.return(next);
  }
  return lived;
}

test('the whole cache is lost after any of them', async () => {
  const lived = await liveAgain(() => [() => history.ground.evict()]);
  assert.equal(lived, RUNS - 1);
});

test('the whole cache is lost after each of them', async () => {
  const forgetful = new LongHistory();
  for (const day of DAYS) {
    const [expected, found] = [await history.live(day), await forgetful.live(day)];
    assert.deepEqual(withoutSource(found), withoutSource(expected), LongHistory.kindOf(day));
    forgetful.ground.evict();
  }
});

test('any older copy is offered in the place of the newest', async () => {
  const lived = await liveAgain(day => {
    const older = keys().slice(0, -1);
    const tried = day % DAYS_BETWEEN_ALL === 0 ? older : new Set([...older.slice(0, 1), ...older.slice(-1)]);
    return [...tried].map(key => () => history.offer(key));
  });
  assert.ok(lived > 150, `${lived}`);
});

test('the history pays for every text once, but where a call was refused, failed or cut off', async () => {
  const [evenings, asked]: [Evening[], string[]] = [[], []];
  for (const day of DAYS) {
    const evening = await history.live(day);
    evenings.push(evening);
    asked.push(...evening.asked);
    assert.equal(history.stored().state.charges.size, 0, 'no escrow is charged');
  }
  assert.deepEqual(new Set(evenings.map(({ outcome }) => outcome)), OUTCOMES);

  const { records } = history.stored();
  const count = (type: string) => records.filter(({ event }) => event.type === type).length;
  assert.equal(asked.length, count('AttemptStarted'));
  // One a decade: the network fails, and the process is killed, and each takes one call with it.
  const again = (2 * RUNS) / KINDS.length;
  assert.equal(asked.length, new Set(asked).size + again);
  assert.equal(count('RunInterrupted'), RUNS / KINDS.length, 'as often as a process was killed');
});

const OUTCOMES = new Set(['completed', 'idle', 'budget-exhausted', 'failed', 'killed', 'interrupted']);

describe('a machine is lost in the middle of the last run', () => {
  const doneIn = (records: readonly LogRecord[]) =>
    records.flatMap(({ event }) => (event.type === 'TaskCompleted' ? [event.task] : []));

  test('and any older copy is offered: nothing is paid again that the branch has', async () => {
    for (let day = 1; day < 10; day += 1) await history.live(day);
    await history.live(10, 'a lost machine');
    const known = doneIn(history.stored().records);
    assert.ok(known.includes('t10a') && !known.includes('t10e'), 'the branch has some of the last answers');

    const [evening, tried] = [history.remember(), keys()];
    const asked: number[] = [];
    for (const key of tried) {
      history.return(evening);
      history.offer(key);
      const next = await history.live(11);
      assert.equal(next.outcome, 'completed');
      const paid = next.asked.map(text => /^The text of ([^ .]*)/.exec(text)?.[1] ?? '');
      assert.deepEqual(
        paid.filter(id => known.includes(id)),
        [],
      );
      asked.push(paid.length);
    }
    // The newest has three answers more than the branch; one that does not go on from the branch counts for nothing.
    assert.deepEqual([asked[0], asked.at(-1)], [7, 4]);
  });
});
