import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { median } from './median.ts';
import type { Row } from './row.ts';
import { taskLines } from './task-list.ts';

const TASKS = 20;
const ACTION = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** A run of the packaged action that finds everything done, over a Node process that does nothing. */
export async function benchIdle(rounds: number): Promise<Row[]> {
  const workspace = await mkdtemp(join(tmpdir(), 'bench-idle-'));
  try {
    const empty = join(workspace, 'empty.mjs');
    await writeFile(empty, '');
    await writeFile(join(workspace, 'tasks.jsonl'), taskLines(TASKS));
    const env = runnerEnvironment(workspace);
    // The first run does the work, and the second one is the first that finds nothing to do.
    for (let run = 0; run < 2; run += 1) await durationOf(ACTION, env);

    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const emptyMs = await durationOf(empty, env);
      ratios.push((await durationOf(ACTION, env)) / emptyMs);
    }
    return [
      {
        name: 'idle run of the packaged action / empty node',
        value: median(ratios),
        unit: 'x',
        goal: 2.8,
        direction: 'at-most',
        note: `${TASKS} finished tasks; median of ${rounds}, taking turns`,
      },
    ];
  } finally {
    await rm(workspace, { recursive: true });
  }
}

/** What the runner gives a step, as far as the action looks at it. */
function runnerEnvironment(workspace: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(workspace, 'output'),
    GITHUB_STEP_SUMMARY: join(workspace, 'summary'),
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    INPUT_TASKS: 'tasks.jsonl',
    INPUT_PROVIDER: 'offline',
    'INPUT_TOKEN-BUDGET': 'none',
  };
}

async function durationOf(script: string, env: NodeJS.ProcessEnv): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} ended with exit code ${code}.`);
  return performance.now() - startedMs;
}
