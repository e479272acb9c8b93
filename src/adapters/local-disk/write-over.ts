import { closeSync, openSync, writeFileSync } from 'node:fs';

import { WRITE_OVER } from './folder.ts';

/** Writes a file anew, for a reader who can do without it: it is not synced. Throws if a link stands in its place. */
export function writeOver(path: string, text: string): void {
  const file = openSync(path, WRITE_OVER);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
