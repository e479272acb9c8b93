// The row about SIGINT goes red where it must: each time with an action that lacks what makes it hold.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type TestContext, describe, test } from 'vitest';

import { Chance } from '../support/chance.ts';
import type { Patience } from '../support/workflow/step-process.ts';
import { type Cancelled, cancelOne } from './sigint/cancelled-run.ts';
import { judge, percentileOf } from './sigint/judge.ts';
import { listOf, openSlowScene } from './sigint/slow-scene.ts';

const PACKAGED = resolve(import.meta.dirname, '../..');
/** As many as are in flight at once: whichever of them hang, they are on their way when the signal comes. */
const TASKS = ['a', 'b', 'c', 'd'];
const HASTY: Patience = { afterInterruptMs: 100, afterTerminateMs: 100 };

describe.concurrent('a cancelled run', () => {
  test('that waits six seconds for answers is too slow', async context => {
    const { times, violation } = await cancelled(
      spoilt(context, /\bGRACE_MS = 3_?000\b/, 'GRACE_MS = 6_000'),
    );
    assert.equal(violation, undefined);
    assert.ok(times !== undefined && times.branchMs > 5_000, JSON.stringify(times));
  });

  test('that is killed loses what it did, where no step comes after it', async context => {
    const { violation } = await cancelled(spoilt(context, /^ {2}post: .*\n {2}post-if: .*\n/m, ''), HASTY);
    assert.match(violation ?? '', /the branch ends where the disk does/);
  });

  test('that is killed loses nothing otherwise', async () => {
    const { times, violation } = await cancelled(undefined, HASTY);
    assert.equal(violation, undefined);
    assert.ok(times !== undefined);
  });
});

describe('the goal is', () => {
  const took = (branchMs: number, cacheMs: number) => ({ branchMs, cacheMs, jobMs: 9_000 });

  test('met by 99 in 100 runs that are saved within five seconds, whatever the last one took', () => {
    const times = [took(7_000, 0), ...Array.from({ length: 99 }, () => took(3_500, 5_000))];
    assert.deepEqual(judge(times, []), {
      figure: 'p99 5.00 s (p50 5.00 s, p95 5.00 s, max 7.00 s) of 100 runs; on the state branch p99 3.50 s',
      holds: true,
      violations: [],
    });
  });

  test('missed when the copy in the cache comes later', () =>
    assert.equal(judge([took(3_500, 5_001)], []).holds, false));

  test('missed when anything was lost', () =>
    assert.equal(judge([took(1, 1)], ['It is lost.']).holds, false));
});

test('so many percent of all values are at most the percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.deepEqual(
    [1, 50, 99, 100].map(percent => percentileOf(hundred, percent)),
    [1, 50, 99, 100],
  );
  assert.deepEqual([percentileOf([7], 1), percentileOf([3, 7], 99), percentileOf([], 50)], [7, 7, 0]);
});

async function cancelled(action: string | undefined, patience?: Patience): Promise<Cancelled> {
  await using scene = await openSlowScene({ tasks: listOf(TASKS), action });
  return await cancelOne(scene, new Chance(7), {
    tasks: TASKS,
    place: 'work',
    ...(patience && { patience }),
  });
}

/** A copy of the packaged action in which this stands once, and something else in its place. */
function spoilt({ onTestFinished }: TestContext, pattern: RegExp, replacement: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'spoilt-action-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['action.yml', 'dist'])
    cpSync(join(PACKAGED, name), join(folder, name), { recursive: true });
  const paths = ['action.yml', ...readdirSync(join(folder, 'dist')).map(name => join('dist', name))];
  const found = paths.filter(path => pattern.test(readFileSync(join(folder, path), 'utf8')));
  assert.equal(found.length, 1, `${pattern} stands in one file`);
  for (const path of found)
    writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace(pattern, replacement));
  return folder;
}
