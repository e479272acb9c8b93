import { type ByteReader, Unusable } from './byte-reader.ts';
import { pathIn } from './pax.ts';

/**
 * The members of a tar archive as the client makes it: `tar --posix` of the folder `.`. Whatever else tar can hold
 * (links, devices, absolute names, sparse files) is refused, not skipped: such an archive is not ours.
 * The content of a file must be read before the next member is asked for.
 */
export async function* readTar(archive: ByteReader): AsyncGenerator<Member> {
  let longPath: string | undefined;
  for (let headers = 0; headers < HEADERS_MAX; headers++) {
    const header = await archive.take(BLOCK);
    if (isZero(header)) return expectEnd(archive);

    const { type, size, path } = parseHeader(header);
    if (type === 'x') {
      if (size > EXTENSION_BYTES_MAX) throw new Unusable('an extended header in it is too long');
      longPath = pathIn(await archive.take(size));
    } else {
      const names = namesOf(longPath ?? path);
      longPath = undefined;
      if (type === '5' && size === 0) yield { kind: 'folder', names };
      else if (type === '0') yield { kind: 'file', names, content: archive.stream(size) };
      else throw new Unusable('a member of it is neither a file nor a folder');
    }
    await archive.take(padding(size));
  }
  throw new Unusable('it has too many members');
}

/** `names` lead from the folder that was packed to the member; empty for that folder itself. */
export type Member =
  | { readonly kind: 'folder'; readonly names: readonly string[] }
  | { readonly kind: 'file'; readonly names: readonly string[]; readonly content: AsyncIterable<Buffer> };

const BLOCK = 512;
const HEADERS_MAX = 200_000;
const EXTENSION_BYTES_MAX = 64 * 1024;
/** A log with its answers is two deep; a path of a thousand folders would make a thousand folders. */
const DEPTH_MAX = 8;

function parseHeader(header: Buffer): {
  readonly type: string;
  readonly size: number;
  readonly path: string;
} {
  const unsummed = Buffer.from(header).fill(' ', 148, 156);
  const sum = unsummed.reduce((total, byte) => total + byte, 0);
  if (sum !== octal(header, 148, 156)) throw new Unusable('a header in it is damaged');

  const prefix = text(header, 345, 500);
  const name = text(header, 0, 100);
  return {
    type: String.fromCharCode(header[156] || ZERO),
    size: octal(header, 124, 136),
    path: prefix === '' ? name : `${prefix}/${name}`,
  };
}

/** What older archives have where newer ones have a `0`. */
const ZERO = 0x30;

function octal(header: Buffer, start: number, end: number): number {
  const digits = header.toString('latin1', start, end);
  // Lengths in another form are those of 8 GiB and more.
  if (!/^[0-7]+[ \0]*$/.test(digits)) throw new Unusable('a number in it cannot be read');
  return Number.parseInt(digits, 8);
}

function text(header: Buffer, start: number, end: number): string {
  const [value = ''] = header.toString('utf8', start, end).split('\0');
  return value;
}

function namesOf(path: string): readonly string[] {
  const [root, ...names] = path.replace(/\/$/, '').split('/');
  if (root !== '.' || names.length > DEPTH_MAX || names.some(name => STRANGE_NAME.test(name)))
    throw new Unusable('a member of it has a path that no member has that we packed');
  return names;
}

/** Also what leads elsewhere on Windows only. */
const STRANGE_NAME = /^\.{0,2}$|[\\:\0]|^.{256}/s;

/** The end is two blocks of zeros, filled up to the length of a tape's record. */
async function expectEnd(archive: ByteReader): Promise<void> {
  if (!isZero(await archive.take(BLOCK))) throw new Unusable('there is a hole in it');
  await archive.drain();
}

function isZero(block: Buffer): boolean {
  return block.every(byte => byte === 0);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
