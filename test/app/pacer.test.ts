import assert from 'node:assert/strict';
import { describe, test } from 'vitest';

import { Pacer, type PacerOptions } from '../../src/app/pacer.ts';

const NO_PACE = { concurrency: 8, requestsPerMinute: undefined, tokensPerMinute: undefined };
const pacerWith = (options: Partial<PacerOptions>) => new Pacer({ ...NO_PACE, ...options });

/** When so many calls may be sent, in ms, if each is sent as early as it may be. */
function schedule(pacer: Pacer, calls: number, tokens = 1, fromMs = 0): number[] {
  const sentMs: number[] = [];
  let nowMs = fromMs;
  for (let call = 0; call < calls; call += 1) {
    nowMs += pacer.delayMs(nowMs, tokens);
    pacer.noteSent(nowMs, tokens);
    sentMs.push(Math.round(nowMs - fromMs));
  }
  return sentMs;
}

describe('without any limit', () => {
  test('a call never waits', () => {
    assert.deepEqual(schedule(pacerWith({}), 3, 1_000_000), [0, 0, 0]);
  });
});

describe('with a limit of requests a minute', () => {
  test('five seconds worth of calls go at once, then each waits for its turn', () => {
    assert.deepEqual(schedule(pacerWith({ requestsPerMinute: 60 }), 8), [0, 0, 0, 0, 0, 1_000, 2_000, 3_000]);
  });

  test('after a pause a burst goes again, and no more than one', () => {
    const pacer = pacerWith({ requestsPerMinute: 60 });
    schedule(pacer, 10);
    assert.deepEqual(schedule(pacer, 6, 1, 600_000), [0, 0, 0, 0, 0, 1_000]);
  });

  test('at least one call goes, however low the limit is', () => {
    assert.deepEqual(schedule(pacerWith({ requestsPerMinute: 1 }), 3), [0, 60_000, 120_000]);
  });

  test('a whole minute has no more calls than allowed, but for the burst', () => {
    const sentMs = schedule(pacerWith({ requestsPerMinute: 60 }), 200);
    assert.equal(sentMs.filter(ms => ms < 60_000).length, 64);
  });
});

describe('with a limit of tokens a minute', () => {
  test('a call waits by its size', () => {
    assert.deepEqual(schedule(pacerWith({ tokensPerMinute: 60_000 }), 4, 2_500), [0, 0, 2_500, 5_000]);
  });

  test('a call larger than a burst goes when nothing is owed, and the next waits for all of it', () => {
    const pacer = pacerWith({ tokensPerMinute: 60_000 });
    assert.deepEqual(schedule(pacer, 2, 30_000), [0, 30_000]);
  });

  test('the stricter of two limits counts', () => {
    const pacer = pacerWith({ requestsPerMinute: 60, tokensPerMinute: 6_000 });
    assert.deepEqual(schedule(pacer, 3, 500), [0, 5_000, 10_000]);
  });
});

