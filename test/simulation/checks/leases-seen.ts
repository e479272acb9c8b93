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
    this.#seen.push({ lease: leaseIn(files.get('lease.json')), untilMs: Infinity });
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

/** Most commits have the file of the one before. */
function leaseIn(bytes: Buffer | undefined): Lease | undefined {
  if (bytes === undefined) return undefined;
  if (!leases.has(bytes)) leases.set(bytes, parseLease(bytes.toString('utf8')));
  return leases.get(bytes);
}

const leases = new WeakMap<Buffer, Lease | undefined>();
