import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../src/app/open-journal.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { writeSampleLog } from './sample-log.ts';

const ROUNDS = 7;
const PEAK_SCRIPT = fileURLToPath(new URL('replay-peak.ts', import.meta.url));

/** Replay into State with every check on, from the disk, against the least that any reader of such a log has to do. */
export async function benchReplay(events: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-replay-'));
  try {
    const store = new LogFolder(folder);
    await writeSampleLog(store, events);
    await store.close();

    return [
      {
        name: `verified replay of ${events.toLocaleString('en')} events / bare JSON.parse of the same lines`,
        value: replayRatio(store),
        unit: 'x',
        goal: 2.2,
        direction: 'at-most',
        note: `median of ${ROUNDS}`,
      },
      {
        name: `peak memory of a verified replay of ${events.toLocaleString('en')} events`,
        value: await peakOf(folder),
        unit: 'MB',
        goal: 200,
        direction: 'at-most',
        note: 'resident set of a process that does nothing else',
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The two take turns, so that whatever else the machine does meets both. */
function replayRatio(store: LogFolder): number {
  const lines = Buffer.concat(Array.from(store.read(), chunk => Buffer.from(chunk)))
    .toString()
    .trimEnd()
    .split('\n');
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = durationOf(() => {
      for (const line of lines) JSON.parse(line);
    });
    const verified = durationOf(() => {
      const log = readLog(store);
      if (!log.ok || log.head.seq !== lines.length) throw new Error('The sample log was not read whole.');
    });
    ratios.push(verified / bare);
  }
  return median(ratios);
}

function durationOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

async function peakOf(folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [PEAK_SCRIPT, folder]);
  return Number(stdout);
}
