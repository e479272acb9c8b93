import assert from 'node:assert/strict';
import { setImmediate as settle } from 'node:timers/promises';

import type { Clock } from '../../../src/ports.ts';
import { NOW_MS } from '../literals.ts';

type Sleeper = { readonly wakesMs: number; readonly wake: () => void };

/** Steps of `run`: a story that needs more of them has no end. */
const STEPS_MAX = 100_000;

/** A clock that stands still until a test lets time pass. */
export class VirtualClock implements Clock {
  #nowMs: number;
  #sleepers: Sleeper[] = [];

  constructor(nowMs: number = NOW_MS) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  elapsed(): number {
    return this.now();
  }

  /** As somebody does who corrects a machine's clock: nobody wakes earlier for it. */
  set(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const sleeper = { wakesMs: this.#nowMs + Math.max(0, ms), wake: resolve };
    this.#sleepers.push(sleeper);
    signal?.addEventListener('abort', () => {
      this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
      resolve();
    });
    return promise;
  }

  /** How many wait. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Lets time pass, second by sleeping second, until nothing is left of `ms`. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settle();
    while (this.nextMs() <= endMs) await this.wakeNext();
    this.#nowMs = endMs;
  }

  /** Lets time pass for as long as the work needs, and not a millisecond more. */
  async run<Value>(work: Promise<Value>): Promise<Value> {
    let ended = false;
    const end = () => (ended = true);
    work.then(end, end);
    for (let step = 0; step < STEPS_MAX; step += 1) {
      await settle();
      if (ended) return work;
      assert.ok(this.nextMs() < Infinity, 'the work waits for something that no time will bring');
      await this.wakeNext();
    }
    assert.fail('the work has no end');
  }

  /** When the next one wakes. */
  protected nextMs(): number {
    return Math.min(Infinity, ...this.#sleepers.map(({ wakesMs }) => wakesMs));
  }

  protected async wakeNext(): Promise<void> {
    const nextMs = this.nextMs();
    this.#nowMs = Math.max(this.#nowMs, nextMs);
    const awake = this.#sleepers.filter(({ wakesMs }) => wakesMs === nextMs);
    this.#sleepers = this.#sleepers.filter(({ wakesMs }) => wakesMs !== nextMs);
    for (const { wake } of awake) wake();
    await settle();
  }
}
