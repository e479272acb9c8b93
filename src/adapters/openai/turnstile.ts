/**
 * How many pass in one turn of the event loop, however few wait. One would be fairest; each turn costs about as much as a
 * tenth of a call.
 */
const PER_TURN = 3;

/** And of a crowd, one in so many: those that come faster than they are handled must share what is done once for all. */
const CROWD_PER_TURN = 4;

/**
 * Lets work pass a few at a time, in the order it came, with a turn of the event loop in between.
 *
 * Fifty answers that arrive together would otherwise go through every stage together (read, kept, noted, followed by
 * the next request), and the first would wait at each for the last: the time of one call would grow by the work for all.
 */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];
  #passed = 0;
  #turning = false;

  /** Resolves when it is the caller's turn; undefined: at once. */
  pass(): Promise<void> | undefined {
    if (!this.#turning) {
      this.#turning = true;
      setImmediate(this.#turn);
    }
    if (this.#passed < PER_TURN) {
      this.#passed += 1;
      return undefined;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    return promise;
  }

  readonly #turn = (): void => {
    const passing = this.#waiting.splice(0, Math.max(PER_TURN, this.#waiting.length / CROWD_PER_TURN));
    this.#passed = passing.length;
    for (const pass of passing) pass();
    this.#turning = passing.length > 0;
    if (this.#turning) setImmediate(this.#turn);
  };
}
