import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER_BYTES = 12;
/** Of an entry, up to its flags and without its name. */
const ENTRY_BYTES = 62;
const FLAGS_AT = 60;
const IS_EXTENDED = 0x4000;

/**
 * How many files below a folder came with the checkout, by git's own list of them; 0 where there is no such list, or none that can be
 * read. `folder` is relative to the workspace, with `/` between its parts. https://git-scm.com/docs/gitformat-index
 */
export function trackedBelow(workspace: string, folder: string): number {
  const index = indexOf(workspace);
  if (index === undefined) return 0;
  const prefix = Buffer.from(`${folder}/`);
  let count = 0;
  for (const name of namesIn(index)) if (name.subarray(0, prefix.length).equals(prefix)) count += 1;
  return count;
}

function indexOf(workspace: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(workspace, '.git', 'index'));
    return bytes.length >= HEADER_BYTES && bytes.toString('latin1', 0, 4) === 'DIRC' ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Ends where the list does, or is no longer one. */
function* namesIn(index: Buffer): Generator<Buffer> {
  const [version, entries] = [index.readUInt32BE(4), index.readUInt32BE(8)];
  let at = HEADER_BYTES;
  let before = Buffer.alloc(0);
  for (let entry = 0; entry < entries && at + ENTRY_BYTES < index.length; entry += 1) {
    const isExtended = (index.readUInt16BE(at + FLAGS_AT) & IS_EXTENDED) !== 0;
    const nameAt = at + ENTRY_BYTES + (isExtended ? 2 : 0);
    const [cut, suffixAt] = version === 4 ? numberAt(index, nameAt) : [before.length, nameAt];
    const end = index.indexOf(0, suffixAt);
    if (end === -1) return;
    before = Buffer.concat([
      before.subarray(0, Math.max(0, before.length - cut)),
      index.subarray(suffixAt, end),
    ]);
    yield before;
    // Without the compression of names, entries are padded to eights, with one NUL at least.
    at = version === 4 ? end + 1 : at + Math.ceil((end - at + 1) / 8) * 8;
  }
}

/** How much of the name before does not belong to this one: https://git-scm.com/docs/gitformat-pack, "offset encoding". */
function numberAt(index: Buffer, from: number): readonly [number, number] {
  let at = from;
  let byte = index[at++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = index[at++] ?? 0;
    value = (value + 1) * 0x80 + (byte & 0x7f);
  }
  return [value, at];
}
