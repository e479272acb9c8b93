import { posix } from 'node:path';

import type { Chance } from '../../support/chance.ts';
import { type DiskStep, allGoes } from './disk-step.ts';
import { ProcessFiles } from './process-files.ts';
import { SimulatedFile } from './simulated-file.ts';
import { type Entry, Names, type Place, SimulatedFolder } from './simulated-folder.ts';

/**
 * The disk of one machine, in memory. It outlives processes: what a killed one had written is there for the next. What was
 * not synced is there only until the power fails. Nothing on it is by chance but what `losePower` is given.
 *
 * It is stricter than most real ones: a name is durable only when its folder was synced, and of two folders that were not
 * each may have forgotten something else. There are no links, and no rights. Paths are absolute.
 */
export class SimulatedDisk {
  /** So many fit. A write beyond them is done in part, and fails with ENOSPC. */
  bytesMax = Infinity;
  /** How long a sync seems to take to whoever asks the clock of the disk. */
  syncMs = 0;
  nowMs = 0;
  /** Of folders that got a name of their own. */
  copies = 0;
  /** How often the power failed: what was open before is not open any more. */
  failures = 0;
  names = new Names();
  #root = new SimulatedFolder();

  /** The files as one process has them. `step` is asked before each operation, and says what becomes of it. */
  open(step: DiskStep = allGoes): ProcessFiles {
    return new ProcessFiles(this, step);
  }

  /** The machine loses power: what was not synced is lost, or kept in part, as chance says. All processes are dead. */
  losePower(chance: Chance): void {
    this.failures += 1;
    this.names.losePower(chance);
    forget(this.#root, chance);
  }

  /** A disk of its own that is as this one is. No process has anything open there. */
  clone(): SimulatedDisk {
    const copies = new Map<Entry, Entry>();
    const copyOf = <Kind extends Entry>(entry: Kind): Kind => copyEntry(entry, copies) as Kind;
    const copy = new SimulatedDisk();
    copy.bytesMax = this.bytesMax;
    copy.syncMs = this.syncMs;
    copy.nowMs = this.nowMs;
    copy.copies = this.copies;
    copy.#root = copyOf(this.#root);
    copy.names = this.names.clone(copyOf);
    return copy;
  }

  /** A file's bytes as processes see them; undefined when there is no file. */
  bytes(path: string): Uint8Array | undefined {
    const found = this.find(path);
    return found instanceof SimulatedFile ? found.bytes().slice() : undefined;
  }

  /** The bytes that would surely be there if the power failed now; undefined when there might be no file. Nobody changes them. */
  durableBytes(path: string): Uint8Array | undefined {
    const found = walk(this.#root, namesIn(path), durableIn);
    return found instanceof SimulatedFile ? found.durableBytes() : undefined;
  }

  /** Of all files, or of those below a folder, sorted. */
  paths(below = ''): readonly string[] {
    return pathsBelow(this.#root, below, entriesIn);
  }

  /** Of all files whose names would surely be there if the power failed now, or of those below a folder, sorted. */
  durablePaths(below = ''): readonly string[] {
    return pathsBelow(this.#root, below, durableIn);
  }

  bytesLeft(): number {
    return this.bytesMax === Infinity ? Infinity : Math.max(0, this.bytesMax - sizeOf(this.#root));
  }

  /** What stands at a path, or the code of the error that says why there is nothing. */
  find(path: string): Entry | 'ENOENT' | 'ENOTDIR' {
    return walk(this.#root, namesIn(path), entriesIn);
  }

  /** Undefined: the root, which is in no folder. */
  place(path: string): Place | 'ENOENT' | 'ENOTDIR' | undefined {
    const names = namesIn(path);
    const name = names.at(-1);
    if (name === undefined) return undefined;
    const folder = walk(this.#root, names, entriesIn, names.length - 1);
    if (typeof folder === 'string') return folder;
    return folder instanceof SimulatedFolder ? { folder, name } : 'ENOTDIR';
  }
}

type NamesOf = (folder: SimulatedFolder) => ReadonlyMap<string, Entry>;

const entriesIn: NamesOf = ({ entries }) => entries;
const durableIn: NamesOf = ({ durable }) => durable;

/** The same few paths are asked for again and again, on one disk after the other. */
const known = new Map<string, readonly string[]>();
const KNOWN_MAX = 10_000;

function namesIn(path: string): readonly string[] {
  const names = known.get(path);
  if (names !== undefined) return names;
  const whole = path.includes('/.') ? posix.resolve('/', path) : path;
  const found = whole.split('/').filter(name => name !== '');
  if (known.size === KNOWN_MAX) known.clear();
  known.set(path, found);
  return found;
}

/** `depth`: only so many of the names. */
function walk(
  root: SimulatedFolder,
  names: readonly string[],
  namesOf: NamesOf,
  depth = names.length,
): Entry | 'ENOENT' | 'ENOTDIR' {
  let entry: Entry = root;
  for (let at = 0; at < depth; at += 1) {
    if (!(entry instanceof SimulatedFolder)) return 'ENOTDIR';
    const next = namesOf(entry).get(names[at] ?? '');
    if (next === undefined) return 'ENOENT';
    entry = next;
  }
  return entry;
}

function pathsBelow(root: SimulatedFolder, path: string, namesOf: NamesOf): readonly string[] {
  const folder = walk(root, namesIn(path), namesOf);
  const found: string[] = [];
  if (folder instanceof SimulatedFolder) collect(folder, path, namesOf, found);
  return found.sort();
}

function collect(folder: SimulatedFolder, path: string, namesOf: NamesOf, found: string[]): void {
  for (const [name, entry] of namesOf(folder)) {
    const inside = `${path}/${name}`;
    if (entry instanceof SimulatedFolder) collect(entry, inside, namesOf, found);
    else found.push(inside);
  }
}

function sizeOf(entry: Entry): number {
  if (entry instanceof SimulatedFile) return entry.size;
  let size = 0;
  for (const inside of entry.entries.values()) size += sizeOf(inside);
  return size;
}

function forget(entry: Entry, chance: Chance): void {
  if (entry instanceof SimulatedFile) return entry.losePower(chance);
  entry.entries = new Map(entry.durable);
  for (const inside of entry.entries.values()) forget(inside, chance);
}

/** `copies`: of what was copied before; one file may be seen under one name and be durable under another. */
function copyEntry(entry: Entry, copies: Map<Entry, Entry>): Entry {
  const known = copies.get(entry);
  if (known !== undefined) return known;
  const copy = entry instanceof SimulatedFile ? entry.clone() : new SimulatedFolder();
  copies.set(entry, copy);
  if (entry instanceof SimulatedFolder && copy instanceof SimulatedFolder) {
    for (const [name, inside] of entry.entries) copy.entries.set(name, copyEntry(inside, copies));
    for (const [name, inside] of entry.durable) copy.durable.set(name, copyEntry(inside, copies));
  }
  return copy;
}
