import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { Calls } from '../../src/app/calls.ts';
import { VirtualClock } from '../support/fakes/virtual-clock.ts';
import { NOW_MS } from '../support/literals.ts';

let clock: VirtualClock;
let calls: Calls;

beforeEach(() => {
  clock = new VirtualClock();
  calls = new Calls(clock);
});

test('a call counts from its beginning to its end', async () => {
  calls.begin(() => clock.sleep(10));
  calls.begin(() => clock.sleep(20));
  assert.equal(calls.size, 2);
  await clock.pass(10);
  assert.equal(calls.size, 1);
  await clock.pass(10);
  assert.equal(calls.size, 0);
});

describe('a change', () => {
  test('comes when a call ends', async () => {
    calls.begin(() => clock.sleep(10));
    calls.begin(() => clock.sleep(50));
    await clock.run(calls.change(undefined));
    assert.equal(clock.now(), NOW_MS + 10);
  });

  test('comes at the given time when no call ends before', async () => {
    calls.begin(() => clock.sleep(50));
    await clock.run(calls.change(NOW_MS + 20));
    assert.equal(clock.now(), NOW_MS + 20);
  });

  test('comes when somebody wakes, and leaves no timer behind', async () => {
    const change = calls.change(NOW_MS + 1_000);
    calls.wake();
    await change;
    assert.equal(clock.sleeping, 0);
  });
});

describe('landing', () => {
  test('waits for calls that are back in time, and leaves no timer behind', async () => {
    const aborted: boolean[] = [];
    calls.begin(async abort => {
      await clock.sleep(2_999, abort);
      aborted.push(abort.aborted);
    });
    await clock.run(calls.land(3_000));
    assert.deepEqual(aborted, [false]);
    assert.equal(clock.now(), NOW_MS + 2_999);
    assert.equal(clock.sleeping, 0);
  });

  test('aborts those that are not, and waits until they have ended', async () => {
    const aborted: boolean[] = [];
    calls.begin(async abort => {
      await clock.sleep(60_000, abort);
      aborted.push(abort.aborted);
      await clock.sleep(5);
    });
    await clock.run(calls.land(3_000));
    assert.deepEqual(aborted, [true]);
    assert.equal(calls.size, 0);
    assert.equal(clock.now(), NOW_MS + 3_005);
  });

  test('throws what a call threw, when all others have ended', async () => {
    const bug = new Error('a bug');
    calls.begin(() => Promise.reject(bug));
    calls.begin(() => clock.sleep(10));
    await assert.rejects(clock.run(calls.land(3_000)), bug);
    assert.equal(calls.size, 0);
  });
});

test('the first bug is thrown, not those that follow from it', async () => {
  calls.begin(() => Promise.reject(new Error('the first')));
  calls.begin(() => Promise.reject(new Error('the second')));
  await clock.pass(0);
  assert.throws(() => calls.throwBug(), /the first/);
});