describe('what a provider says', () => {
  test('about its pace is kept to', () => {
    const pacer = pacerWith({});
    pacer.noteAnswer(0, { requestsPerMinute: 60 });
    assert.deepEqual(schedule(pacer, 7), [0, 0, 0, 0, 0, 1_000, 2_000]);
  });

  test('about tokens is kept to', () => {
    const pacer = pacerWith({});
    pacer.noteAnswer(0, { tokensPerMinute: 60_000 });
    assert.deepEqual(schedule(pacer, 3, 5_000), [0, 5_000, 10_000]);
  });

  test('is remembered when later answers do not say it', () => {
    const pacer = pacerWith({});
    pacer.noteAnswer(0, { requestsPerMinute: 60 });
    pacer.noteAnswer(0, {});
    assert.equal(schedule(pacer, 6).at(-1), 1_000);
  });

  test('does not count where somebody has set a limit', () => {
    const pacer = pacerWith({ requestsPerMinute: 60, tokensPerMinute: 60_000 });
    pacer.noteAnswer(0, { requestsPerMinute: 6_000, tokensPerMinute: 6_000_000 });
    assert.equal(schedule(pacer, 6).at(-1), 1_000);
    assert.equal(schedule(pacer, 2, 60_000, 600_000).at(-1), 60_000);
  });

  test('closes the door when nothing remains, until it is full again', () => {
    for (const spent of [{ requestsRemaining: 0 }, { tokensRemaining: 0 }]) {
      const pacer = pacerWith({});
      pacer.noteAnswer(1_000, { ...spent, resetMs: 2_500 });
      assert.equal(pacer.delayMs(1_000, 1), 2_500);
      assert.equal(pacer.delayMs(3_500, 1), 0);
    }
  });

  test('closes nothing while something remains', () => {
    const pacer = pacerWith({});
    pacer.noteAnswer(0, { requestsRemaining: 1, tokensRemaining: 1, resetMs: 2_500 });
    assert.equal(pacer.delayMs(0, 1), 0);
  });

  test('closes the door for a minute at most: longer waits are the plan’s', () => {
    const pacer = pacerWith({});
    pacer.noteAnswer(0, { requestsRemaining: 0, resetMs: 3_600_000 });
    assert.equal(pacer.delayMs(0, 1), 60_000);
  });

  test('does not open the door again that another answer closed for longer', () => {
    const pacer = pacerWith({});
    pacer.noteAnswer(0, { requestsRemaining: 0, resetMs: 9_000 });
    pacer.noteAnswer(0, { requestsRemaining: 0, resetMs: 1_000 });
    assert.equal(pacer.delayMs(0, 1), 9_000);
  });

  test('as a limit of nothing is none: neither kept to, nor in the way of what somebody has set or says later', () => {
    const set = pacerWith({ requestsPerMinute: 60 });
    set.noteAnswer(0, { tokensPerMinute: 0 });
    assert.equal(schedule(set, 6).at(-1), 1_000);

    const pacer = pacerWith({});
    pacer.noteAnswer(0, { requestsPerMinute: 0 });
    assert.deepEqual(schedule(pacer, 2), [0, 0]);
    pacer.noteAnswer(0, { requestsPerMinute: 60 });
    assert.equal(schedule(pacer, 6).at(-1), 1_000);
  });

  test('counts when it refuses a call, too', () => {
    const pacer = pacerWith({});
    pacer.noteRefusal(0, 0, { requestsRemaining: 0, resetMs: 4_000 });
    assert.equal(pacer.delayMs(0, 1), 4_000);
  });
});

describe('the number of calls at once', () => {
  /** Refuses calls that were sent together, a second before. */
  const refuse = (pacer: Pacer, times: number, nowMs = 1_000) => {
    for (let time = 0; time < times; time += 1) pacer.noteRefusal(nowMs + time, nowMs - 1_000, {});
  };
  const answer = (pacer: Pacer, times: number) => {
    for (let time = 0; time < times; time += 1) pacer.noteAnswer(0, {});
  };

  test('is what was set, and no answer makes it more', () => {
    const pacer = pacerWith({});
    answer(pacer, 100);
    assert.equal(pacer.concurrency, 8);
  });

  test('is halved once by a wave of refusals', () => {
    const pacer = pacerWith({});
    refuse(pacer, 8);
    assert.equal(pacer.concurrency, 4);
  });

  test('is halved again by the refusal of a call that was sent afterwards', () => {
    const pacer = pacerWith({});
    refuse(pacer, 8);
    refuse(pacer, 4, 3_000);
    assert.equal(pacer.concurrency, 2);
  });

  test('is never less than one', () => {
    const pacer = pacerWith({ concurrency: 3 });
    for (let wave = 1; wave < 5; wave += 1) refuse(pacer, 1, wave * 2_000);
    assert.equal(pacer.concurrency, 1);
    const alone = pacerWith({ concurrency: 1 });
    refuse(alone, 3);
    assert.equal(alone.concurrency, 1);
  });

  test('grows by one with every round of answers, up to what was set', () => {
    const pacer = pacerWith({});
    refuse(pacer, 8);
    answer(pacer, 3);
    assert.equal(pacer.concurrency, 4);
    answer(pacer, 1);
    assert.equal(pacer.concurrency, 5);
    answer(pacer, 5);
    assert.equal(pacer.concurrency, 6);
    answer(pacer, 1_000);
    assert.equal(pacer.concurrency, 8);
  });
});
