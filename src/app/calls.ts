import type { Clock } from '../ports.ts';

/** Why a wait ends that nobody needs any more: without a reason, an error with a stack would be made each time. */
const OVER = 'over';

/** The calls under way: how many, when something about them changes, and how they come to an end. */
export class Calls {
  readonly #clock: Clock;
  readonly #abort = new AbortController();
  #bell = Promise.withResolvers<void>();
  /** Calls under way. */
  #size = 0;
  /** Those, and the ones that are over but not yet written down. */
  #open = 0;
  #bug: { readonly error: unknown } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Starts a call. What it rejects with is no failure of a provider, which would be a fact, but the end of the run. A
   * call that says it is `over` makes room for the next one while it is still being written down.
   */
  begin(call: (abort: AbortSignal, over: () => void) => Promise<void>): void {
    this.#size += 1;
    this.#open += 1;
    let isOver = false;
    const over = () => {
      if (!isOver) this.#size -= 1;
      isOver = true;
      this.wake();
    };
    void call(this.#abort.signal, over)
      .catch((error: unknown) => {
        this.#bug ??= { error };
      })
      .finally(() => {
        this.#open -= 1;
        over();
      });
  }

  /** Ends the wait of whoever waits for a change. */
  wake(): void {
    this.#bell.resolve();
    this.#bell = Promise.withResolvers();
  }

  /** Resolves when a call has ended, when somebody wakes, or at `untilMs`. */
  async change(untilMs: number | undefined): Promise<void> {
    const bell = this.#bell.promise;
    if (untilMs === undefined) return bell;

    const timer = new AbortController();
    await Promise.race([bell, this.#clock.sleep(untilMs - this.#clock.now(), timer.signal)]);
    timer.abort(OVER);
  }

  /** Waits for all calls, aborts those that are not back after `graceMs`, and throws what any of them threw. */
  async land(graceMs: number): Promise<void> {
    const timer = new AbortController();
    await Promise.race([this.#quiet(), this.#clock.sleep(graceMs, timer.signal)]);
    timer.abort(OVER);
    this.#abort.abort();
    await this.#quiet();
    this.throwBug();
  }

  throwBug(): void {
    if (this.#bug !== undefined) throw this.#bug.error;
  }

  async #quiet(): Promise<void> {
    while (this.#open > 0) await this.#bell.promise;
  }
}
