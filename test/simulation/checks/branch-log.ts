import { pieceAt, snapshotAt } from '../../../src/app/home/branch-files.ts';
import { parseBranchHead } from '../../../src/domain/branch-head.ts';
import type { LogRecord } from '../../../src/domain/event.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { type State, newState } from '../../../src/domain/state.ts';
import { GENESIS, type Head } from '../../../src/log/chain.ts';
import { replay } from '../../../src/log/replay.ts';

/** What a commit added to the log on the branch; a text: what is wrong with it. */
export type Grown = readonly LogRecord[] | string;

/**
 * The log as the state branch had it, commit by commit: each must have all that the one before had, and go on from there.
 * Reads only what is new.
 */
export class BranchLog {
  /** All of it, from its first byte on. */
  #bytes: Buffer = Buffer.alloc(0);
  #head: Head = GENESIS;
  #at = '';
  readonly records: LogRecord[] = [];
  #state = newState();
  /** The commit that was taken last, if its log was right and begins with its first byte. */
  #whole: ReadonlyMap<string, Buffer> | undefined;

  /** One that goes on from here by itself. */
  fork(): BranchLog {
    const fork = new BranchLog();
    [fork.#bytes, fork.#head, fork.#at, fork.#whole] = [this.#bytes, this.#head, this.#at, this.#whole];
    fork.records.push(...this.records);
    fork.#state = structuredClone(this.#state);
    return fork;
  }

  get state(): State {
    return this.#state;
  }

  get head(): Head {
    return this.#head;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Whether State here is what anybody would read who has those files alone. */
  isAllIn(files: ReadonlyMap<string, Buffer>): boolean {
    return this.#whole === files;
  }

  take(files: ReadonlyMap<string, Buffer>): Grown {
    this.#whole = undefined;
    const pieces: { readonly offset: number; readonly bytes: Buffer }[] = [];
    let begin = 0;
    for (const [path, bytes] of files) {
      const offset = pieceAt(path);
      if (offset !== undefined) pieces.push({ offset, bytes });
      begin = Math.max(begin, snapshotAt(path) ?? 0);
    }
    pieces.sort((a, b) => a.offset - b.offset);
    let end = begin;
    const fresh: Buffer[] = [];
    for (const { offset, bytes } of pieces) {
      if (offset !== end) return `the piece at ${offset} does not begin where the one before ends, at ${end}`;
      const known = Math.min(this.#bytes.length, end + bytes.length) - end;
      if (known > 0 && !bytes.subarray(0, known).equals(this.#bytes.subarray(end, end + known)))
        return `the piece at ${offset} is not what was there before`;
      fresh.push(bytes.subarray(Math.max(0, known)));
      end += bytes.length;
    }
    if (end < this.#bytes.length) return `the log is ${end} bytes long, and was ${this.#bytes.length} before`;
    const grown = this.#grow(Buffer.concat(fresh), files.get('head.json')?.toString('utf8') ?? '');
    if (typeof grown !== 'string' && begin === 0) this.#whole = files;
    return grown;
  }

  #grow(fresh: Buffer, headText: string): Grown {
    const records: LogRecord[] = [];
    const read = replay([fresh], record => records.push(record), {
      from: { head: this.#head, at: this.#at },
    });
    if (read.status !== 'intact') return `what was added to the log is ${read.status}`;
    this.#bytes = Buffer.concat([this.#bytes, fresh]);
    this.#head = read.head;
    this.#at = records.at(-1)?.at ?? this.#at;
    this.records.push(...records);
    try {
      for (const record of records) evolve(this.#state, record);
    } catch (error) {
      return `what was added to the log cannot have happened: ${String(error)}`;
    }
    if (this.#bytes.length === 0) return records;
    const said = parseBranchHead(headText);
    if (said === undefined) return 'there is no head beside the log';
    if (said.seq !== read.head.seq || said.hash !== read.head.hash || said.end !== this.#bytes.length)
      return `the head says event ${said.seq} at ${said.end}, and the log ends with ${read.head.seq} at ${this.#bytes.length}`;
    return records;
  }
}
