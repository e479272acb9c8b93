import assert from 'node:assert/strict';
import { setImmediate as settle } from 'node:timers/promises';

/** What happens at an instant. Of several at the same one, the first that was asked for comes first. */
type Happening = { readonly atMs: number; readonly order: number; readonly happen: () => void };

/** Happenings of one story: one that needs more of them has no end. */
const HAPPENINGS_MAX = 200_000;

/**
 * Time for a world in one process: it stands still while anything can go on, and then jumps to the next thing that happens.
 * A heap of happenings, and nothing else, decides what comes next.
 */
export class VirtualTime {
  #nowMs: number;
  #order = 0;
  readonly #heap: Happening[] = [];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** Nothing is still to happen. */
  get isStill(): boolean {
    return this.#heap.length === 0;
  }

  readonly now = (): number => this.#nowMs;

  at(atMs: number, happen: () => void): void {
    this.#order += 1;
    push(this.#heap, { atMs: Math.max(Math.ceil(atMs), this.#nowMs), order: this.#order, happen });
  }

  after(ms: number, happen: () => void): void {
    this.at(this.#nowMs + Math.max(0, ms), happen);
  }

  /** Lets time pass until the work is done, and not a millisecond more. */
  async run<Value>(work: Promise<Value>): Promise<Value> {
    let ended = false;
    const end = () => (ended = true);
    work.then(end, end);
    for (let happened = 0; happened < HAPPENINGS_MAX; happened += 1) {
      // All that can go on without time goes on before anything else happens: the order is that of the story alone.
      await settle();
      if (ended) return work;
      const next = pop(this.#heap);
      assert.ok(next !== undefined, 'the work waits for something that no time will bring');
      this.#nowMs = next.atMs;
      next.happen();
    }
    assert.fail('the work has no end');
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    await this.run(new Promise<void>(resolve => this.after(ms, resolve)));
  }
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

function push(heap: Happening[], happening: Happening): void {
  let place = heap.length;
  heap.push(happening);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above] ?? happening;
    if (!isBefore(happening, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = happening;
}

function pop(heap: Happening[]): Happening | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    const left = 2 * place + 1;
    const [a, b] = [heap[left], heap[left + 1]];
    if (a === undefined) break;
    const [child, smaller] = b !== undefined && isBefore(b, a) ? [left + 1, b] : [left, a];
    if (!isBefore(smaller, last)) break;
    heap[place] = smaller;
    place = child;
  }
  heap[place] = last;
  return first;
}
