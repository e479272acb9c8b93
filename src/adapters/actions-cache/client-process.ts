import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Environment } from './environment.ts';
import { SAVE_COPY, type Wish } from './save-in-child.ts';

export type Client = {
  readonly env: Environment;
  /** A program that calls `saveInChild` when its first argument is `SAVE_COPY`. */
  readonly program: string;
};

export type Upload = {
  readonly key: string;
  /** Without a space in its path: there the client would cut its command for tar. */
  readonly folder: string;
  readonly msMax: number;
};

/**
 * GitHub's client in a process of its own, as nothing else keeps it in bounds. It prints workflow commands with text of
 * the service in them: this process has no output. It takes its folder from `GITHUB_WORKSPACE` and the working
 * directory: those are the child's. It cannot be cancelled: a process can be killed, with the tar it started. What it
 * leaves in the temporary folder goes with that folder.
 *
 * To load the client takes longer than to upload, so a process can be started before there is anything to save.
 */
export class ClientProcess {
  readonly #client: Client;
  #waiting: ChildProcess | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Starts the process of the next upload. It keeps nobody from ending: it ends with whoever started it. */
  prepare(): void {
    if (this.#waiting !== undefined) return;
    const child = start(this.#client);
    child.unref();
    child.channel?.unref();
    // One that could not be started, or died, is no use; the upload starts another.
    const forget = () => {
      if (this.#waiting === child) this.#waiting = undefined;
    };
    child.once('exit', forget).once('error', forget);
    this.#waiting = child;
  }

  async upload({ key, folder, msMax }: Upload): Promise<'saved' | 'failed' | 'late'> {
    const temp = await mkdtemp(join(this.#client.env['RUNNER_TEMP'] || tmpdir(), 'cache-copy-'));
    try {
      return await answerOf(this.#take(), { key, folder, temp }, msMax);
    } finally {
      // The runner empties its temporary folder at the end of the job; what is left until then does no harm.
      await rm(temp, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
  }

  #take(): ChildProcess {
    const child = this.#waiting ?? start(this.#client);
    this.#waiting = undefined;
    child.ref();
    child.channel?.ref();
    return child;
  }
}

function start({ env, program }: Client): ChildProcess {
  return spawn(process.execPath, [program, SAVE_COPY], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: HAS_GROUPS,
    windowsHide: true,
  });
}

/** On Windows a process cannot be killed with what it started. */
const HAS_GROUPS = process.platform !== 'win32';

async function answerOf(
  child: ChildProcess,
  wish: Wish,
  msMax: number,
): Promise<'saved' | 'failed' | 'late'> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(msMax)]);
  try {
    const answered = Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => [false]),
    ]);
    // What cannot be sent to a process that has died is told by its end.
    child.send(wish, () => {});
    const [saved] = await answered;
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
