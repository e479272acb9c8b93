// A runner's machine: an empty disk, and the processes of the job on it.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

export type Machine = {
  /** Where the checkout goes. */
  readonly workspace: string;
  /** Of the runner; emptied before each job. */
  readonly temp: string;
  /** Every process that a step starts has these, and hands them on to its own. */
  readonly env: Readonly<Record<string, string>>;
  /** Empties what belongs to one job only. */
  beginJob(): void;
  /** Kills whatever still runs of the steps, also what they started apart from themselves. */
  killAll(): Promise<void>;
  remove(): void;
};

/** `name` is what the name of its folder begins with: one among the temporary ones, or a whole path. */
export function createMachine(name = 'machine'): Machine {
  const root = realpathSync(mkdtempSync(resolve(tmpdir(), `${name}-`)));
  const folders = { workspace: join(root, 'work'), temp: join(root, 'temp'), home: join(root, 'home') };
  const tracking = `RUNNER_TRACKING_ID=${basename(root)}`;
  for (const folder of Object.values(folders)) mkdirSync(folder);

  return {
    workspace: folders.workspace,
    temp: folders.temp,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folders.home,
      RUNNER_TRACKING_ID: basename(root),
      ...{ RUNNER_TEMP: folders.temp, RUNNER_TOOL_CACHE: join(root, 'tools'), RUNNER_WORKSPACE: root },
      ...{ RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64', RUNNER_NAME: 'test', RUNNER_ENVIRONMENT: 'github-hosted' },
      // The git of a job reads no settings of this machine.
      GIT_CONFIG_NOSYSTEM: '1',
    },
    beginJob: () => {
      rmSync(folders.temp, { recursive: true, force: true });
      mkdirSync(folders.temp);
    },
    killAll: async () => {
      // One that is just being started is found the next time.
      for (let found = processesWith(tracking); found.length > 0; found = processesWith(tracking)) {
        for (const pid of found) kill(pid);
        await sleep(1);
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** As the runner finds what a job left running: by a variable of its environment. Only Linux tells it. */
function processesWith(variable: string): readonly number[] {
  const all = existsSync('/proc') ? readdirSync('/proc') : [];
  return all
    .filter(name => /^\d+$/.test(name))
    .filter(name => environmentOf(name).includes(variable))
    .map(Number);
}

/** None: it is somebody else's, or has ended. */
function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
