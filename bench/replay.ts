import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { LogFolder } from '../src/adapters/local-disk/log-folder.ts';
import { readLog } from '../src/app/open-journal.ts';
import { replay } from '../src/log/replay.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { writeSampleLog } from './sample-log.ts';

const ROUNDS = 7;
const PEAK_SCRIPT = fileURLToPath(new URL('replay-peak.ts', import.meta.url));

/**
 * Reading a log with every check on, from the disk, against the least that any reader of such a log has to do. What it
 * costs to fold it into State as well is told beside it: that is the domain's part, and a snapshot's to save.
 */
export async function benchReplay(events: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-replay-'));
  try {
    const store = new LogFolder(folder);
    await writeSampleLog(store, events);
    await store.close();

    const { verified, folded } = replayRatios(store);
    const of = `of ${events.toLocaleString('en')} events`;
    const ratio = { unit: 'x', direction: 'at-most', note: `median of ${ROUNDS}` } as const;
    const peak = {
      unit: 'MB',
      direction: 'at-most',
      note: 'resident set of a process that does nothing else',
    } as const;
    return [
      {
        name: `verified replay ${of} / bare JSON.parse of the same lines`,
        value: verified,
        goal: 2.2,
        ...ratio,
      },
      {
        name: `peak memory of a verified replay ${of}`,
        value: await peakOf(folder, 'verify'),
        goal: 200,
        ...peak,
      },
      { name: `the same into State / bare JSON.parse`, value: folded, goal: undefined, ...ratio },
      {
        name: `peak memory of the same into State`,
        value: await peakOf(folder, 'fold'),
        goal: undefined,
        ...peak,
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The three take turns, so that whatever else the machine does meets all of them. */
function replayRatios(store: LogFolder): { verified: number; folded: number } {
  const lines = Buffer.concat(Array.from(store.read(), chunk => Buffer.from(chunk)))
    .toString()
    .trimEnd()
    .split('\n');
  const verified: number[] = [];
  const folded: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = durationOf(() => {
      for (const line of lines) JSON.parse(line);
    });
    verified.push(durationOf(() => verify(store, lines.length)) / bare);
    folded.push(durationOf(() => fold(store, lines.length)) / bare);
  }
  return { verified: median(verified), folded: median(folded) };
}

function verify(store: LogFolder, events: number): void {
  let seen = 0;
  const read = replay(store.read(), () => (seen += 1));
  if (read.status !== 'intact' || seen !== events) throw new Error('The sample log was not read whole.');
}

function fold(store: LogFolder, events: number): void {
  const log = readLog(store);
  if (!log.ok || log.head.seq !== events) throw new Error('The sample log was not read whole.');
}

function durationOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

async function peakOf(folder: string, how: 'verify' | 'fold'): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [PEAK_SCRIPT, folder, how]);
  return Number(stdout);
}
