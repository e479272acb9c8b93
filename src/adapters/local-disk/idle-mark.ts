import { type Hash, createHash, hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

import { writeOver } from './write-over.ts';

/**
 * What the last run left that found nothing more to do. As long as nothing of what it depends on has changed, the
 * next run is idle too, and knows that without parsing a task file or replaying a log.
 */
export type IdleMark = {
  /** Every file whose content the task list depends on, relative to the workspace. */
  readonly files: readonly string[];
  /** What an idle run reports, as text. */
  readonly report: string;
};

export type IdleContext = {
  readonly workspace: string;
  /** Paths and globs of the task files. */
  readonly patterns: readonly string[];
  /** The files that a glob means as task files, relative to the workspace. */
  readonly filesOf: (workspace: string, pattern: string) => readonly string[];
  /** Everything else that a run depends on: settings as they were given, and the version. */
  readonly settings: string;
};
export type OnDisk = { readonly stateFolder: string };

/** The mark, if everything is as it was when it was left. Whatever cannot be read means that there is work to look for. */
export function readIdleMark(context: IdleContext & OnDisk): IdleMark | undefined {
  try {
    return parseIdleMark(readFileSync(pathOf(context), 'utf8'), context, logEndOf(context));
  } catch {
    return undefined;
  }
}

export function writeIdleMark(context: IdleContext & OnDisk, mark: IdleMark): void {
  const path = pathOf(context);
  mkdirSync(context.stateFolder, { recursive: true });
  writeOver(`${path}.new`, idleMarkText(context, logEndOf(context), mark));
  renameSync(`${path}.new`, path);
}

/** The same for a mark that is kept elsewhere. `logEnd` stands for all of the log that it was left at. */
export function parseIdleMark(text: string, context: IdleContext, logEnd: string): IdleMark | undefined {
  try {
    const stored: unknown = JSON.parse(text);
    if (!isStored(stored)) return undefined;
    const { fingerprint, files, report } = stored;
    return fingerprint === fingerprintOf(context, logEnd, { files, report }) ? { files, report } : undefined;
  } catch {
    return undefined;
  }
}

export function idleMarkText(context: IdleContext, logEnd: string, mark: IdleMark): string {
  return JSON.stringify({ fingerprint: fingerprintOf(context, logEnd, mark), ...mark });
}

/**
 * Whether no file of those was changed, removed or added since then: a mark speaks of them as they are when it is left, and
 * must speak of them as they were read.
 */
export function areUnchanged(
  { workspace, patterns, filesOf }: Pick<IdleContext, 'workspace' | 'patterns' | 'filesOf'>,
  files: readonly string[],
  sinceMs: number,
): boolean {
  const known = new Set(files);
  if (patterns.some(pattern => filesOf(workspace, pattern).some(path => !known.has(path)))) return false;
  return files.every(file => {
    const status = statSync(join(workspace, file), { throwIfNoEntry: false });
    // The time of its last change of any kind: that of its content could be set to anything.
    return status !== undefined && Math.floor(status.ctimeMs) <= sinceMs;
  });
}

const NAME = 'idle.json';

function pathOf({ stateFolder }: OnDisk): string {
  return join(stateFolder, NAME);
}

type Stored = IdleMark & { readonly fingerprint: string };

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, files, report } = value as Partial<Record<keyof Stored, unknown>>;
  return (
    typeof fingerprint === 'string' &&
    typeof report === 'string' &&
    Array.isArray(files) &&
    files.every(file => typeof file === 'string')
  );
}

/** The report is part of it, so that a damaged mark is no mark. */
function fingerprintOf(
  { workspace, patterns, filesOf, settings }: IdleContext,
  logEnd: string,
  { files, report }: IdleMark,
): string {
  const all = createHash('sha256');
  add(all, 'settings', settings);
  add(all, 'report', report);
  for (const pattern of patterns) add(all, 'pattern', [pattern, ...filesOf(workspace, pattern)].join('\n'));
  for (const file of files) add(all, file, hash('sha256', readFileSync(join(workspace, file))));
  add(all, 'log', logEnd);
  return all.digest('hex');
}

function add(all: Hash, name: string, value: string): void {
  all.update(JSON.stringify([name, value]));
}

/** The last seal's bytes stand for the whole log: its hash covers everything before it. */
const SEAL_BYTES = 128;

function logEndOf({ stateFolder }: OnDisk): string {
  const folder = join(stateFolder, 'log');
  // A snapshot lies beside the segments, and what was cut off a torn end: both sort behind them.
  const last = readdirSync(folder)
    .filter(name => /^\d+\.jsonl$/.test(name))
    .sort()
    .at(-1);
  if (last === undefined) return '';
  const file = openSync(join(folder, last), 'r');
  try {
    const { size } = fstatSync(file);
    const end = Buffer.alloc(SEAL_BYTES);
    readSync(file, end, 0, SEAL_BYTES, Math.max(0, size - SEAL_BYTES));
    return [last, String(size), end.toString('latin1')].join('\n');
  } finally {
    closeSync(file);
  }
}
