import type { Clock } from '../../../src/ports.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** What a process does in the world: a thing at which it can die, and the world can fail it. */
export type Step = {
  readonly kind: 'disk' | 'request' | 'cache' | 'call';
  readonly name: string;
};

/** `flavour`, in [0, 1), chooses among what can go wrong at a step of its kind. */
export type Fate =
  | { readonly do: 'go' }
  | { readonly do: 'die'; readonly when: 'before' | 'after'; readonly flavour: number }
  | { readonly do: 'fail'; readonly flavour: number };

export const GO: Fate = { do: 'go' };

/** Decides what becomes of the n-th step of a process; the first is 1. */
export type Fates = (step: Step, nth: number) => Fate;

/**
 * A process of the agent. Once it is dead nothing that it has asked for comes back to it, and nothing new that it asks for is
 * done; while it is stalled, as a frozen machine is, everything comes late. Its machine's clock may be wrong.
 */
export class Process {
  readonly name: string;
  readonly clock: Clock;
  readonly died: Promise<'died'>;
  readonly startedMs: number;
  /** The step at which the world killed it, or failed it. */
  readonly hit: string[] = [];
  /** Of all that it reads from its disk, the one that cannot be read; the first is 1. It is no step. */
  failingRead: number | undefined;
  #unread = '';
  #reads = 0;
  #steps = 0;
  #isAlive = true;
  #stalledUntilMs = 0;
  #offsetMs = 0;
  readonly #time: VirtualTime;
  readonly #fates: Fates;
  readonly #death = Promise.withResolvers<'died'>();

  constructor(name: string, time: VirtualTime, fates: Fates) {
    this.name = name;
    this.#time = time;
    this.#fates = fates;
    this.died = this.#death.promise;
    this.startedMs = time.now();
    this.clock = {
      now: () => time.now() + this.#offsetMs,
      elapsed: () => time.now(),
      sleep: (ms, signal) => this.#sleep(ms, signal),
    };
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get steps(): number {
    return this.#steps;
  }

  kill(): void {
    this.#isAlive = false;
    this.#death.resolve('died');
  }

  stall(forMs: number): void {
    this.#stalledUntilMs = Math.max(this.#stalledUntilMs, this.#time.now() + forMs);
  }

  /** Somebody, or a time server, sets the machine's clock. */
  setClock(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }

  /** Asked at each step, before it is done. Whoever is told to die does what is left of the step, and calls `kill`. */
  fateOf(step: Step): Fate {
    this.#steps += 1;
    const fate = this.#fates(step, this.#steps);
    if (fate.do !== 'go') this.hit.push(`${fate.do} ${step.kind} ${step.name} at step ${this.#steps}`);
    return fate;
  }

  canRead(path: string): boolean {
    this.#reads += 1;
    if (this.#reads !== this.failingRead) return true;
    this.#unread = path;
    this.hit.push(`cannot read ${path}, the ${this.#reads}. time that it reads`);
    return false;
  }

  /** Whether it has met nothing in the folder that it could not read. */
  couldRead(folder: string): boolean {
    return !this.#unread.startsWith(`${folder}/`);
  }

  /** Something reaches the process after a while, if it is still there. */
  deliver(afterMs: number, happen: () => void): void {
    const arrive = () => {
      if (!this.#isAlive) return;
      if (this.#time.now() < this.#stalledUntilMs) this.#time.at(this.#stalledUntilMs, arrive);
      else happen();
    };
    this.#time.after(afterMs, arrive);
  }

  #sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.#isAlive) return new Promise(() => {});
    if (signal?.aborted === true) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.deliver(ms, resolve);
    signal?.addEventListener('abort', () => resolve());
    return promise;
  }
}
