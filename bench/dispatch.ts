import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Timing } from './dispatch-run.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { taskLines } from './task-list.ts';

export type DispatchOptions = {
  readonly tasks: number;
  readonly latencyMs: number;
  readonly inFlight: number;
  readonly goal: number;
};

/** Runs in one process: the first, in which its code is still cold, is told apart from the others. */
const RUNS = 7;
const RUN_SCRIPT = fileURLToPath(new URL('dispatch-run.ts', import.meta.url));
const SERVER_SCRIPT = fileURLToPath(new URL('model-server.ts', import.meta.url));

/** Runs of the whole agent against a server that takes its time, over the time that the calls alone must take. */
export async function benchDispatch({ tasks, latencyMs, inFlight, goal }: DispatchOptions): Promise<Row[]> {
  const [cold, ...warm] = await timeRuns(tasks, latencyMs, inFlight);
  if (cold === undefined) throw new Error('No run was timed.');

  const idealMs = (tasks * latencyMs) / inFlight;
  const what = `${tasks.toLocaleString('en')} tasks at ${latencyMs} ms, ${inFlight} in flight`;
  const told = { unit: 'x', goal: undefined, direction: 'at-most' } as const;
  return [
    {
      name: `dispatch of ${what} / ideal`,
      value: median(warm.map(({ dispatchMs }) => dispatchMs / idealMs)),
      unit: 'x',
      goal,
      direction: 'at-most',
      note: `with log, answers, budgets and checks; median of ${warm.length} runs after the first of a process`,
    },
    {
      name: 'the same, the first run of a process / ideal',
      value: cold.dispatchMs / idealMs,
      ...told,
      note: 'while Node still compiles the code',
    },
    {
      name: 'the same, from reading the tasks to the last result / ideal',
      value: cold.wholeMs / idealMs,
      ...told,
      note: 'the first run too, with loading the client and publishing, each result synced',
    },
  ];
}

async function timeRuns(tasks: number, latencyMs: number, inFlight: number): Promise<readonly Timing[]> {
  const server = spawn(process.execPath, [SERVER_SCRIPT, String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const folder = await mkdtemp(join(tmpdir(), 'bench-dispatch-'));
  try {
    const url = await firstLineOf(server);
    for (let run = 0; run < RUNS; run += 1) {
      await mkdir(join(folder, String(run)));
      await writeFile(join(folder, String(run), 'tasks.jsonl'), taskLines(tasks));
    }
    const args = [RUN_SCRIPT, folder, url, String(inFlight)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout);
  } finally {
    server.stdin?.end();
    await rm(folder, { recursive: true });
  }
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The model server has no output to read its URL from.');
  const [chunk] = await once(stdout, 'data');
  return String(chunk).trim();
}
