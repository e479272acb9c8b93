// Starts the packaged action as the runner does: what `action.yml` names as `main`, its inputs as INPUT_ variables,
// the runner's files and folders, and nothing else of this machine's environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';

import type { InputName } from '../../src/entrypoints/inputs.ts';
import { outputsIn } from './runner-rules.ts';

/** A job's machine: the checkout, and what the runner has beside it. Each step that starts here is a new workflow run. */
export type Machine = {
  readonly workspace: string;
  /** Writes a file of the checkout. */
  write(path: string, content: string): void;
  /** A file of the checkout. Undefined when there is none. */
  read(path: string): string | undefined;
  /** `action`: folder of an `action.yml` in place of the packaged one. */
  start(inputs: Inputs, env?: Readonly<Record<string, string>>, action?: string): Step;
  remove(): void;
};

/** The `with:` block of a step. */
export type Inputs = { readonly [input in InputName]?: string };

export type Step = {
  /** GitHub's run id and run attempt, as the log names the run. */
  readonly run: string;
  readonly ended: Promise<StepEnd>;
  /** What the runner does when somebody cancels: it signals the node process, and nothing else. */
  signal(name: 'SIGINT' | 'SIGTERM'): void;
};

export type StepEnd = {
  readonly run: string;
  /** Null: it had to be killed. */
  readonly exitCode: number | null;
  readonly durationMs: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
};

/** No scenario comes near it: a step that hangs ends here, and its test fails. */
const STEP_MS_MAX = 60_000;

const FIRST_RUN = 1_000;

export function createMachine(): Machine {
  const root = mkdtempSync(join(tmpdir(), 'action-'));
  const workspace = join(root, 'work');
  const temp = join(root, 'temp');
  for (const folder of [workspace, temp]) mkdirSync(folder);
  let run = FIRST_RUN;

  return {
    workspace,
    write: (path, content) => {
      const file = join(workspace, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    read: path => contentOf(join(workspace, path)),
    start: (inputs, env = {}, action = PACKAGED) =>
      startStep({ workspace, temp, run: (run += 1), inputs, env, action: readAction(action) }),
    remove: () => rmSync(root, { recursive: true }),
  };
}

type Setting = {
  readonly workspace: string;
  readonly temp: string;
  readonly run: number;
  readonly inputs: Inputs;
  readonly env: Readonly<Record<string, string>>;
  readonly action: Action;
};

function startStep({ workspace, temp, run, inputs, env, action }: Setting): Step {
  const files = {
    GITHUB_OUTPUT: join(temp, `output-${run}`),
    GITHUB_STEP_SUMMARY: join(temp, `summary-${run}`),
  };
  for (const file of Object.values(files)) writeFileSync(file, '');

  const startedMs = performance.now();
  const child = spawn(process.execPath, [action.main], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo/demo',
      GITHUB_REPOSITORY_ID: '4242',
      GITHUB_RUN_ID: String(run),
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      ...files,
      ...inputVariables(inputs, action),
      ...env,
    },
  });
  const end = async (): Promise<StepEnd> => {
    const [stdout, stderr, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exitCodeOf(child),
    ]);
    return {
      run: `${run}.1`,
      exitCode,
      durationMs: performance.now() - startedMs,
      stdout,
      stderr,
      outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  };
  return { run: `${run}.1`, ended: end(), signal: name => child.kill(name) };
}

/**
 * The runner sets every input of `action.yml`: an input that was not given has its default, or is empty. Here the job has
 * no token, so that the state stays on the disk.
 */
function inputVariables(given: Inputs, { defaults }: Action): Record<string, string> {
  const names = Object.entries(defaults);
  const values: Readonly<Record<string, string>> = given;
  return Object.fromEntries(
    names.map(([name, value]) => [
      // Spaces become underscores, hyphens stay.
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      values[name] ?? value,
    ]),
  );
}

async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  const timer = new AbortController();
  void sleep(STEP_MS_MAX, undefined, { signal: timer.signal }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  const [code] = await once(child, 'exit');
  timer.abort();
  return typeof code === 'number' ? code : null;
}

const PACKAGED = resolve(import.meta.dirname, '../..');

/** What the runner reads of `action.yml`: which file it starts, and the inputs with their defaults. */
type Action = { readonly main: string; readonly defaults: Readonly<Record<string, string>> };

function readAction(folder: string): Action {
  const { runs, inputs }: { runs: { main: string }; inputs: Record<string, { default?: string }> } = parse(
    readFileSync(join(folder, 'action.yml'), 'utf8'),
  );
  const defaults = Object.entries(inputs).map(([name, input]) => [name, valueOf(input.default ?? '')]);
  return { main: join(folder, runs.main), defaults: Object.fromEntries(defaults) };
}

/** The one expression there is; any other must be taught here. */
function valueOf(text: string): string {
  if (text === '${{ github.token }}') return '';
  if (text.includes('${{')) throw new Error(`Expected a default that is no expression, got ${text}.`);
  return text;
}

function contentOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
