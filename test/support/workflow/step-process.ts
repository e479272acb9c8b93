// A step's process on the machine: what it says, how it ends, and how the runner ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export type StepProcess = {
  readonly ended: Promise<ProcessEnd>;
  /** As the kernel does when memory is out: this process only, and it hears nothing of it. */
  kill(): void;
  /** As the runner does when somebody cancels. Resolves when it ended: in time, or only by being killed. */
  cancel(patience: Patience): Promise<'in time' | 'killed'>;
};

export type ProcessEnd = {
  /** Null: it was killed by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** How long the runner waits after each signal. */
export type Patience = { readonly afterInterruptMs: number; readonly afterTerminateMs: number };

/** Those of actions/runner. */
export const RUNNERS_PATIENCE: Patience = { afterInterruptMs: 7_500, afterTerminateMs: 2_500 };

export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Each line as it comes, of both outputs. */
  readonly onLine: (line: string) => void;
};

/** No test comes near it: a step that hangs ends here, and its test fails. */
const STEP_MS_MAX = 60_000;

export function startProcess({ program, args, folder, env, onLine }: Command): StepProcess {
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const ended = endOf(child, exited, onLine);
  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    cancel: async ({ afterInterruptMs, afterTerminateMs }) => {
      for (const [signal, waitMs] of [
        ['SIGINT', afterInterruptMs],
        ['SIGTERM', afterTerminateMs],
      ] as const) {
        child.kill(signal);
        const late = sleep(waitMs, 'late', { ref: false });
        if ((await Promise.race([exited, late])) !== 'late') return 'in time';
      }
      child.kill('SIGKILL');
      return 'killed';
    },
  };
}

async function endOf(
  child: ChildProcess,
  exited: Promise<unknown[]>,
  onLine: (line: string) => void,
): Promise<ProcessEnd> {
  const timer = setTimeout(() => child.kill('SIGKILL'), STEP_MS_MAX);
  const [stdout, stderr] = [reading(child.stdout, onLine), reading(child.stderr, onLine)];
  // What the process started may hold its outputs open: the runner waits for it itself, and no longer.
  const [code] = await exited;
  await Promise.race([
    Promise.all([stdout.ended, stderr.ended]),
    sleep(OUTPUT_MS_MAX, undefined, { ref: false }),
  ]);
  clearTimeout(timer);
  return {
    exitCode: typeof code === 'number' ? code : null,
    stdout: stdout.finish(),
    stderr: stderr.finish(),
  };
}

const OUTPUT_MS_MAX = 1_000;

type Reading = { readonly ended: Promise<unknown>; finish(): string };

/** The runner reads lines with .NET's `StreamReader`: `\n`, `\r\n` and a bare `\r` end one. */
function reading(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): Reading {
  if (stream === null) throw new Error('Expected the outputs of a step to be pipes.');
  let text = '';
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text += chunk;
    const lines = `${rest}${chunk}`.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  return {
    ended: once(stream, 'end'),
    finish: () => {
      if (rest !== '') onLine(rest);
      rest = '';
      return text;
    },
  };
}
