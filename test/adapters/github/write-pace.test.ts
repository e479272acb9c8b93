import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'vitest';

import { WritePace } from '../../../src/adapters/github/write-pace.ts';
import { VirtualClock } from '../../support/fakes/virtual-clock.ts';
import { NOW_MS } from '../../support/literals.ts';

let clock: VirtualClock;
let pace: WritePace;
/** When each write began, in seconds. */
let began: number[];
beforeEach(() => {
  clock = new VirtualClock();
  pace = new WritePace(clock);
  began = [];
});

function write(ms = 0): Promise<void> {
  return pace.pass(async () => {
    began.push((clock.now() - NOW_MS) / 1_000);
    if (ms > 0) await clock.sleep(ms);
  });
}

const writes = (count: number, ms = 0) =>
  clock.run(Promise.all(Array.from({ length: count }, () => write(ms))));

describe('writes', () => {
  test('pass at once when they are few, and one a second from then on', async () => {
    await writes(8);
    assert.deepEqual(began, [0, 0, 0, 0, 0, 0, 1, 2]);
  });

  test('come one after the other, however long each takes', async () => {
    await writes(3, 4_000);
    assert.deepEqual(began, [0, 4, 8]);
  });

  test('are let ahead again after a pause', async () => {
    await writes(8);
    await clock.pass(60_000);
    began = [];
    await writes(5);
    assert.equal(new Set(began).size, 1);
  });

  test('of a minute are never more than those ahead and one a second', async () => {
    await writes(100);
    const inMinute = began.filter(at => at < 60).length;
    assert.ok(inMinute <= 66, String(inMinute));
  });

  test('go on after one that failed', async () => {
    await assert.rejects(pace.pass(() => Promise.reject(new Error('no'))));
    await writes(1);
    assert.deepEqual(began, [0]);
  });
});

describe('a write that is given up', () => {
  test('while it waits for its turn is not sent, and holds up none behind it', async () => {
    const giveUp = new AbortController();
    const first = Array.from({ length: 6 }, () => write());
    const [mine, other] = [pace.pass(() => assert.fail('it is sent'), giveUp.signal), write()];
    void clock.sleep(500).then(() => giveUp.abort());
    assert.equal(await clock.run(mine), undefined);
    assert.equal(clock.now() - NOW_MS, 500);
    await clock.run(Promise.all([...first, other]));
    assert.deepEqual(began, [0, 0, 0, 0, 0, 0, 1]);
  });

  test('while it is on its way is waited for', async () => {
    const giveUp = new AbortController();
    const mine = pace.pass(async () => {
      await clock.sleep(4_000);
      return 'done';
    }, giveUp.signal);
    void clock.sleep(500).then(() => giveUp.abort());
    assert.equal(await clock.run(mine), 'done');
  });
});

test('once it was too much, a full second lies between any two, from that moment on', async () => {
  await writes(1);
  pace.slowDown();
  await writes(3);
  await clock.pass(600_000);
  const later = (clock.now() - NOW_MS) / 1_000;
  await writes(3);
  assert.deepEqual(began, [0, 1, 2, 3, later, later + 1, later + 2]);
});

test('a clock that is set back holds nothing up', async () => {
  const set = new SetClock();
  const pace = new WritePace(set);
  await set.run(pace.pass(async () => {}));
  set.setBy(-1_800_000);
  const fromMs = set.elapsed();
  await set.run(pace.pass(async () => {}));
  assert.equal(set.elapsed() - fromMs, 0);
});

/** Its time goes on, whatever it is set to. */
class SetClock extends VirtualClock {
  #setMs = 0;

  override now(): number {
    return super.now() + this.#setMs;
  }

  override elapsed(): number {
    return super.now();
  }

  setBy(ms: number): void {
    this.#setMs += ms;
  }
}
