import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { wallClock } from '../../src/adapters/wall-clock.ts';
import type { Clock } from '../../src/ports.ts';
import { VirtualClock } from '../support/fakes/virtual-clock.ts';

/** What every clock keeps to. `lasting` lets time pass until the work is done. */
type Subject = { readonly clock: Clock; readonly lasting: <Value>(work: Promise<Value>) => Promise<Value> };

const virtual = new VirtualClock();
const subjects: readonly (readonly [string, Subject])[] = [
  ['the clock of the wall', { clock: wallClock, lasting: work => work }],
  ['the virtual clock', { clock: virtual, lasting: work => virtual.run(work) }],
];

describe.each(subjects)('%s', (_, { clock, lasting }) => {
  test('has passed the time of a sleep when it ends', async () => {
    const startMs = clock.now();
    await lasting(clock.sleep(5));
    // A timer counts by another clock than the wall's, which may be rounded the other way.
    assert.ok(clock.now() - startMs >= 4);
  });

  test('wakes the shorter sleep first', async () => {
    const woken: string[] = [];
    const long = clock.sleep(60).then(() => woken.push('long'));
    const short = clock.sleep(1).then(() => woken.push('short'));
    await lasting(Promise.all([long, short]));
    assert.deepEqual(woken, ['short', 'long']);
  });

  test('ends a sleep at once when its signal aborts, without an error', async () => {
    const waker = new AbortController();
    const sleep = clock.sleep(10_000_000, waker.signal);
    waker.abort();
    assert.equal(await sleep, undefined);
  });

  test('does not sleep for a signal that has aborted before', async () => {
    assert.equal(await clock.sleep(10_000_000, AbortSignal.abort()), undefined);
  });

  test('ends a sleep of no or less time', async () => {
    await lasting(clock.sleep(0));
    assert.equal(await lasting(clock.sleep(-5)), undefined);
  });

  test('sleeps on when the time is longer than any timer', async () => {
    const waker = new AbortController();
    let awake = false;
    const sleep = clock.sleep(Infinity, waker.signal).then(() => (awake = true));
    await lasting(clock.sleep(5));
    assert.equal(awake, false);
    waker.abort();
    await sleep;
  });
});
