import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Environment } from './environment.ts';
import { SAVE_COPY } from './save-in-child.ts';

export type Upload = {
  readonly key: string;
  /** Without a space in its path: there the client would cut its command for tar. */
  readonly folder: string;
  readonly env: Environment;
  /** A program that calls `saveInChild` when its first argument is `SAVE_COPY`. */
  readonly program: string;
  readonly msMax: number;
};

/**
 * Runs GitHub's client in a process of its own, as nothing else keeps it in bounds. It prints workflow commands
 * with text of the service in them: this process has no output. It takes its folder from `GITHUB_WORKSPACE` and
 * the working directory: those are the child's. It cannot be cancelled: a process can be killed, with the tar it
 * started. What it leaves in the temporary folder goes with that folder.
 */
export async function uploadInChild(upload: Upload): Promise<'saved' | 'failed' | 'late'> {
  const temp = await mkdtemp(join(upload.env['RUNNER_TEMP'] || tmpdir(), 'cache-copy-'));
  try {
    return await endOf(start(upload, temp), upload.msMax);
  } finally {
    // The runner empties its temporary folder at the end of the job; what is left until then does no harm.
    await rm(temp, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

function start({ key, folder, env, program }: Upload, temp: string): ChildProcess {
  return spawn(process.execPath, [program, SAVE_COPY, key], {
    cwd: folder,
    env: { ...env, GITHUB_WORKSPACE: folder, RUNNER_TEMP: temp },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: HAS_GROUPS,
    windowsHide: true,
  });
}

/** On Windows a process cannot be killed with what it started. */
const HAS_GROUPS = process.platform !== 'win32';

async function endOf(child: ChildProcess, msMax: number): Promise<'saved' | 'failed' | 'late'> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(msMax)]);
  try {
    const [saved] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => [false]),
    ]);
    return saved === true ? 'saved' : 'failed';
  } catch {
    return signal.aborted ? 'late' : 'failed';
  } finally {
    ended.abort();
    kill(child);
  }
}

function kill(child: ChildProcess): void {
  // The whole group, unless it never started. It may be over by now.
  if (child.pid === undefined) return;
  if (!HAS_GROUPS) child.kill('SIGKILL');
  else
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      return;
    }
}
