import { invariant } from '../../../src/domain/invariant.ts';
import type { LogSnapshot, LogStore } from '../../../src/ports.ts';

/** A log in memory, on a disk that can be slow, and break. */
export class MemoryLog implements LogStore {
  #bytes: Buffer;
  /** What was written with one sync each. */
  readonly appends: Buffer[] = [];
  /** What was cut off, by the name it was kept under. */
  readonly aside = new Map<string, Buffer>();
  #broken: Error | undefined;
  #failed: Error | undefined;
  #gate: PromiseWithResolvers<void> | undefined;
  #snapshot: LogSnapshot | undefined;
  /** Where segments begin, but for the first. */
  readonly #parts = new Set<number>();

  constructor(bytes: Uint8Array = Buffer.alloc(0), snapshot?: LogSnapshot) {
    this.#bytes = Buffer.from(bytes);
    this.#snapshot = snapshot;
  }

  /** All that is here, behind the snapshot. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  get #begin(): number {
    return this.#snapshot?.end ?? 0;
  }

  snapshot(): LogSnapshot | undefined {
    return this.#snapshot;
  }

  *read(): Generator<Uint8Array, void> {
    if (this.#bytes.length > 0) yield this.#bytes;
  }

  slice(from: number, to: number): Uint8Array {
    invariant(from >= this.#begin && to <= this.#begin + this.#bytes.length, 'a log has these bytes');
    return Buffer.from(this.#bytes.subarray(from - this.#begin, to - this.#begin));
  }

  async append(bytes: Uint8Array): Promise<void> {
    await this.#gate?.promise;
    this.#failed ??= this.#broken;
    if (this.#failed !== undefined) throw this.#failed;
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    this.appends.push(Buffer.from(bytes));
  }

  cutAt(offset: number): string {
    const name = `torn-at-${offset}`;
    this.aside.set(name, this.#bytes.subarray(offset - this.#begin));
    this.#bytes = this.#bytes.subarray(0, offset - this.#begin);
    return name;
  }

  keptAt(offset: number): number | undefined {
    return this.aside.get(`torn-at-${offset}`)?.length;
  }

  beginSegment(): void {
    this.#parts.add(this.#begin + this.#bytes.length);
  }

  beginWith(snapshot: LogSnapshot): void {
    const { end } = snapshot;
    const isEmpty = this.#bytes.length === 0;
    invariant(isEmpty || this.#parts.has(end) || end === this.#begin, 'a segment begins there');
    this.#bytes = Buffer.from(this.#bytes.subarray(isEmpty ? 0 : end - this.#begin));
    this.#snapshot = { end, bytes: Buffer.from(snapshot.bytes) };
  }

  /** From now on appends wait until the function that comes back is called. */
  stall(): () => void {
    const gate = Promise.withResolvers<void>();
    this.#gate = gate;
    return () => {
      this.#gate = undefined;
      gate.resolve();
    };
  }

  break(error = new Error('The disk is full.')): void {
    this.#broken = error;
  }

  repair(): void {
    this.#broken = undefined;
  }
}
