import assert from 'node:assert/strict';
import { test } from 'vitest';

import { FrequentSync } from '../../../src/adapters/local-disk/frequent-sync.ts';

/** A disk that takes as long as it is told to, and says which way each sync went. */
function diskOf(takesMs: () => number) {
  let nowMs = 0;
  const ways: string[] = [];
  const sync = new FrequentSync({
    inPlace: () => {
      ways.push('place');
      nowMs += takesMs();
    },
    inThread: () => Promise.resolve(void ways.push('thread')),
    now: () => nowMs,
  });
  const run = async (times: number) => {
    for (let time = 0; time < times; time += 1) await sync.sync(7);
    return ways.splice(0);
  };
  return run;
}

test('a quick disk is waited for in place', async () => {
  const run = diskOf(() => 0.2);
  assert.deepEqual(new Set(await run(500)), new Set(['place']));
});

test('a slow one holds nothing up but three syncs, and one of two hundred to ask again', async () => {
  const run = diskOf(() => 5);
  const ways = await run(1_000);
  assert.deepEqual(ways.slice(0, 4), ['place', 'place', 'place', 'thread']);
  assert.equal(ways.filter(way => way === 'place').length, 3 + 4);
});

test('a hiccup changes nothing; a disk that becomes quick is waited for in place again', async () => {
  let takesMs = 0.2;
  const run = diskOf(() => takesMs);
  await run(10);
  takesMs = 20;
  await run(2);
  takesMs = 0.2;
  assert.deepEqual(new Set(await run(100)), new Set(['place']));

  takesMs = 20;
  await run(3);
  takesMs = 0.2;
  const ways = await run(300);
  assert.deepEqual(ways.indexOf('place'), 200);
  assert.deepEqual(new Set(ways.slice(200)), new Set(['place']));
});

test('what goes wrong in place is a rejection, as it is in a thread', async () => {
  const sync = new FrequentSync({
    inPlace: () => {
      throw new Error('EIO: i/o error, fdatasync');
    },
    inThread: () => Promise.resolve(),
    now: () => 0,
  });
  await assert.rejects(sync.sync(7), /EIO/);
});
