import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { stringify } from 'yaml';

import type { Row } from './row.ts';
import { taskLines } from './task-list.ts';

const COMMAND_LINE = fileURLToPath(new URL('../build/entrypoints/cli.js', import.meta.url));
const REPORT_PEAK = new URL('report-peak.ts', import.meta.url).href;

/** Ten times the tasks may take little more than ten times as long. */
const GROWTH_MAX = 12;

/** `plan` on the command line, as a process of its own, over one large task file. */
export async function benchPlan(tasks: number): Promise<Row[]> {
  const workspace = await mkdtemp(join(tmpdir(), 'bench-plan-'));
  try {
    const few = await planOf(workspace, 'few.jsonl', taskLines(tasks / 10));
    const many = await planOf(workspace, 'many.jsonl', taskLines(tasks));
    const yaml = await planOf(workspace, 'many.yml', yamlOf(taskLines(tasks)));
    const count = tasks.toLocaleString('en');
    const fewer = (tasks / 10).toLocaleString('en');
    const goalFor = (seconds: number) => START_SECONDS + (seconds - START_SECONDS) * (tasks / TASKS_OF_GOAL);
    const atMost = { direction: 'at-most' } as const;
    return [
      {
        name: `plan of ${fewer} tasks in JSON Lines`,
        value: few.seconds,
        unit: 's',
        goal: undefined,
        ...atMost,
      },
      {
        name: `plan of ${count} tasks in JSON Lines`,
        value: many.seconds,
        unit: 's',
        goal: goalFor(5),
        ...atMost,
      },
      {
        name: `its growth from ${fewer} tasks on`,
        value: many.seconds / few.seconds,
        unit: 'x',
        goal: GROWTH_MAX,
        ...atMost,
      },
      { name: `its peak memory`, value: many.peakMegabytes, unit: 'MB', goal: 500, ...atMost },
      {
        name: `plan of ${count} tasks in YAML`,
        value: yaml.seconds,
        unit: 's',
        goal: goalFor(15),
        ...atMost,
      },
    ];
  } finally {
    await rm(workspace, { recursive: true });
  }
}

/** Starting the command line takes as long for a few tasks as for many. */
const START_SECONDS = 0.5;

/** What the goals in seconds are for. */
const TASKS_OF_GOAL = 100_000;

type Measured = { readonly seconds: number; readonly peakMegabytes: number };

async function planOf(workspace: string, file: string, text: string): Promise<Measured> {
  await writeFile(join(workspace, file), text);
  const peak = await open(join(workspace, 'peak'), 'w');
  const output = await open(join(workspace, 'plan.txt'), 'w');
  try {
    const startedMs = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', REPORT_PEAK, COMMAND_LINE, 'plan', '--provider', 'compatible', '--tasks', file],
      { cwd: workspace, stdio: ['ignore', output.fd, 'inherit', peak.fd] },
    );
    const [code] = await once(child, 'exit');
    const seconds = (performance.now() - startedMs) / 1_000;
    if (code !== 0) throw new Error(`"plan" ended with exit code ${code}.`);
    return { seconds, peakMegabytes: Number(await readFile(join(workspace, 'peak'), 'utf8')) };
  } finally {
    await peak.close();
    await output.close();
  }
}

/** The same tasks as one YAML file, written the way people write one. */
function yamlOf(lines: string): string {
  const [head, ...tasks] = lines
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return `${stringify(head)}tasks:\n${tasks.map(task => stringify([task])).join('')}`;
}
