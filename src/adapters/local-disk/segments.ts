import { join } from 'node:path';

import type { Files, FolderEntry } from './files.ts';
import { codeOf, linkError, storageError } from './storage-error.ts';

/** One file of a log, named by the offset of its first byte. */
export type Segment = { readonly offset: number; readonly path: string; readonly bytes: number };

/** State where the first `end` bytes of the log have been read. */
export type SnapshotFile = { readonly end: number; readonly path: string };

export type LogFiles = {
  /** What the log begins with; undefined: with its first byte. */
  readonly snapshot: SnapshotFile | undefined;
  /** In order: joined they are all that is behind the snapshot. */
  readonly segments: readonly Segment[];
  /** What a snapshot stands for, and what a crash left of others: paths of files that have no meaning any more. */
  readonly leftovers: readonly string[];
};

const SEGMENT = /^(\d{12})\.jsonl$/;
const SNAPSHOT = /^snapshot-(\d{12})\.jsonl$/;
const UNFINISHED = /^snapshot-\d{12}\.part$/;

/**
 * A folder's log; nothing when there is no folder. A snapshot counts from the moment it has its name, if a segment begins at
 * its end: what is before may be there still, or in part. Refuses a link or a folder that is named like a part of a log.
 */
export function listLog(folder: string, files: Files): LogFiles {
  const entries = entriesOf(folder, files);
  const found = filesNamed(SEGMENT, folder, entries);
  const snapshots = filesNamed(SNAPSHOT, folder, entries)
    .map(({ number: end, path }) => ({ end, path }))
    .toReversed();
  const snapshot = snapshots.find(
    ({ end }) => found.length === 0 || found.some(({ number }) => number === end),
  );

  const [before, behind] = [new Array<string>(), new Array<Segment>()];
  for (const { number: offset, path } of found) {
    if (offset < (snapshot?.end ?? 0)) before.push(path);
    else behind.push({ offset, path, bytes: files.statSync(path).size });
  }
  const others = snapshots.filter(({ end }) => end !== snapshot?.end).map(({ path }) => path);
  const unfinished = filesNamed(UNFINISHED, folder, entries).map(({ path }) => path);
  return { snapshot, segments: behind, leftovers: [...before, ...others, ...unfinished] };
}

/** A folder's segments in order; none when there is no folder. */
export function listSegments(folder: string, files: Files): readonly Segment[] {
  return listLog(folder, files).segments;
}

export function segmentPath(folder: string, offset: number): string {
  return join(folder, `${digitsOf(offset)}.jsonl`);
}

export function snapshotPath(folder: string, end: number): string {
  return join(folder, `snapshot-${digitsOf(end)}.jsonl`);
}

export function unfinishedPath(folder: string, end: number): string {
  return join(folder, `snapshot-${digitsOf(end)}.part`);
}

function digitsOf(offset: number): string {
  return String(offset).padStart(12, '0');
}

function filesNamed(
  form: RegExp,
  folder: string,
  entries: readonly FolderEntry[],
): readonly { readonly number: number; readonly path: string }[] {
  return entries
    .filter(({ name }) => form.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(entry => {
      const path = join(folder, entry.name);
      if (!entry.isFile()) throw linkError('use the segment', path);
      return { number: Number(form.exec(entry.name)?.[1]), path };
    });
}

function entriesOf(folder: string, files: Files): readonly FolderEntry[] {
  try {
    if (files.lstatSync(folder).isSymbolicLink()) throw linkError('use the folder', folder);
    return files.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw storageError('read the folder', folder, error);
  }
}
