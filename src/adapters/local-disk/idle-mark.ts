import { type Hash, createHash, hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

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
  readonly stateFolder: string;
  /** Paths and globs of the task files. */
  readonly patterns: readonly string[];
  /** Everything else that a run depends on: settings as they were given, and the version. */
  readonly settings: string;
};

/** The mark, if everything is as it was when it was left. Whatever cannot be read means that there is work to look for. */
export function readIdleMark(context: IdleContext): IdleMark | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(pathOf(context), 'utf8'));
    if (!isStored(stored)) return undefined;
    const { fingerprint, files, report } = stored;
    return fingerprint === fingerprintOf(context, { files, report }) ? { files, report } : undefined;
  } catch {
    return undefined;
  }
}

export function writeIdleMark(context: IdleContext, mark: IdleMark): void {
  const path = pathOf(context);
  mkdirSync(context.stateFolder, { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify({ fingerprint: fingerprintOf(context, mark), ...mark }));
  renameSync(`${path}.new`, path);
}

const NAME = 'idle.json';

function pathOf({ stateFolder }: IdleContext): string {
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
  { workspace, stateFolder, patterns, settings }: IdleContext,
  { files, report }: IdleMark,
): string {
  const all = createHash('sha256');
  add(all, 'settings', settings);
  add(all, 'report', report);
  for (const pattern of patterns)
    add(all, 'pattern', [pattern, ...globSync(pattern, { cwd: workspace }).sort()].join('\n'));
  for (const file of files) add(all, file, hash('sha256', readFileSync(join(workspace, file))));
  add(all, 'log', logEndOf(join(stateFolder, 'log')));
  return all.digest('hex');
}

function add(all: Hash, name: string, value: string): void {
  all.update(JSON.stringify([name, value]));
}

/** The last seal's bytes stand for the whole log: its hash covers everything before it. */
const SEAL_BYTES = 128;

function logEndOf(folder: string): string {
  // What was cut off a torn end lies beside the segments, and sorts behind them.
  const last = readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
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
