import type { State } from '../../../src/domain/state.ts';
import { restore } from '../../../src/log/restore.ts';
import { BranchLog } from './branch-log.ts';
import type { Line } from '../machine/lines-of.ts';
import type { AtRest, Bill, Called, Check, Ended, Overlapped, Published, Restored } from './check.ts';
import { pieceAt, snapshotAt } from '../../../src/app/home/branch-files.ts';

/** Something that must always be true and was not. */
export type Violation = { readonly check: string; readonly atMs: number; readonly saw: string };

/** Watches a world for what must never happen, and keeps what the checks need to know of it. */
export class Watch {
  readonly violations: Violation[] = [];
  readonly log: BranchLog;
  readonly calls: { readonly call: Called; bill: Bill }[] = [];
  /** Runs in which nothing went wrong, and the holds in the log that had to be explained after them. */
  readonly clean = { runs: 0, holds: 0 };
  readonly #checks: readonly Check[];
  /** The log on the branch is what people have made of it: nobody can say what it should be. */
  readonly #isTampered: boolean;
  readonly #now: () => number;
  /** The files of which State was read last, and that. */
  #read: { readonly files: ReadonlyMap<string, Buffer>; readonly state: State | undefined } | undefined;

  constructor(
    checks: readonly Check[],
    now: () => number,
    { isTampered, log = new BranchLog() }: { readonly isTampered: boolean; readonly log?: BranchLog },
  ) {
    this.#checks = checks;
    this.#isTampered = isTampered;
    this.#now = now;
    this.log = log;
  }

  /** One that goes on from what this one has seen, in a world of its own. No call is under way. */
  fork(now: () => number): Watch {
    const fork = new Watch(
      this.#checks.map(check => check.fork?.() ?? check),
      now,
      { isTampered: this.#isTampered, log: this.log.fork() },
    );
    fork.violations.push(...this.violations);
    fork.calls.push(...this.calls);
    return fork;
  }

  violate(check: string, saw: string): void {
    this.violations.push({ check, atMs: this.#now(), saw });
  }

  /** Returns what is to be called when the service knows what it takes for it. */
  called(call: Called): (bill: Bill) => void {
    const entry = {
      call,
      bill: { tokens: call.hold?.tokens ?? 0, nanoUsd: call.hold?.nanoUsd ?? 0 },
    };
    this.calls.push(entry);
    this.#ask(check => check.called?.(call));
    return bill => {
      entry.bill = bill;
      this.#ask(check => check.billed?.(call, bill));
    };
  }

  /** The run of a call has heard what the service took for it. */
  told(call: Called): void {
    const entry = this.calls.findLast(each => each.call === call);
    if (entry === undefined) return;
    this.#ask(check => check.told?.(call, entry.bill, this.#now()));
  }

  kept(files: ReadonlyMap<string, Buffer>): void {
    const grown = this.#isTampered ? [] : this.log.take(files);
    if (typeof grown === 'string') return this.violate('the log only grows', grown);
    const commit = { atMs: this.#now(), files, records: grown, state: this.log.state };
    this.#ask(check => check.kept?.(commit));
  }

  published(changed: Published['changed']): void {
    const commit = { atMs: this.#now(), changed };
    this.#ask(check => check.published?.(commit));
  }

  /** A job that said that all it did is kept. */
  ended(job: Pick<Ended, 'run' | 'startedMs' | 'outcome' | 'files'>, lines: readonly Line[]): void {
    const ended = {
      ...job,
      ...{ atMs: this.#now(), records: this.log.records },
      lines: lines.map(({ event }) => event),
    };
    this.#ask(check => check.ended?.(ended));
  }

  overlapped(run: Overlapped): void {
    this.#ask(check => check.overlapped?.(run));
  }

  restored(run: Restored): void {
    this.#ask(check => check.restored?.(run));
  }

  /** A run has ended in which nothing went wrong. */
  ranClean(files: ReadonlyMap<string, Buffer>): void {
    if (this.#isTampered) return;
    const state = this.#stateIn(files);
    if (state === undefined) return;
    const { records } = this.log;
    this.clean.runs += 1;
    this.clean.holds += records.filter(({ event }) => event.type === 'AttemptStarted').length;
    this.#ask(check => check.ranClean?.({ state, records }));
  }

  settled(end: Omit<AtRest, 'records' | 'state' | 'calls' | 'atMs'>): void {
    const rest = { ...end, atMs: this.#now() };
    this.#ask(check => check.cameToRest?.(rest));
    if (this.#isTampered) return;
    const state = this.#stateIn(rest.files);
    if (state === undefined) return;
    const whole = { ...rest, state, records: this.log.records, calls: this.calls };
    this.#ask(check => check.settled?.(whole));
  }

  /** As whoever has the branch alone reads it. What was read once is not read again: nobody changes State but by events. */
  #stateIn(files: ReadonlyMap<string, Buffer>): State | undefined {
    if (this.log.isAllIn(files)) return this.log.state;
    if (this.#read?.files !== files) this.#read = { files, state: this.#restoredFrom(files) };
    return this.#read.state;
  }

  #restoredFrom(files: ReadonlyMap<string, Buffer>): State | undefined {
    const paths = [...files.keys()];
    const path = paths.find(file => snapshotAt(file) !== undefined);
    const bytes = path === undefined ? undefined : files.get(path);
    const snapshot =
      path === undefined || bytes === undefined ? undefined : { end: snapshotAt(path) ?? 0, bytes };
    const pieces = paths.filter(file => pieceAt(file) !== undefined).sort();
    try {
      const read = restore({ snapshot, rest: pieces.map(file => files.get(file) ?? Buffer.alloc(0)) });
      if ('state' in read && read.status === 'intact') return read.state;
      this.violate('the log can be read', `the log on the branch is ${read.status}`);
    } catch (error) {
      this.violate('the log can be read', `what the log on the branch says cannot be: ${String(error)}`);
    }
    return undefined;
  }

  #ask(question: (check: Check) => string | undefined): void {
    for (const check of this.#checks) {
      const saw = question(check);
      if (saw !== undefined) this.violate(check.name, saw);
    }
  }
}
