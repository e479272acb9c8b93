// Somebody types `init` in a folder of their own, and reads what it wrote.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

import { parse } from 'yaml';
import * as z from 'zod';

import { runCommandLine } from '../../src/entrypoints/command-line.ts';
import { newWorkspace } from './command-line.ts';

export const WORKFLOW = '.github/workflows/background-agent.yml';
export const PLAN = '.github/workflows/background-agent-plan.yml';
export const MONITOR = '.github/workflows/background-agent-monitor.yml';
export const INBOX = '.github/workflows/background-agent-inbox.yml';
export const TASKS = '.github/background-agent/tasks.yml';

/**
 * Somebody types `init` in a folder called my-repository, and what they answer. It is a repository with the default
 * branch main, unless `before` makes it something else.
 */
export async function init(
  line = '',
  { answers, before = asCloned }: { answers?: string; before?: (folder: string) => void } = {},
) {
  const folder = join(newWorkspace().path, 'my-repository');
  mkdirSync(folder);
  before(folder);
  let out = '';
  let err = '';
  const exit = await runCommandLine({
    argv: ['node', 'background-agent', 'init', ...line.split(' ').filter(word => word !== '')],
    env: {},
    cwd: () => folder,
    stdin: Object.assign(Readable.from(answers === undefined ? [] : [answers]), {
      isTTY: answers !== undefined,
    }),
    stdout: { write: text => (out += text) },
    stderr: { write: text => (err += text) },
    on: () => {},
  });
  return {
    exit,
    out,
    err,
    folder,
    has: (path: string) => existsSync(join(folder, path)),
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    workflow: (path = WORKFLOW) => Workflow.parse(parse(readFileSync(join(folder, path), 'utf8'))),
  };
}

const Job = z.object({
  'cache-mode': z.string().optional(),
  permissions: z.record(z.string(), z.string()),
  steps: z.array(z.object({ uses: z.string(), with: z.record(z.string(), z.coerce.string()) })),
});
export const Workflow = z.object({
  on: z.looseObject({
    schedule: z.array(z.object({ cron: z.string() })).optional(),
    push: z.object({ branches: z.array(z.string()), paths: z.array(z.string()).optional() }).optional(),
  }),
  permissions: z.object({}).strict(),
  'cache-mode': z.string(),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string(), Job),
});

/** The inputs that the action gets. */
export function inputsOf({ jobs }: z.infer<typeof Workflow>): Readonly<Record<string, string>> {
  const steps = Object.values(jobs).flatMap(({ steps }) => steps);
  return steps.find(({ uses }) => uses.startsWith('background-agent/'))?.with ?? {};
}

export function git(folder: string, ...args: readonly string[]): void {
  execFileSync(
    'git',
    ['-c', 'init.defaultBranch=trunk', '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
}

/** All that a clone has and `init` looks at: made in half of the time. */
export function asCloned(folder: string): void {
  git(folder, 'init', '--initial-branch', 'main');
  git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
