import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

const ROUNDS = 7;
const IN_FLIGHT = 50;
const GROUPED_EVENTS = 10_000;
const SINGLE_EVENTS = 200;
const LINE = Buffer.alloc(270, 'x');

const GOAL = 20;
/** What an fdatasync costs on the disks that the goal is for. */
const SYNC_US_MIN = 200;

/** The log's group commit, with many writers waiting, against a sync for every event. */
export async function benchAppend(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-append-'));
  const store = new LogFolder(join(folder, 'log'));
  try {
    const singles: number[] = [];
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const single = singleUs(join(folder, 'single'));
      singles.push(single);
      ratios.push(single / (await groupedUs(store)));
    }
    return [
      {
        name: `group append at ${IN_FLIGHT} in flight / one fdatasync per event`,
        value: median(ratios),
        unit: 'x',
        direction: 'at-least',
        ...goalFor(median(singles)),
      },
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

/** Where a sync is cheap there is less to share, so the goal falls with it: the work around a sync stays the same. */
function goalFor(syncUs: number): Pick<Row, 'goal' | 'note'> {
  const measured = `an fdatasync costs ${syncUs.toFixed(0)} µs here`;
  if (syncUs >= SYNC_US_MIN) return { goal: GOAL, note: measured };
  return {
    goal: Math.max(1, (GOAL * syncUs) / SYNC_US_MIN),
    note: `${measured}; the goal of ${GOAL} is for ${SYNC_US_MIN} µs and more`,
  };
}

/** Microseconds per event. */
function singleUs(path: string): number {
  const file = openSync(path, 'a');
  const started = performance.now();
  for (let count = 0; count < SINGLE_EVENTS; count += 1) {
    writeSync(file, LINE);
    fdatasyncSync(file);
  }
  const elapsed = performance.now() - started;
  closeSync(file);
  return (elapsed * 1000) / SINGLE_EVENTS;
}

/** Microseconds per event. */
async function groupedUs(store: LogFolder): Promise<number> {
  let left = GROUPED_EVENTS;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (left > 0) {
        left -= 1;
        await store.append(LINE);
      }
    }),
  );
  return ((performance.now() - started) * 1000) / GROUPED_EVENTS;
}
