import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { Event } from '../../src/domain/event.ts';
import { appendsOfRun } from '../../src/log/appends-of-run.ts';
import { GENESIS, seal } from '../../src/log/chain.ts';
import { replay } from '../../src/log/replay.ts';
import { NOW, created, runFinished, runStarted } from '../support/literals.ts';

/** A log of two runs, and where each append of it begins. */
const appends = (
  [
    ['1.1', [created, runStarted]],
    ['1.1', [runFinished]],
    ['2.1', [runStarted]],
    ['2.1', [runFinished]],
  ] as const
).reduce<{ bytes: Buffer; head: typeof GENESIS }[]>((all, [run, events]) => {
  const { bytes, head } = seal(all.at(-1)?.head ?? GENESIS, NOW, run, [...events] as Event[]);
  return [...all, { bytes: Buffer.from(bytes), head }];
}, []);
const LOG = Buffer.concat(appends.map(({ bytes }) => bytes));
const OF_SECOND = Buffer.concat(appends.slice(2).map(({ bytes }) => bytes));

test('a run’s appends are those from its first line on', () => {
  assert.deepEqual(appendsOfRun([LOG], '2.1'), OF_SECOND);
  assert.deepEqual(appendsOfRun([LOG], '1.1'), LOG);
  assert.deepEqual(appendsOfRun([LOG], '3.1'), Buffer.alloc(0));
});

test('they go on from the head before them', () => {
  const head = appends[1]?.head ?? GENESIS;
  const read = replay([appendsOfRun([LOG], '2.1')], () => {}, { from: { head, at: NOW } });
  assert.equal(read.status, 'intact');
});

test('they are the same from chunks of any size', () => {
  for (const size of [1, 7, 100]) {
    const chunks = Array.from({ length: Math.ceil(LOG.length / size) }, (_, index) =>
      LOG.subarray(index * size, (index + 1) * size),
    );
    assert.deepEqual(appendsOfRun(chunks, '2.1'), OF_SECOND, `${size}`);
  }
});

test('a line that is no log line is of no run', () => {
  assert.deepEqual(appendsOfRun([Buffer.from('{}\n'), LOG], '2.1'), OF_SECOND);
});

test('no line counts that is cut off, or behind the end', () => {
  const first = Buffer.concat(appends.slice(0, 3).map(({ bytes }) => bytes));
  assert.deepEqual(appendsOfRun([LOG.subarray(0, -1)], '2.1'), appends[2]?.bytes);
  assert.deepEqual(appendsOfRun([LOG], '2.1', first.length), appends[2]?.bytes);
  assert.deepEqual(appendsOfRun([LOG], '2.1', first.length - 1), Buffer.alloc(0));
});
