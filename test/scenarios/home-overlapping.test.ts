// Two to four runs of one agent at once, nobody killed, in many interleavings: no task is paid twice, and nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'vitest';

import { Crowd, type Ground } from '../support/crowd.ts';
import { groundInMemory, realGround } from '../support/crowd-grounds.ts';

const INTERLEAVINGS = 1_000;
const INTERLEAVINGS_FOR_REAL = 20;
const INTERLEAVINGS_WITHOUT_GUARD = 50;

async function live(ground: Ground, seed: number): Promise<readonly string[]> {
  const crowd = new Crowd(ground, seed);
  try {
    await crowd.live();
    crowd.expectSound();
  } catch (error) {
    const story = `${crowd.past} before, then ${crowd.ends.join(', ')}`;
    throw new Error(`The interleaving with seed ${seed} is not sound: ${story}.`, { cause: error });
  }
  return crowd.ends;
}

test(`${INTERLEAVINGS} interleavings`, async () => {
  const ends = new Set<string>();
  for (let seed = 1; seed <= INTERLEAVINGS; seed += 1)
    for (const end of await live(groundInMemory(), seed)) ends.add(end);
  const all = ['budget-exhausted', 'completed', 'idle', 'overlapped', 'overlapped at once'];
  assert.deepEqual([...ends].sort(), all, 'a run meets the other at every stage');
});

test(`${INTERLEAVINGS_FOR_REAL} interleavings on real disks, with a real repository for state and results`, async () => {
  for (let seed = 1; seed <= INTERLEAVINGS_FOR_REAL; seed += 1) {
    const ground = await realGround();
    try {
      await live(ground, seed);
      assert.equal(ground.forced(), 0);
    } finally {
      await ground.close();
    }
  }
});

test('on a branch that takes every commit, tasks would be paid twice', async () => {
  let paidTwice = 0;
  for (let seed = 1; seed <= INTERLEAVINGS_WITHOUT_GUARD; seed += 1) {
    const ground = groundInMemory();
    ground.branch.isCareless = true;
    const crowd = new Crowd(ground, seed);
    // Such a log may be damaged before it is read again.
    await crowd.live().catch(() => {});
    if (new Set(crowd.asked).size < crowd.asked.length) paidTwice += 1;
  }
  assert.ok(paidTwice > INTERLEAVINGS_WITHOUT_GUARD / 4, `in ${paidTwice}`);
});
