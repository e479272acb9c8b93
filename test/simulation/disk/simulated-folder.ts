import type { Chance } from '../../support/chance.ts';
import type { SimulatedFile } from './simulated-file.ts';

export type Entry = SimulatedFile | SimulatedFolder;

/** The names in a folder, as processes see them and as they are on the medium. Only `Names` changes them. */
export class SimulatedFolder {
  entries = new Map<string, Entry>();
  durable = new Map<string, Entry>();
}

/** Where a name is, or would be. */
export type Place = { readonly folder: SimulatedFolder; readonly name: string };

/** What a name stands for from now on; undefined: nothing. */
type Naming = Place & { readonly entry: Entry | undefined };

/** One, or two for a rename: they reach the medium together or not at all. */
type NameChange = readonly Naming[];

/** Creations, renames and removals that no sync of their folder has made durable yet, in their order. */
export class Names {
  #waiting: NameChange[] = [];

  /** Processes see it at once. */
  change(...change: NameChange): void {
    for (const { folder, name, entry } of change) put(folder.entries, name, entry);
    this.#waiting.push(change);
  }

  /** Makes what was done in a folder durable, and what that needs: of one name, nothing overtakes what was before. */
  sync(folder: SimulatedFolder): void {
    const needed: Naming[] = [];
    const isNeeded = (naming: Naming) =>
      naming.folder === folder || needed.some(other => isSameName(naming, other));
    const [synced, waiting] = [new Array<NameChange>(), new Array<NameChange>()];
    for (const change of this.#waiting.toReversed()) {
      if (change.some(isNeeded)) {
        needed.push(...change);
        synced.push(change);
      } else waiting.push(change);
    }
    for (const change of synced.toReversed()) reach(change);
    this.#waiting = waiting.toReversed();
  }

  /**
   * Some of what was not synced reaches the medium, as chance says: nothing, all, the first of it, as on a disk with a
   * journal, or here and there.
   */
  losePower(chance: Chance): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const mode = chance.pick(['nothing', 'all', 'the first', 'here and there']);
    if (mode === 'here and there') return reachHereAndThere(waiting, chance);
    const count = { nothing: 0, all: waiting.length, 'the first': chance.integer(0, waiting.length) }[mode];
    for (const change of waiting.slice(0, count)) reach(change);
  }

  /** `copyOf`: what stands for an entry in the copy of the disk. */
  clone(copyOf: <Kind extends Entry>(entry: Kind) => Kind): Names {
    const copy = new Names();
    copy.#waiting = this.#waiting.map(change =>
      change.map(({ folder, name, entry }) => ({
        folder: copyOf(folder),
        name,
        entry: entry && copyOf(entry),
      })),
    );
    return copy;
  }
}

function reachHereAndThere(waiting: readonly NameChange[], chance: Chance): void {
  const lost: Naming[] = [];
  for (const change of waiting) {
    const isAfterLost = change.some(naming => lost.some(other => isSameName(naming, other)));
    if (isAfterLost || chance.is(1 / 2)) lost.push(...change);
    else reach(change);
  }
}

function reach(change: NameChange): void {
  for (const { folder, name, entry } of change) put(folder.durable, name, entry);
}

function put(entries: Map<string, Entry>, name: string, entry: Entry | undefined): void {
  if (entry === undefined) entries.delete(name);
  else entries.set(name, entry);
}

function isSameName(one: Place, other: Place): boolean {
  return one.folder === other.folder && one.name === other.name;
}
