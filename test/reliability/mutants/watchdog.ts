// A thread beside the tests: it ends the process when a trial has used more of the processor than any that comes to an end.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

export type Watchdog = {
  /** A new trial begins. */
  readonly begin: () => void;
  readonly end: () => void;
};

const LOOK_MS = 200;

/** By the time that the processor has given, not by the clock: the machine may be busy with other things. */
export function openWatchdog(cpuMsMax: number): Watchdog {
  const trial = new Int32Array(new SharedArrayBuffer(4));
  new Worker(new URL(import.meta.url), { workerData: { trial, cpuMsMax } }).unref();
  return {
    begin: () => {
      Atomics.add(trial, 0, 1);
    },
    // An even number is no trial.
    end: () => {
      Atomics.add(trial, 0, 1);
    },
  };
}

async function watch(trial: Int32Array, cpuMsMax: number): Promise<never> {
  let seen = 0;
  let from = cpuMs();
  for (;;) {
    const current = Atomics.load(trial, 0);
    if (current !== seen) {
      seen = current;
      from = cpuMs();
    }
    if (current % 2 !== 0 && cpuMs() - from > cpuMsMax) process.kill(process.pid, 'SIGKILL');
    await sleep(LOOK_MS);
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

if (!isMainThread) {
  const { trial, cpuMsMax } = workerData as { readonly trial: Int32Array; readonly cpuMsMax: number };
  await watch(trial, cpuMsMax);
}
