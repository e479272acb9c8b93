/**
 * A time of night of one's own, as a schedule: at one to five hours UTC, at an odd minute that is no multiple of five.
 * Around full hours and round minutes GitHub starts thousands of workflows, late or not at all. The same name gets the
 * same time, so that writing the file again does not move it.
 */
export function nightlyCron(name: string): string {
  const place = hashOf(name);
  return `${MINUTES[place % MINUTES.length]} ${1 + (Math.floor(place / MINUTES.length) % 5)} * * *`;
}

const MINUTES = Array.from({ length: 60 }, (_, minute) => minute).filter(
  minute => minute % 2 === 1 && minute % 5 !== 0,
);

/** FNV-1a over UTF-16 units, 32 bits: it only has to spread. Source: the draft "The FNV Non-Cryptographic Hash Algorithm". */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  // Its low bits follow the last letters too closely.
  return (hash ^ (hash >>> 16)) >>> 0;
}
