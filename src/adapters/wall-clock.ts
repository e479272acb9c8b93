import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '../ports.ts';

/** A timer of Node can be set no further ahead than this. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** The machine's clock. */
export const wallClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    if (signal?.aborted === true) return;
    const options = signal === undefined ? {} : { signal };
    // An aborted wait has ended: that is no failure of anything.
    await wait(Math.min(Math.max(0, ms), TIMER_MS_MAX), undefined, options).catch(() => undefined);
  },
};
