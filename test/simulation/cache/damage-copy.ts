import type { Copy } from './copy-files.ts';

/** What can have happened to one file, at a place from 0, its beginning, to 1, its end. */
const DAMAGES: readonly ((bytes: Uint8Array, place: number) => Uint8Array | undefined)[] = [
  (bytes, place) => bytes.subarray(0, Math.floor(place * bytes.length)),
  (bytes, place) => {
    const flipped = Uint8Array.from(bytes);
    const at = Math.floor(place * bytes.length);
    flipped[at] = (bytes[at] ?? 0) ^ 1;
    return flipped;
  },
  // A figure that is another: a text with it may say something that is not true, and nothing that cannot be.
  (bytes, place) => {
    const changed = Uint8Array.from(bytes);
    // Rather near its end: what stands there nobody else may have.
    const last = (1 - place * place) * bytes.length;
    const at = bytes.findLastIndex((byte, index) => index < last && isDigit(byte));
    if (at !== -1) changed[at] = (bytes[at] ?? 0) ^ 1;
    return changed;
  },
  (bytes, place) => Uint8Array.from(bytes).fill(0, Math.floor(place * bytes.length)),
  () => undefined,
];

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** The copy with one file damaged. `flavour`, in [0, 1), chooses the kind of damage, the file and the place in it. */
export function damageCopy(copy: Copy, flavour: number): Copy {
  const [damage, rest] = pick(DAMAGES, flavour);
  const [path, place] = pick([...copy.keys()], rest);
  const bytes = path === undefined ? undefined : copy.get(path);
  if (damage === undefined || path === undefined || bytes === undefined) return copy;

  const damaged = new Map(copy);
  const left = damage(bytes, place);
  if (left === undefined) damaged.delete(path);
  else damaged.set(path, left);
  return damaged;
}

/** What is there of a copy whose bytes broke off: the first so many, with half a file at the end. */
export function cutCopy(copy: Copy, share: number): Copy {
  const cut = new Map<string, Uint8Array>();
  let left = share * [...copy.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  for (const [path, bytes] of copy) {
    if (left < 1) break;
    cut.set(path, bytes.subarray(0, Math.floor(left)));
    left -= bytes.length;
  }
  return cut;
}

/** One of them, and what is left of the flavour to choose the next thing by. */
function pick<Item>(items: readonly Item[], flavour: number): readonly [Item | undefined, number] {
  const at = flavour * items.length;
  return [items[Math.floor(at)], at - Math.floor(at)];
}
