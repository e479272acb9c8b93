import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startCacheService } from '../test/support/cache-service.ts';
import { startGitHub } from '../test/support/github/start-github.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';

const TASKS = 20;
const ACTION = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const SERVER = fileURLToPath(new URL('model-server.ts', import.meta.url));

/** What one step took: its time over that of a Node process that does nothing, and whom it asked. */
type Step = { readonly ratio: number; readonly github: number; readonly cache: number };

/**
 * Runs of the packaged action with its home on GitHub, each on a new machine, against servers on loopback that speak the
 * real protocols: one that finds nothing to do, and one with one new task.
 */
export async function benchHome(rounds: number): Promise<Row[]> {
  const world = await openWorld();
  try {
    await world.step(TASKS);
    const idle: Step[] = [];
    const working: Step[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      idle.push(await world.step(TASKS + round - 1));
      working.push(await world.step(TASKS + round));
    }
    const note = `median of ${rounds}, each on a new machine`;
    return [
      ...rowsOf('idle run with its state on GitHub', idle, { ratio: 5, all: 4 }, note),
      ...rowsOf(
        'run with one new task and its state on GitHub',
        working,
        { ratio: undefined, all: 15 },
        note,
      ),
    ];
  } finally {
    await world.close();
  }
}

/** `ratio` undefined: told, and no goal. */
type Goals = { readonly ratio: number | undefined; readonly all: number };

function rowsOf(name: string, steps: readonly Step[], goals: Goals, note: string): Row[] {
  const atMost = { direction: 'at-most' } as const;
  return [
    {
      ...{ name: `${name} / empty node`, value: median(steps.map(({ ratio }) => ratio)), unit: 'x' },
      ...{ goal: goals.ratio, note, ...atMost },
    },
    {
      name: 'its requests to GitHub and the cache',
      value: Math.max(...steps.map(({ github, cache }) => github + cache)),
      ...{ unit: '', goal: goals.all, ...atMost },
      note: `at most; to GitHub ${Math.max(...steps.map(({ github }) => github))}`,
    },
  ];
}

async function openWorld() {
  const root = mkdtempSync(join(tmpdir(), 'bench-home-'));
  const github = await startGitHub({ repository: 'octo/demo' });
  const cache = await startCacheService();
  const server = spawn(process.execPath, [SERVER, '1'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [chunk] = await once(server.stdout, 'data');
  const model = String(chunk).trim();
  const empty = join(root, 'empty.mjs');
  writeFileSync(empty, '');
  let runs = 0;

  async function step(tasks: number): Promise<Step> {
    const machine = join(root, String((runs += 1)));
    const workspace = join(machine, 'work');
    mkdirSync(workspace, { recursive: true });
    mkdirSync(join(machine, 'temp'));
    writeFileSync(join(workspace, 'tasks.jsonl'), taskLines(tasks));
    const before = [github.requests.length, cache.requests.length] as const;

    const emptyMs = await durationOf(empty, {});
    const ms = await durationOf(ACTION, {
      ...cache.env(),
      PATH: process.env['PATH'],
      RUNNER_TEMP: join(machine, 'temp'),
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(machine, 'output'),
      GITHUB_STEP_SUMMARY: join(machine, 'summary'),
      GITHUB_STATE: join(machine, 'state'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_REPOSITORY: 'octo/demo',
      GITHUB_REPOSITORY_ID: String(github.repository.id),
      GITHUB_RUN_ID: String(runs),
      GITHUB_RUN_ATTEMPT: '1',
      INPUT_TASKS: 'tasks.jsonl',
      INPUT_PROVIDER: 'compatible',
      'INPUT_BASE-URL': model,
      'INPUT_TOKEN-BUDGET': 'none',
      'INPUT_COST-BUDGET': 'none',
      'INPUT_GITHUB-TOKEN': github.token,
    });
    return {
      ratio: ms / emptyMs,
      github: github.requests.length - before[0],
      cache: cache.requests.length - before[1],
    };
  }
  return {
    step,
    async close() {
      server.stdin.end();
      await cache.close();
      await github.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** The answers of the bench's model server are entities. */
function taskLines(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => ({
    id: `task-${index}`,
    type: 'extract_entities',
    model: 'bench',
    input: { text: `Person ${index} met another one.` },
  }));
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

async function durationOf(script: string, env: NodeJS.ProcessEnv): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} ended with exit code ${code}.`);
  return performance.now() - startedMs;
}
