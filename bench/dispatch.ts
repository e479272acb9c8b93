import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

const ROUNDS = 3;
const RUN_SCRIPT = fileURLToPath(new URL('dispatch-run.ts', import.meta.url));
const SERVER_SCRIPT = fileURLToPath(new URL('model-server.ts', import.meta.url));

/** Runs of the whole agent against a server that takes its time, over the time that the calls alone must take. */
export async function benchDispatch({ tasks, latencyMs, inFlight, goal }: DispatchOptions): Promise<Row[]> {
  const server = spawn(process.execPath, [SERVER_SCRIPT, String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const url = await firstLineOf(server);
    const timings: Timing[] = [];
    for (let round = 0; round < ROUNDS; round += 1) timings.push(await timeRun(tasks, url, inFlight));

    const idealMs = (tasks * latencyMs) / inFlight;
    const what = `${tasks.toLocaleString('en')} tasks at ${latencyMs} ms, ${inFlight} in flight`;
    const ratio = (ms: (timing: Timing) => number) => median(timings.map(timing => ms(timing) / idealMs));
    return [
      {
        name: `dispatch of ${what} / ideal`,
        value: ratio(({ dispatchMs }) => dispatchMs),
        unit: 'x',
        goal,
        direction: 'at-most',
        note: `with log, answers, budgets and checks; median of ${ROUNDS} runs`,
      },
      {
        name: `the same, from reading the tasks to the last result / ideal`,
        value: ratio(({ wholeMs }) => wholeMs),
        unit: 'x',
        goal: undefined,
        direction: 'at-most',
        note: 'with loading the client and publishing, each result synced',
      },
    ];
  } finally {
    server.stdin?.end();
  }
}

async function timeRun(tasks: number, url: string, inFlight: number): Promise<Timing> {
  const workspace = await mkdtemp(join(tmpdir(), 'bench-dispatch-'));
  try {
    await writeFile(join(workspace, 'tasks.jsonl'), taskLines(tasks));
    const { stdout } = await promisify(execFile)(process.execPath, [
      RUN_SCRIPT,
      workspace,
      url,
      String(inFlight),
    ]);
    return JSON.parse(stdout);
  } finally {
    await rm(workspace, { recursive: true });
  }
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The model server has no output to read its URL from.');
  const [chunk] = await once(stdout, 'data');
  return String(chunk).trim();
}
