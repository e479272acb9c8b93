// Commits as the simulated GitHub keeps them: whole files by path, shared with the commit before where they did not change.
import { hash } from 'node:crypto';

import type { World } from './world.ts';

/** By path. A file's bytes are never changed in place. */
export type Files = ReadonlyMap<string, Buffer>;

export type SimulatedCommit = {
  /** 40 hexadecimal digits: equal for what is equal in all that follows, and in the second in which it was made, as git's are. */
  readonly id: string;
  readonly parent: string | undefined;
  readonly message: string;
  readonly files: Files;
};

export type Change = { readonly put: Files; readonly remove: readonly string[] };

const ids = new WeakMap<Buffer, string>();

/** Git's own: an adapter proves bytes by it. https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export function blobIdOf(bytes: Buffer): string {
  const known = ids.get(bytes);
  if (known !== undefined) return known;
  const id = hash('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
  ids.set(bytes, id);
  return id;
}

/** Not git's own, but equal for equal files: nothing that our adapters do can tell. */
export function treeIdOf(files: Files): string {
  const lines = [...files].map(([path, bytes]) => `${path}\0${blobIdOf(bytes)}\n`);
  return hash('sha1', lines.sort().join(''));
}

/** A file takes the place of a folder, and a folder that of a file, also of one that came with it. */
export function changedFiles(files: Files, { put, remove }: Change): Files {
  const changed = new Map(files);
  for (const path of remove) for (const each of pathsAt(files, path)) changed.delete(each);
  for (const [path, bytes] of [...put].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!changed.has(path)) {
      for (const each of pathsAt(changed, path)) changed.delete(each);
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
        changed.delete(path.slice(0, end));
    }
    changed.set(path, bytes);
  }
  return changed;
}

/** The file at a path, or those below it. */
export function pathsAt(files: Files, path: string): readonly string[] {
  return files.has(path) ? [path] : [...files.keys()].filter(each => each.startsWith(`${path}/`));
}

/** The new tip of nothing yet: a branch has to be moved there. */
export function commitTo(
  world: World,
  tip: SimulatedCommit | undefined,
  { message, ...change }: Change & { readonly message: string },
): SimulatedCommit {
  const { put, remove } = change;
  keepBlobs(world, put);
  const lines = [...put].map(([path, bytes]) => `+${path}\0${blobIdOf(bytes)}\n`);
  const what = lines.join('') + remove.map(path => `-${path}\n`).join('');
  return keep(
    world,
    { parent: tip?.id, message, files: changedFiles(tip?.files ?? new Map(), change) },
    what,
  );
}

/** `what`: something that tells its files from all others with the same parent. */
export function keep(world: World, commit: Omit<SimulatedCommit, 'id'>, what: string): SimulatedCommit {
  const second = Math.floor(world.nowMs() / 1_000);
  const id = hash('sha1', `${commit.parent} ${second}\0${commit.message}\0${what}`);
  const made = { id, ...commit };
  world.commits.set(id, made);
  return made;
}

export function keepBlobs({ blobs }: World, files: Files): void {
  for (const bytes of files.values()) blobs.set(blobIdOf(bytes), bytes);
}

/** The oldest first. */
export function historyOf(world: World, tip: SimulatedCommit): readonly SimulatedCommit[] {
  const line = [tip];
  for (let at: SimulatedCommit | undefined = tip; at !== undefined;) {
    at = at.parent === undefined ? undefined : world.commits.get(at.parent);
    if (at !== undefined) line.push(at);
  }
  return line.reverse();
}

const listings = new WeakMap<Files, string>();

/** GraphQL's JSON of the entries of a tree, those of its folders included. */
export function entriesJsonOf(files: Files): string {
  const known = listings.get(files);
  if (known !== undefined) return known;
  const json = listingOf(files, true);
  listings.set(files, json);
  return json;
}

/** Put together as a text: for each commit there is one, and it has every file. */
function listingOf(files: Files, isRoot: boolean): string {
  const found: { readonly order: string; readonly json: string }[] = [];
  const folders = new Map<string, Map<string, Buffer>>();
  for (const [path, bytes] of files) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      const entry = entryOf(path, 'blob', blobIdOf(bytes), bytes.length);
      found.push({ order: path, json: isRoot ? `${entry},"object":{}}` : `${entry}}` });
      continue;
    }
    const name = path.slice(0, slash);
    const folder = folders.get(name);
    if (folder === undefined) folders.set(name, new Map([[path.slice(slash + 1), bytes]]));
    else folder.set(path.slice(slash + 1), bytes);
  }
  for (const [name, inner] of folders) {
    const listing = listingOf(inner, false);
    const entry = entryOf(name, 'tree', hash('sha1', listing), 0);
    // Git orders a folder as if its name ended with a slash.
    const json = isRoot ? `${entry},"object":{"entries":${listing}}}` : `${entry}}`;
    found.push({ order: `${name}/`, json });
  }
  found.sort((a, b) => (a.order < b.order ? -1 : 1));
  return `[${found.map(({ json }) => json).join()}]`;
}

/** Still open at its end. */
function entryOf(name: string, type: 'blob' | 'tree', oid: string, size: number): string {
  return `{"name":${JSON.stringify(name)},"type":"${type}","oid":"${oid}","size":${size}`;
}
