import type { Clock } from '../../ports.ts';

/** GitHub asks for a second between two writes. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const GAP_MS = 1_000;

/** A run that does little makes fewer than these, and need not wait: what GitHub limits is the writes of a minute. */
const AHEAD_MAX = 5;

/** When the next write may be sent: one a second, but for a few at first. Once GitHub has said that it was too much, none. */
export class WritePace {
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  #aheadMax = AHEAD_MAX;
  /**
   * When the writes so far would have been sent at one a second. By the clock that nobody sets: one that was set back would
   * hold up the next for as long.
   */
  #paidUntilMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** One after the other, and in time. Undefined: it was not sent, as `giveUp` came before its turn. */
  pass<Value>(write: () => Promise<Value>, giveUp?: AbortSignal): Promise<Value | undefined> {
    const mine = this.#last.then(async () => {
      const waitMs = this.#paidUntilMs - this.#aheadMax * GAP_MS - this.#clock.elapsed();
      if (waitMs > 0) await this.#clock.sleep(waitMs, giveUp);
      // It costs no time of those behind it: a run that ends has its state to write yet.
      if (giveUp?.aborted === true) return undefined;
      try {
        return await write();
      } finally {
        this.#paidUntilMs = Math.max(this.#paidUntilMs, this.#clock.elapsed()) + GAP_MS;
      }
    });
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** From now on a full second lies between two writes. */
  slowDown(): void {
    this.#aheadMax = 0;
    this.#paidUntilMs = this.#clock.elapsed() + GAP_MS;
  }
}
