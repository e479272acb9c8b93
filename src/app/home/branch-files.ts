import { RunId } from '../../domain/event.ts';
import type { Sha256 } from '../../domain/units.ts';
import type { BranchFile } from '../../ports/state-branch.ts';

/** The names of the files on a state branch. Offsets count from the log's first byte, also when a snapshot stands for it. */

const OFFSET_DIGITS = 12;
const PIECE = /^log\/(\d{12})\.jsonl$/;
const SNAPSHOT = /^snapshot\/(\d{12})\.jsonl$/;
const HANDED_OVER = /^handed-over\/(.+)\.jsonl$/;
const ANSWER = /^answers\/([0-9a-f]{64})$/;

/** The log's bytes from there on, as far as the next piece. */
export function piecePath(offset: number): string {
  return `log/${digitsOf(offset)}.jsonl`;
}

/** State where so many bytes of the log have been read. */
export function snapshotPath(end: number): string {
  return `snapshot/${digitsOf(end)}.jsonl`;
}

export function answerPath(answer: Sha256): string {
  return `answers/${answer}`;
}

/** Pieces of the log and snapshots, as far as a writer must know them. */
export type LogFile = Pick<BranchFile, 'path' | 'bytes'>;

/** Those among the files of a branch. */
export function logFilesIn(files: Iterable<LogFile>): readonly LogFile[] {
  return [...files].filter(({ path }) => pieceAt(path) !== undefined || snapshotAt(path) !== undefined);
}

export function pieceAt(path: string): number | undefined {
  return numberIn(PIECE, path);
}

export function snapshotAt(path: string): number | undefined {
  return numberIn(SNAPSHOT, path);
}

export function answerAt(path: string): Sha256 | undefined {
  return ANSWER.exec(path)?.[1];
}

/** The own lines of a run that lost its place in the log, for the next one to take in. */
export function handedOverPath(run: RunId): string {
  return `handed-over/${run}.jsonl`;
}

/** What was handed over and cannot be believed: for people to look at. */
export function putAsidePath(run: RunId): string {
  return `put-aside/${run}.jsonl`;
}

export function handedOverAt(path: string): RunId | undefined {
  const run = HANDED_OVER.exec(path)?.[1];
  // Of all files of a branch hardly one is.
  return run === undefined ? undefined : RunId.safeParse(run).data;
}

function digitsOf(offset: number): string {
  return String(offset).padStart(OFFSET_DIGITS, '0');
}

function numberIn(form: RegExp, path: string): number | undefined {
  const digits = form.exec(path)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
