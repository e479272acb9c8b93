import { type Lease, parseLease } from '../../../src/domain/lease.ts';

type Seen = { readonly lease: Lease | undefined; untilMs: number };

/** Who had the lease on the state branch, and until when, commit by commit. */
export class LeasesSeen {
  readonly #seen: Seen[] = [];

  /** One that goes on from here by itself. */
  fork(): LeasesSeen {
    const fork = new LeasesSeen();
    fork.#seen.push(...this.#seen.map(seen => ({ ...seen })));
    return fork;
  }

  note(files: ReadonlyMap<string, Buffer>, nowMs: number): void {
    const last = this.#seen.at(-1);
    if (last !== undefined) last.untilMs = nowMs;
    this.#seen.push({ lease: parseLease(files.get('lease.json')?.toString('utf8')), untilMs: Infinity });
  }

  get now(): Lease | undefined {
    return this.#seen.at(-1)?.lease;
  }

  /** Whether another one than this run had it at some time since then. */
  hadOthers(run: string, sinceMs: number): boolean {
    return this.#seen.some(({ lease, untilMs }) => {
      return lease !== undefined && lease.run !== run && untilMs >= sinceMs;
    });
  }
}
