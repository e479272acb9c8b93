import { invariant } from '../../../src/domain/invariant.ts';
import type { AnswerStore, LogStore } from '../../../src/ports.ts';
import type { CopyStore, Restored, Saved } from '../../../src/ports/copies.ts';
import type { CopiedState, ScratchCopy, StateCopy, StateDisk } from '../../../src/ports/state-disk.ts';
import { MemoryAnswers } from './memory-answers.ts';
import { MemoryLog } from './memory-log.ts';

/** A state folder: a log and answers. */
class Folder {
  log = new MemoryLog();
  answers = new MemoryAnswers();

  /** Takes all that is in the other at this moment. */
  fill(other: Folder, end = Infinity): void {
    const { bytes } = other.log;
    const snapshot = other.log.snapshot();
    this.log = new MemoryLog(bytes.subarray(0, Math.min(bytes.length, end - (snapshot?.end ?? 0))), snapshot);
    for (const answer of other.answers.list())
      void this.answers.put(answer, other.answers.get(answer) ?? new Uint8Array());
  }
}

export type MemoryMachine = StateCopy & { readonly disk: StateDisk };

/** Machines whose disks are in memory, and a cache that outlives them. Nothing in here takes any time. */
export class MemoryMachines implements CopyStore {
  /** By key, the oldest first. */
  readonly copies = new Map<string, Folder>();
  readonly #folders = new Map<string, Folder>();

  open(): MemoryMachine {
    let own = new Folder();
    let wasFetched = false;
    const scratch = new Set<string>();
    const disk: StateDisk = {
      here: () => (own.log.bytes.length === 0 ? undefined : { store: own.log, answers: own.answers }),
      wasFetched: () => wasFetched,
      own: () => void (wasFetched = false),
      openScratch: () => {
        const folder = this.#make();
        scratch.add(folder);
        return { folder, ...viewOf(() => this.#at(folder)) };
      },
      adopt: ({ folder }) => {
        own = this.#at(folder);
        wasFetched = true;
      },
      clearScratch: () => {
        for (const folder of scratch) this.#folders.delete(folder);
        scratch.clear();
      },
      copy: (end): CopiedState => {
        const folder = this.#make();
        this.#at(folder).fill(own, end);
        return { folder, remove: () => void this.#folders.delete(folder) };
      },
    };
    return { disk, ...viewOf(() => own) };
  }

  async restore(prefix: string, into: string): Promise<Restored> {
    const key = [...this.copies.keys()].findLast(each => each.startsWith(prefix));
    const copy = key === undefined ? undefined : this.copies.get(key);
    if (key === undefined || copy === undefined) return { kind: 'missing' };
    this.#at(into).fill(copy);
    return { kind: 'hit', key };
  }

  prepareSave(): void {}

  async save(key: string, folder: string): Promise<Saved> {
    if (this.copies.has(key)) return { kind: 'taken', reason: 'There is a copy of this key.' };
    const copy = new Folder();
    copy.fill(this.#at(folder));
    this.copies.set(key, copy);
    return { kind: 'saved' };
  }

  #make(): string {
    made += 1;
    const folder = `folder-${made}`;
    this.#folders.set(folder, new Folder());
    return folder;
  }

  #at(name: string): Folder {
    const folder = this.#folders.get(name);
    invariant(folder !== undefined, `there is a folder ${name}`);
    return folder;
  }
}

let made = 0;

/** What stands there now, also when something else is put in its place. */
function viewOf(folder: () => Folder): Omit<ScratchCopy, 'folder'> {
  const store: LogStore & { close(): Promise<void> } = {
    snapshot: () => folder().log.snapshot(),
    read: () => folder().log.read(),
    slice: (from, to) => folder().log.slice(from, to),
    append: bytes => folder().log.append(bytes),
    cutAt: offset => folder().log.cutAt(offset),
    keptAt: offset => folder().log.keptAt(offset),
    beginSegment: () => folder().log.beginSegment(),
    beginWith: snapshot => folder().log.beginWith(snapshot),
    close: () => Promise.resolve(),
  };
  const answers: AnswerStore = {
    prepare: () => folder().answers.prepare(),
    put: (answer, bytes) => folder().answers.put(answer, bytes),
    get: answer => folder().answers.get(answer),
    list: () => folder().answers.list(),
    remove: answer => folder().answers.remove(answer),
    keepOnly: wanted => folder().answers.keepOnly(wanted),
  };
  return { store, answers };
}
