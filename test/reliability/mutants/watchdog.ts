// A thread beside the tests: it ends the process when a test has used more of the processor than any that comes to an end.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

export type Watchdog = {
  /** The next test begins. */
  readonly begin: () => void;
  readonly rest: () => void;
};

const LOOK_MS = 200;
const RESTS = 0;

/** By the time that the processor has given, not by the clock: the machine may be busy with other things. */
export function openWatchdog(cpuMsMax: number): Watchdog {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  new Worker(new URL(import.meta.url), { workerData: { shared, cpuMsMax } }).unref();
  let tests = 0;
  return {
    begin: () => {
      tests += 1;
      Atomics.store(shared, 0, tests);
    },
    rest: () => {
      Atomics.store(shared, 0, RESTS);
    },
  };
}

async function watch(shared: Int32Array, cpuMsMax: number): Promise<never> {
  let seen = RESTS;
  let from = cpuMs();
  for (;;) {
    const current = Atomics.load(shared, 0);
    if (current !== seen) {
      seen = current;
      from = cpuMs();
    }
    if (current !== RESTS && cpuMs() - from > cpuMsMax) process.kill(process.pid, 'SIGKILL');
    await sleep(LOOK_MS);
  }
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

if (!isMainThread) {
  const { shared, cpuMsMax } = workerData as { readonly shared: Int32Array; readonly cpuMsMax: number };
  await watch(shared, cpuMsMax);
}
