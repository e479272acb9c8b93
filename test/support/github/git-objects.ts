// Git's object store, written and read in process: a subprocess for each object would make a run of a thousand commits slow.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

/** The SHA-1 of a git object, in hex. */
export type Oid = string;

export type GitObject = { readonly type: string; readonly bytes: Buffer };

export type GitObjects = {
  /** Undefined when there is no such object. */
  read(oid: Oid): GitObject | undefined;
  write(type: 'blob' | 'tree' | 'commit', bytes: Uint8Array): Oid;
};

export function openObjects(gitDir: string): GitObjects {
  // Objects never change. Trees and commits are read again and again, blobs are large and are not.
  const known = new Map<Oid, GitObject>();
  const read = (oid: Oid) => {
    const object = known.get(oid) ?? readLoose(gitDir, oid) ?? readPacked(gitDir, oid);
    if (object !== undefined && object.type !== 'blob') known.set(oid, object);
    return object;
  };
  return {
    read: oid => (isOid(oid) ? read(oid) : undefined),
    write: (type, bytes) =>
      writeLoose(gitDir, Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])),
  };
}

export function isOid(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function writeLoose(gitDir: string, whole: Buffer): Oid {
  const oid = createHash('sha1').update(whole).digest('hex');
  const path = placeOf(gitDir, oid);
  if (existsSync(path)) return oid;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, deflateSync(whole, { level: 1 }));
  return oid;
}

function readLoose(gitDir: string, oid: Oid): GitObject | undefined {
  const stored = readIfThere(placeOf(gitDir, oid));
  if (stored === undefined) return undefined;
  const whole = inflateSync(stored);
  const endOfHead = whole.indexOf(0);
  const [type = ''] = whole.toString('latin1', 0, endOfHead).split(' ');
  return { type, bytes: whole.subarray(endOfHead + 1) };
}

/** What a real `git push` brought may be in a pack. */
function readPacked(gitDir: string, oid: Oid): GitObject | undefined {
  const { stdout } = spawnSync('git', ['--git-dir', gitDir, 'cat-file', '--batch'], {
    input: `${oid}\n`,
    maxBuffer: 1 << 30,
  });
  const endOfHead = stdout.indexOf('\n');
  const [, type = '', size] = stdout.toString('latin1', 0, endOfHead).split(' ');
  if (type === 'missing') return undefined;
  return { type, bytes: stdout.subarray(endOfHead + 1, endOfHead + 1 + Number(size)) };
}

function placeOf(gitDir: string, oid: Oid): string {
  return join(gitDir, 'objects', oid.slice(0, 2), oid.slice(2));
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
