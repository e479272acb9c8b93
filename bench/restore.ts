import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';

import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../src/app/open-journal.ts';
import { beginWithSnapshot } from '../test/support/begin-with-snapshot.ts';
import { writeFinishedTasks } from './finished-tasks.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

/** So often each task was edited and run again when the goals are meant to be met. */
const RUNS = 8;
const ROUNDS = 5;

/**
 * What a snapshot saves: restoring State from it and from what came after, against replaying the whole history of the same
 * tasks; and what a copy for the cache has then, against a copy of all. A task that ran once only is told beside it.
 */
export async function benchRestore(tasks: number): Promise<Row[]> {
  const [often, once] = [await measure(tasks, RUNS), await measure(tasks, 1)];
  const of = `${tasks.toLocaleString('en')} finished tasks`;
  const each = `each edited and run ${RUNS} times`;
  const ratio = { unit: 'x', direction: 'at-least' } as const;
  const [timed, packed] = [`median of ${ROUNDS}`, 'zstd'];
  return [
    {
      name: `State of ${of} from their whole log / from a snapshot, ${each}`,
      ...{ value: often.time, goal: 20, note: timed, ...ratio },
    },
    {
      name: `compressed copy with the whole log / with a snapshot, ${each}`,
      ...{ value: often.size, goal: 8, note: packed, ...ratio },
    },
    {
      name: `the same, each run once`,
      ...{ value: once.time, goal: undefined, note: timed, ...ratio },
    },
    {
      name: `compressed copy, each run once`,
      ...{ value: once.size, goal: undefined, note: packed, ...ratio },
    },
  ];
}

async function measure(
  tasks: number,
  runs: number,
): Promise<{ readonly time: number; readonly size: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-restore-'));
  try {
    const [whole, short] = [new LogFolder(join(folder, 'whole')), new LogFolder(join(folder, 'short'))];
    await writeFinishedTasks(whole, { tasks, runs });
    await whole.close();
    await cp(join(folder, 'whole'), join(folder, 'short'), { recursive: true });
    await beginWithSnapshot(join(folder, 'short'));

    // The two take turns, so that whatever else the machine does meets both. In the first round Node still compiles.
    const ratios = Array.from(
      { length: 1 + ROUNDS },
      () => durationOf(whole, tasks) / durationOf(short, tasks),
    );
    return { time: median(ratios.slice(1)), size: sizeOf(whole) / sizeOf(short) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function durationOf(store: LogFolder, tasks: number): number {
  const started = performance.now();
  const log = readLog(store);
  if (!log.ok || log.state.tasks.size !== tasks) throw new Error('The log was not read whole.');
  return performance.now() - started;
}

/** Of all that a copy has of the log. No answer is in it: all are published. */
function sizeOf(store: LogFolder): number {
  const parts = Array.from(store.read(), chunk => Buffer.from(chunk));
  return zstdCompressSync(Buffer.concat([store.snapshot()?.bytes ?? Buffer.alloc(0), ...parts])).length;
}
