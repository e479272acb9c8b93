import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';

import { onTestFinished } from 'vitest';

import { runCommandLine } from '../../src/entrypoints/command-line.ts';

/** What somebody who typed a command sees. */
export type Said = {
  readonly exit: number | NodeJS.Signals;
  readonly out: string;
  readonly err: string;
};

export type Env = Readonly<Record<string, string>>;

/** A folder of one's own in which commands are typed. It is gone when its test is. */
export type Workspace = {
  readonly path: string;
  write(name: string, text: string | Uint8Array): void;
  read(name: string): string;
  json(name: string): unknown;
  /** A command in this process: quick, and the whole program but its process. */
  type(args: readonly string[], env?: Env, folder?: string): Promise<Said>;
  /** A command in a process of its own, which can be sent signals. */
  start(args: readonly string[], env?: Env): Running;
};

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Said>;
  /** What it has said so far, beside what was asked for. */
  err(): string;
};

const CLI = resolve('src/entrypoints/cli.ts');

/** What Node has compiled is kept between the processes: they start in less than half the time. */
const COMPILED = join(tmpdir(), 'background-agent-test-compiled');

export function newWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
  const path = mkdtempSync(join(tmpdir(), 'background-agent-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));

  const write = (name: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const read = (name: string) => readFileSync(join(path, name), 'utf8');
  return {
    path,
    write,
    read,
    json: name => JSON.parse(read(name)),
    type: (args, env = {}, folder = '') => type(join(path, folder), args, env),
    start: (args, env = {}) => start(path, args, env),
  };
}

async function type(path: string, args: readonly string[], env: Env): Promise<Said> {
  let out = '';
  let err = '';
  const exit = await runCommandLine({
    argv: ['node', 'background-agent', ...args],
    env,
    cwd: () => path,
    stdin: Readable.from([]),
    stdout: { write: text => (out += text) },
    stderr: { write: text => (err += text) },
    on: () => {},
  });
  return { exit, out, err };
}

function start(path: string, args: readonly string[], env: Env): Running {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: path,
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const { promise, resolve: end, reject } = Promise.withResolvers<Said>();
  child.once('error', reject);
  child.once('close', (code, signal) => end({ exit: signal ?? code ?? -1, out, err }));
  return { child, ended: promise, err: () => err };
}
