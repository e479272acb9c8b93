import assert from 'node:assert/strict';
import { setImmediate as settle, setTimeout as breathe } from 'node:timers/promises';

import { VirtualClock } from './virtual-clock.ts';

/** Turns of the event loop in which nothing real was under way: then only time can bring the next thing. */
const QUIET_TURNS = 3;

/** Of real time: whatever waits longer without a sleeper waits for ever. */
const PATIENCE_MS = 10_000;

/** A virtual clock that stands still while files and servers, which are real, are at work. */
export class PatientClock extends VirtualClock {
  #busy = 0;

  /** Counts what is under way until it is over, well or not. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#busy -= 1;
    }
  }

  override async run<Value>(work: Promise<Value>): Promise<Value> {
    let ended = false;
    const end = () => (ended = true);
    work.then(end, end);
    for (let idleSinceMs = performance.now(), quiet = 0; ; quiet += 1) {
      await settle();
      if (ended) return work;
      if (this.#busy > 0) {
        await breathe(1);
        [idleSinceMs, quiet] = [performance.now(), 0];
      } else if (quiet >= QUIET_TURNS && this.nextMs() < Infinity) {
        await this.wakeNext();
        [idleSinceMs, quiet] = [performance.now(), 0];
      } else {
        const waitedMs = performance.now() - idleSinceMs;
        assert.ok(waitedMs < PATIENCE_MS, 'the work waits for something that no time will bring');
      }
    }
  }
}
