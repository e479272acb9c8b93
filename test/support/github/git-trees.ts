// Trees of a git repository: what is at a path, what is below, and the tree that some changes make of another.
import type { GitObjects, Oid } from './git-objects.ts';

export type Entry = { readonly mode: string; readonly name: string; readonly oid: Oid };

/** An entry with its whole path. */
export type File = { readonly path: string; readonly mode: string; readonly oid: Oid };

/** By path: what is there from now on; undefined: nothing. */
export type Changes = ReadonlyMap<string, { readonly mode: string; readonly oid: Oid } | undefined>;

export const fileMode = '100644';
export const folderMode = '40000';

export function readTree(objects: GitObjects, oid: Oid): readonly Entry[] {
  const { bytes } = objects.read(oid) ?? { bytes: Buffer.alloc(0) };
  const entries: Entry[] = [];
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const zero = bytes.indexOf(0, space);
    entries.push({
      mode: bytes.toString('latin1', at, space),
      name: bytes.toString('utf8', space + 1, zero),
      oid: bytes.toString('hex', zero + 1, zero + 21),
    });
    at = zero + 21;
  }
  return entries;
}

export function writeTree(objects: GitObjects, entries: readonly Entry[]): Oid {
  const parts = [...entries]
    .sort((a, b) => Buffer.compare(orderOf(a), orderOf(b)))
    .flatMap(({ mode, name, oid }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
  return objects.write('tree', Buffer.concat(parts));
}

/** Undefined when nothing is there. The empty path is the tree itself. */
export function lookUp(objects: GitObjects, tree: Oid, path: string): File | undefined {
  let found: File = { path, mode: folderMode, oid: tree };
  for (const name of path.split('/').filter(part => part !== '')) {
    if (found.mode !== folderMode) return undefined;
    const entry = readTree(objects, found.oid).find(entry => entry.name === name);
    if (entry === undefined) return undefined;
    found = { path, mode: entry.mode, oid: entry.oid };
  }
  return found;
}

/** Everything below, folders included, each before what is in it. */
export function* walk(objects: GitObjects, tree: Oid, above = ''): Generator<File> {
  for (const { mode, name, oid } of readTree(objects, tree)) {
    yield { path: above + name, mode, oid };
    if (mode === folderMode) yield* walk(objects, oid, `${above}${name}/`);
  }
}

/** The tree with the changes made. Folders that have nothing left in them are gone, as git knows none. */
export function changeTree(objects: GitObjects, base: Oid | undefined, changes: Changes): Oid {
  const entries = new Map(
    (base === undefined ? [] : readTree(objects, base)).map(entry => [entry.name, entry] as const),
  );
  const below = new Map<string, Map<string, { readonly mode: string; readonly oid: Oid } | undefined>>();
  for (const [path, change] of changes) {
    const [name = '', ...rest] = path.split('/');
    if (rest.length > 0) inner(below, name).set(rest.join('/'), change);
    else if (change === undefined) entries.delete(name);
    else entries.set(name, { ...change, name });
  }
  for (const [name, changes] of below) {
    const old = entries.get(name);
    const oid = changeTree(objects, old?.mode === folderMode ? old.oid : undefined, changes);
    if (readTree(objects, oid).length === 0) entries.delete(name);
    else entries.set(name, { mode: folderMode, name, oid });
  }
  return writeTree(objects, [...entries.values()]);
}

export type Difference = { readonly path: string; readonly before?: Oid; readonly after?: Oid };

/** The files that differ. Equal folders are not opened. */
export function* compareTrees(
  objects: GitObjects,
  before: Oid | undefined,
  after: Oid | undefined,
  above = '',
): Generator<Difference> {
  if (before === after) return;
  const old = byName(objects, before);
  const young = byName(objects, after);
  for (const name of [...new Set([...old.keys(), ...young.keys()])].sort()) {
    const [a, b] = [old.get(name), young.get(name)];
    if (a?.oid === b?.oid && a?.mode === b?.mode) continue;
    const path = above + name;
    if (a?.mode === folderMode || b?.mode === folderMode)
      yield* compareTrees(objects, folderOf(a), folderOf(b), `${path}/`);
    const [file, next] = [fileOf(a), fileOf(b)];
    if (file ?? next)
      yield {
        path,
        ...(file === undefined ? {} : { before: file }),
        ...(next === undefined ? {} : { after: next }),
      };
  }
}

/** Git orders a folder as if its name ended with a slash. */
function orderOf({ mode, name }: Entry): Buffer {
  return Buffer.from(mode === folderMode ? `${name}/` : name);
}

function inner<T>(below: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const known = below.get(name) ?? new Map<string, T>();
  below.set(name, known);
  return known;
}

function byName(objects: GitObjects, tree: Oid | undefined): ReadonlyMap<string, Entry> {
  return new Map((tree === undefined ? [] : readTree(objects, tree)).map(entry => [entry.name, entry]));
}

function folderOf(entry: Entry | undefined): Oid | undefined {
  return entry?.mode === folderMode ? entry.oid : undefined;
}

function fileOf(entry: Entry | undefined): Oid | undefined {
  return entry === undefined || entry.mode === folderMode ? undefined : entry.oid;
}
