import { DiskError } from './disk-error.ts';
import { type DiskOperation, type DiskStep, ProcessKilled } from './disk-step.ts';

/** A process as far as a disk knows it: it lives, asks for one operation after the other, and dies at one of them or between two. */
export class DiskProcess {
  readonly #step: DiskStep;
  readonly #hasPower: () => boolean;
  #isKilled = false;

  constructor(step: DiskStep, hasPower: () => boolean) {
    this.#step = step;
    this.#hasPower = hasPower;
  }

  get isAlive(): boolean {
    return !this.#isKilled && this.#hasPower();
  }

  kill(): void {
    this.#isKilled = true;
  }

  mustLive(): void {
    if (!this.isAlive) throw new ProcessKilled();
  }

  /** `act` is given how many bytes it may do. What a process does not live to see may be done all the same. */
  do<Result>(operation: DiskOperation, act: (bytes: number) => Result): Result {
    const fate = this.#step(operation);
    // To decide took its time: somebody may have ended the process meanwhile.
    this.mustLive();
    if (fate.do === 'go') return act(operation.bytes);

    const isAll = fate.do === 'die' && fate.when === 'after' && fate.bytes === undefined;
    if (isAll) act(operation.bytes);
    else if (fate.bytes !== undefined && CAN_BE_PART.has(operation.name))
      act(Math.min(fate.bytes, operation.bytes));
    if (fate.do === 'fail') throw new DiskError(fate.code, operation.name, operation.path);
    this.kill();
    throw new ProcessKilled();
  }
}

const CAN_BE_PART: ReadonlySet<DiskOperation['name']> = new Set(['write', 'copy']);
