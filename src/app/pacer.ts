import type { Pace } from '../ports.ts';

export type PacerOptions = {
  readonly concurrency: number;
  /** Undefined: learn from what the provider says. */
  readonly requestsPerMinute: number | undefined;
  readonly tokensPerMinute: number | undefined;
};

const MINUTE_MS = 60_000;

/** How far ahead of an even pace calls may run: enough to fill the first seconds, too little to trip a limit. */
const BURST_MS = 5_000;

/**
 * Keeps calls below a provider's pace. Each call moves two due times on, by its share of a minute's requests and of
 * a minute's tokens; a call must wait while a due time lies further ahead than a burst. A limit that nobody set is
 * learnt from headers. After a refusal for pace only half as many calls run at once; every round without one adds one.
 */
export class Pacer {
  readonly #options: PacerOptions;
  #concurrency: number;
  #answersSinceChange = 0;
  readonly #requests: Bucket;
  readonly #tokens: Bucket;
  #closedUntilMs = 0;
  /** When the number was last halved. */
  #slowedMs = -Infinity;

  constructor(options: PacerOptions) {
    this.#options = options;
    this.#concurrency = options.concurrency;
    this.#requests = { perMinute: options.requestsPerMinute, dueMs: 0 };
    this.#tokens = { perMinute: options.tokensPerMinute, dueMs: 0 };
  }

  /** How many calls may be in flight now. */
  get concurrency(): number {
    return this.#concurrency;
  }

  /** Milliseconds until a call of that many tokens may be sent; 0: now. */
  delayMs(nowMs: number, tokens: number): number {
    const delays = [
      this.#closedUntilMs - nowMs,
      delayOf(this.#requests, nowMs, 1),
      delayOf(this.#tokens, nowMs, tokens),
    ];
    return Math.max(0, ...delays);
  }

  noteSent(nowMs: number, tokens: number): void {
    advance(this.#requests, nowMs, 1);
    advance(this.#tokens, nowMs, tokens);
  }

  noteAnswer(nowMs: number, pace: Pace): void {
    this.#learn(nowMs, pace);
    this.#answersSinceChange += 1;
    if (this.#answersSinceChange < this.#concurrency || this.#concurrency >= this.#options.concurrency)
      return;
    this.#concurrency += 1;
    this.#answersSinceChange = 0;
  }

  noteRefusal(nowMs: number, sentMs: number, pace: Pace): void {
    this.#learn(nowMs, pace);
    // The calls sent beside a refused one are refused with it: they halve the number once, not each.
    if (sentMs <= this.#slowedMs) return;
    this.#slowedMs = nowMs;
    this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
    this.#answersSinceChange = 0;
  }

  #learn(nowMs: number, pace: Pace): void {
    const { requestsPerMinute, tokensPerMinute } = this.#options;
    this.#requests.perMinute =
      requestsPerMinute ?? limitOf(pace.requestsPerMinute) ?? this.#requests.perMinute;
    this.#tokens.perMinute = tokensPerMinute ?? limitOf(pace.tokensPerMinute) ?? this.#tokens.perMinute;
    const spent = pace.requestsRemaining === 0 || pace.tokensRemaining === 0;
    if (spent && pace.resetMs !== undefined) {
      this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.min(pace.resetMs, MINUTE_MS));
    }
  }
}

/** By an answer that has come, a limit of nothing is how a server says that it has none. */
function limitOf(perMinute: number | undefined): number | undefined {
  return perMinute === 0 ? undefined : perMinute;
}

type Bucket = { perMinute: number | undefined; dueMs: number };

function delayOf({ perMinute, dueMs }: Bucket, nowMs: number, amount: number): number {
  if (perMinute === undefined) return 0;
  // A single call larger than a whole burst may still go, on an empty bucket.
  const burstMs = Math.max(BURST_MS, (amount / perMinute) * MINUTE_MS);
  return Math.max(dueMs, nowMs) + (amount / perMinute) * MINUTE_MS - burstMs - nowMs;
}

function advance(bucket: Bucket, nowMs: number, amount: number): void {
  if (bucket.perMinute === undefined) return;
  bucket.dueMs = Math.max(bucket.dueMs, nowMs) + (amount / bucket.perMinute) * MINUTE_MS;
}
