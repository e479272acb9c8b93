import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { codeOf, linkError, storageError } from './storage-error.ts';

/** One file of a log. The names sort like their numbers, and nothing but their order has a meaning. */
export type Segment = { readonly number: number; readonly path: string; readonly bytes: number };

const NAME = /^(\d{6})\.jsonl$/;

/** A folder's segments in order; none when there is no folder. Refuses a link or a folder that is named like one. */
export function listSegments(folder: string): readonly Segment[] {
  return entriesOf(folder)
    .filter(entry => NAME.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(entry => {
      const path = join(folder, entry.name);
      if (!entry.isFile()) throw linkError('use the segment', path);
      return { number: Number.parseInt(entry.name, 10), path, bytes: statSync(path).size };
    });
}

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.jsonl`);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    if (lstatSync(folder).isSymbolicLink()) throw linkError('use the folder', folder);
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw storageError('read the folder', folder, error);
  }
}
