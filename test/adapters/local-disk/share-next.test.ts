import assert from 'node:assert/strict';
import { test } from 'vitest';

import { shareNext } from '../../../src/adapters/local-disk/share-next.ts';

/** Work that ends when the test says so. */
function slowWork() {
  const runs: PromiseWithResolvers<void>[] = [];
  const work = () => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  };
  return { runs, share: shareNext(work) };
}

/** Lets everything that can go on without a timer go on. */
function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

test('who calls while work is under way gets the next run, all of them the same', async () => {
  const { runs, share } = slowWork();
  const first = share();
  await settled();
  const others = [share(), share(), share()];
  await settled();
  assert.equal(runs.length, 1);

  runs[0]?.resolve();
  await first;
  await settled();
  assert.equal(runs.length, 2);

  runs[1]?.resolve();
  await Promise.all(others);
  assert.equal(runs.length, 2);
});

test('a run that fails fails for its callers only', async () => {
  const { runs, share } = slowWork();
  const first = share();
  await settled();
  const second = share();
  runs[0]?.reject(new Error('full'));
  await assert.rejects(first, /full/);
  await settled();
  runs[1]?.resolve();

  await second;
  assert.equal(runs.length, 2);
});
