import { join } from 'node:path';

/** The part of node:fs that copies need: Node's own fits, and so do the files of a simulated disk. */
export type CopyFiles = {
  readdirSync(path: string): string[];
  statSync(path: string): { isDirectory(): boolean };
  readFileSync(path: string): Uint8Array;
  writeFileSync(path: string, bytes: Uint8Array): void;
  mkdirSync(path: string, options: { readonly recursive: true }): unknown;
};

/** The files of a folder by their paths in it. Nobody changes their bytes: copies share them. */
export type Copy = ReadonlyMap<string, Uint8Array>;

export function readCopy(files: CopyFiles, folder: string): Copy {
  const copy = new Map<string, Uint8Array>();
  const read = (path: string, inside: string) => {
    for (const name of files.readdirSync(path)) {
      const [at, below] = [join(path, name), `${inside}${name}`];
      if (files.statSync(at).isDirectory()) read(at, `${below}/`);
      else copy.set(below, files.readFileSync(at));
    }
  };
  read(folder, '');
  return copy;
}

export function writeCopy(files: CopyFiles, folder: string, copy: Copy): void {
  const made = new Set<string>();
  for (const [path, bytes] of copy) {
    const above = path.slice(0, path.lastIndexOf('/') + 1);
    if (above !== '' && !made.has(above)) {
      files.mkdirSync(join(folder, above), { recursive: true });
      made.add(above);
    }
    files.writeFileSync(join(folder, path), bytes);
  }
}
