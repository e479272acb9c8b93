// Git's references. They are read and moved as the files they are, as git itself does; the rare rest is left to git.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Oid } from './git-objects.ts';

export type GitRefs = {
  /** `ref` is whole: `refs/heads/main`. Undefined when there is none. */
  read(ref: string): Oid | undefined;
  /** False when the name is not one that git takes, or another reference is in its way. */
  write(ref: string, oid: Oid): boolean;
  remove(ref: string): void;
  /** All whose names begin so, in the order of their names. */
  list(prefix: string): readonly { readonly ref: string; readonly oid: Oid }[];
};

export function openRefs(gitDir: string): GitRefs {
  const git = (...options: string[]) =>
    spawnSync('git', ['--git-dir', gitDir, ...options], { encoding: 'utf8' });

  return {
    read: ref => readLoose(gitDir, ref) ?? readPacked(gitDir, ref),
    write: (ref, oid) => {
      const known = readLoose(gitDir, ref) !== undefined;
      if (!known) return git('update-ref', ref, oid).status === 0;
      writeLoose(gitDir, ref, oid);
      return true;
    },
    remove: ref => void git('update-ref', '-d', ref),
    list: prefix =>
      git('for-each-ref', '--format=%(objectname) %(refname)')
        .stdout.split('\n')
        .filter(line => line !== '')
        .map(line => ({ oid: line.slice(0, 40), ref: line.slice(41) }))
        .filter(({ ref }) => ref.startsWith(prefix)),
  };
}

function readLoose(gitDir: string, ref: string): Oid | undefined {
  if (ref.split('/').includes('..')) return undefined;
  try {
    return readFileSync(join(gitDir, ref), 'latin1').trim();
  } catch {
    return undefined;
  }
}

function readPacked(gitDir: string, ref: string): Oid | undefined {
  try {
    const lines = readFileSync(join(gitDir, 'packed-refs'), 'utf8').split('\n');
    return lines.find(line => line.endsWith(` ${ref}`))?.slice(0, 40);
  } catch {
    return undefined;
  }
}

/** The lock keeps a `git push` from outside away, as git's own would. */
function writeLoose(gitDir: string, ref: string, oid: Oid): void {
  const path = join(gitDir, ref);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.lock`, `${oid}\n`, { flag: 'wx' });
  renameSync(`${path}.lock`, path);
}
