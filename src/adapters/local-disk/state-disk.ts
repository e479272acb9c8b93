import { basename, join } from 'node:path';

import type { CopiedState, ScratchCopy, StateDisk } from '../../ports/state-disk.ts';
import { AnswerFolder, hasAnswers } from './answer-folder.ts';
import { type Files, THIS_MACHINE } from './files.ts';
import { makeFolder, syncAllIn, syncFolderBlocking } from './folder.ts';
import { LogFolder } from './log-folder.ts';
import { listLog, listSegments } from './segments.ts';
import { storageError } from './storage-error.ts';

/** `folder` is the state folder, which is there. `temp`: where copies to upload are made; no space in its path. */
export type StateDiskOptions = { readonly folder: string; readonly temp: string };

const PARTS = ['log', 'answers'] as const;
const SCRATCH = 'scratch';
const FETCHED = 'fetched';
const ASIDE = /^aside-(\d{1,9})$/;
/** Where machines take turns, each finds its log outdated every time. */
const ASIDES_MAX = 3;

/** The state folder: the log in `log/`, answers in `answers/`, what is being fetched in `scratch/`, what was replaced in `aside-…`. */
export function stateDisk({ folder, temp }: StateDiskOptions, files: Files = THIS_MACHINE): StateDisk {
  const scratch = join(folder, SCRATCH);
  const mark = join(folder, FETCHED);

  return {
    here: () => (listSegments(join(folder, 'log'), files).length === 0 ? undefined : copyIn(folder, files)),
    wasFetched: () => files.existsSync(mark),
    own: () => told('remove', mark, () => removeMark(folder, mark, files)),
    clearScratch: () =>
      told('remove', scratch, () => files.rmSync(scratch, { recursive: true, force: true })),
    openScratch() {
      makeFolder(scratch, files);
      const place = told('make a folder in', scratch, () => files.mkdtempSync(join(scratch, 'copy-')));
      return { ...copyIn(place, files), folder: place };
    },
    adopt: copy => told('put a copy of the log into', folder, () => adopt(folder, copy, mark, files)),
    copy: end => copyUpTo(folder, temp, end, files),
  };
}

/** What the disk refuses ends the run that asked for it, and its words are all that people get to see of it. */
function told<Value>(doing: string, path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw storageError(doing, path, error);
  }
}

function copyIn(folder: string, files: Files): Omit<ScratchCopy, 'folder'> {
  return {
    store: new LogFolder(join(folder, 'log'), files),
    answers: new AnswerFolder(join(folder, 'answers'), files),
  };
}

function removeMark(folder: string, mark: string, files: Files): void {
  if (!files.existsSync(mark)) return;
  files.rmSync(mark);
  // Were the mark there again after a power failure, what is added from now on would count for nothing.
  syncFolderBlocking(folder, files);
}

/**
 * The mark comes before the copy: a crash in between leaves no log here, or one that is known to be fetched. All of the copy is
 * durable before it counts: what this machine adds must not survive without what is before it.
 */
function adopt(folder: string, copy: ScratchCopy, mark: string, files: Files): void {
  const fetched = PARTS.map(part => join(copy.folder, part)).filter(path => files.existsSync(path));
  for (const path of fetched) syncAllIn(path, files);
  const own = PARTS.map(part => join(folder, part)).filter(path => files.existsSync(path));
  // What was fetched and never gone on with is in the place that it came from.
  if (files.existsSync(mark)) for (const path of own) files.rmSync(path, { recursive: true });
  else if (own.length > 0) putAside(folder, own, files);
  if (!files.existsSync(mark)) files.writeFileSync(mark, '', { flag: 'wx' });
  syncFolderBlocking(folder, files);

  // The log comes last, once its answers are durable: to a run that finds it without them they are lost.
  for (const path of fetched.toReversed()) {
    files.renameSync(path, join(folder, basename(path)));
    syncFolderBlocking(folder, files);
  }
}

/** What is replaced is kept, for a while: it may be the other of two histories. The last of a few has the highest number. */
function putAside(folder: string, own: readonly string[], files: Files): void {
  const before = files
    .readdirSync(folder)
    .flatMap(name => ASIDE.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const aside = join(folder, `aside-${(before.at(-1) ?? 0) + 1}`);
  files.mkdirSync(aside);
  for (const path of own) files.renameSync(path, join(aside, basename(path)));
  syncFolderBlocking(aside, files);
  for (const old of before.slice(0, Math.max(0, before.length + 1 - ASIDES_MAX)))
    files.rmSync(join(folder, `aside-${old}`), { recursive: true, force: true });
}

/** The log is cut at `end`. Answers may be ahead of it: those that nothing names do no harm, nor does half a last line. */
function copyUpTo(folder: string, temp: string, end: number, files: Files): CopiedState {
  let copy: string | undefined;
  const remove = () => {
    try {
      if (copy !== undefined) files.rmSync(copy, { recursive: true, force: true });
    } catch {
      // The runner empties its temporary folder after the job: no run has to end because this one could not.
    }
  };
  try {
    copy = files.mkdtempSync(join(temp, 'state-copy-'));
    copyLog(join(folder, 'log'), join(copy, 'log'), end, files);
    copyAnswers(join(folder, 'answers'), join(copy, 'answers'), files);
    return { folder: copy, remove };
  } catch (error) {
    remove();
    throw storageError('copy the state into', temp, error);
  }
}

function copyLog(folder: string, copy: string, end: number, files: Files): void {
  files.mkdirSync(copy);
  const { snapshot, segments } = listLog(folder, files);
  if (snapshot !== undefined) files.copyFileSync(snapshot.path, join(copy, basename(snapshot.path)));
  let left = end - (snapshot?.end ?? 0);
  for (const { path, bytes } of segments) {
    if (left <= 0) break;
    const target = join(copy, basename(path));
    files.copyFileSync(path, target);
    if (bytes > left) files.truncateSync(target, left);
    left -= bytes;
  }
}

function copyAnswers(folder: string, copy: string, files: Files): void {
  files.mkdirSync(copy);
  if (!files.existsSync(folder)) return;
  // A link would bring in what lies elsewhere, and the copy leaves this machine.
  for (const entry of files.readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && hasAnswers(entry.name))
      files.copyFileSync(join(folder, entry.name), join(copy, entry.name));
}
