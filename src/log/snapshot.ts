import { hash } from 'node:crypto';

import { invariant } from '../domain/invariant.ts';
import { Restoration } from '../domain/rows/restoration.ts';
import { rowsOf } from '../domain/rows/rows-of-state.ts';
import { parseRow } from '../domain/rows/state-row.ts';
import type { State } from '../domain/state.ts';
import type { Sha256, Timestamp } from '../domain/units.ts';
import type { Head } from './chain.ts';
import { decode, parseJson } from './decode.ts';
import type { Start } from './replay.ts';
import { type TextLine, textLines } from './text-lines.ts';

/** The version of the form, which the first line tells. A reader refuses a higher one and reads every lower one. */
const FORMAT = 1;

/** No row comes near it, and a hostile one must not eat the memory. */
export const ROW_BYTES_MAX = 4 * 1024 * 1024;

/**
 * `state` is that of a log up to `head`, whose last line is from `at`. `corrupt`: take another copy, or replay what the
 * snapshot replaced; `reason` is a sentence for people. `newer`: a newer release wrote it, in this version of the form.
 */
export type Snapshot = ({ readonly status: 'intact'; readonly state: State } & Start) | Refusal;

type Refusal =
  | { readonly status: 'corrupt'; readonly reason: string }
  | { readonly status: 'newer'; readonly version: number };

/**
 * Writes State at a head, so that a log may begin with it. Equal States at one head have equal bytes. What it replaces may
 * be gone for good, so it is read back before anybody gets it; one that cannot be is a bug of ours, and throws.
 */
export function takeSnapshot(state: State, head: Head, at: Timestamp): Uint8Array {
  const parts: Buffer[] = [];
  let lines = [headerOf(head, at)];
  let rows = 0;
  for (const row of rowsOf(state)) {
    rows += 1;
    lines.push(JSON.stringify(row));
    if (lines.length < LINES_PER_PART) continue;
    parts.push(bytesOf(lines));
    lines = [];
  }
  parts.push(bytesOf([...lines, endOf(rows)]));

  const read = readSnapshot(parts);
  invariant(read.status === 'intact', 'reason' in read ? read.reason : 'a snapshot is read by its writer');
  return Buffer.concat(parts);
}

/**
 * What `SnapshotTaken` says of the bytes. Compare it before the snapshot is read: a figure in it that was changed may
 * contradict nothing.
 */
export function snapshotHash(bytes: Uint8Array): Sha256 {
  return hash('sha256', bytes);
}

/** Reads a snapshot, whole or in chunks of any size, row by row. It is hostile until the last one is proved. */
export function readSnapshot(bytes: Uint8Array | Iterable<Uint8Array>): Snapshot {
  const lines = textLines(bytes instanceof Uint8Array ? [bytes] : bytes, ROW_BYTES_MAX);
  const first = lines.next().value;
  const start = startOf(first && textOf(first));
  if ('status' in start) return start;

  const restoration = new Restoration();
  let rows = 0;
  let ended = false;
  for (const line of lines) {
    const text = textOf(line);
    if (ended || text === undefined)
      return corrupt(rows, 'is cut off, too long, not UTF-8, or behind the end');

    ended = text === endOf(rows);
    if (ended) continue;
    const row = parseRow(parseJson(text));
    if (row === undefined) return corrupt(rows, 'has no known form');
    const problem = restoration.add(row);
    if (problem !== undefined) return corrupt(rows, `cannot be true: ${problem}`);
    rows += 1;
  }
  if (!ended) return corrupt(rows, 'is missing');

  const restored = restoration.finish();
  if (!restored.ok)
    return { status: 'corrupt', reason: `The snapshot contradicts itself: ${restored.reason}.` };
  return { status: 'intact', state: restored.state, ...start };
}

/** Lines are joined and encoded some at a time: a snapshot may be longer than a text can be. */
const LINES_PER_PART = 1_000;

const HEADER =
  /^\{"snapshot":1,"seq":([1-9]\d{0,15}),"hash":"([0-9a-f]{64})","at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"\}$/;

/** The first field of the first line has its place in every version. */
const VERSION = /^\{"snapshot":([1-9]\d{0,8}),/;

function headerOf({ seq, hash }: Head, at: Timestamp): string {
  return JSON.stringify({ snapshot: FORMAT, seq, hash, at });
}

/** How many rows there are: so a cut between two lines is seen as well. */
function endOf(rows: number): string {
  return JSON.stringify({ rows });
}

function bytesOf(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join('\n')}\n`);
}

function startOf(header = ''): Start | Refusal {
  const match = HEADER.exec(header);
  if (match !== null) {
    const [, seq, hash = '', at = ''] = match;
    return { head: { seq: Number(seq), hash }, at };
  }
  const version = Number(VERSION.exec(header)?.[1]);
  if (version > FORMAT) return { status: 'newer', version };
  return { status: 'corrupt', reason: 'The first line is not that of a snapshot.' };
}

function textOf({ bytes, whole }: TextLine): string | undefined {
  return whole ? decode(bytes) : undefined;
}

/** Of the line behind so many rows. */
function corrupt(rows: number, what: string): Refusal {
  return { status: 'corrupt', reason: `Line ${rows + 2} of the snapshot ${what}.` };
}
