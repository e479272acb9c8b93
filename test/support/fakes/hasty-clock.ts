import { setImmediate as turn } from 'node:timers/promises';

import type { Clock } from '../../../src/ports.ts';
import { NOW_MS } from '../literals.ts';

/** A clock whose every wait is over at once, though its hands have moved: for waits between real exchanges. */
export class HastyClock implements Clock {
  #nowMs = NOW_MS;

  now(): number {
    return this.#nowMs;
  }

  elapsed(): number {
    return this.now();
  }

  async sleep(ms: number): Promise<void> {
    await turn();
    this.#nowMs += Math.max(0, ms);
  }
}
