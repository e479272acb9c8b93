import { hash, randomUUID } from 'node:crypto';
import { constants, linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { NO_FOLLOW, makeFolder } from './folder.ts';
import { type Process, isRunning, thisProcess } from './process.ts';
import { codeOf, storageError } from './storage-error.ts';

export type Lock =
  | { readonly ok: true; readonly release: () => void }
  /** Who has it, for people. */
  | { readonly ok: false; readonly holder: string };

/** One taking of the lock. The id is never used again, which is what makes a take-over safe. */
type Claim = { readonly id: string; readonly process: Process };

/** Each round that is lost was won by somebody else, so a run of this many is no race but a bug or an attack. */
const ROUNDS_MAX = 100;

/** A claim gets a follower behind it only when its process dies within microseconds of taking over. */
const FOLLOWERS_MAX = 100;

/**
 * Lets one process at a time work in a state folder. A lock whose process is gone is free at once.
 *
 * `lock` is created by `link`, which one process wins. To take it over from a dead claim, a process creates
 * `lock.after-<id of the dead claim>` the same way, and then renames it to `lock`. Only one can ever win the
 * right to follow a given claim; and one that wins it late, when the claim is no longer in force, finds that no chain
 * leads from `lock` to its own claim, and begins again.
 */
export function acquireLock(folder: string): Lock {
  const path = join(folder, 'lock');
  const own: Claim = { id: randomUUID(), process: thisProcess() };
  try {
    makeFolder(folder);
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const last = lastClaim(path);
      if (last !== undefined && isRunning(last.process))
        return { ok: false, holder: `process ${last.process.pid}` };

      const place = last === undefined ? path : placeAfter(path, last);
      if (!create(place, own)) continue;
      if (lastClaim(path)?.id === own.id) {
        renameSync(place, path);
        return { ok: true, release: () => release(path, own) };
      }
      unlinkSync(place);
    }
  } catch (error) {
    throw storageError('take the lock', path, error);
  }
  throw new Error(
    `Cannot take the lock "${path}": it changed hands ${ROUNDS_MAX} times meanwhile. Remove it and try again.`,
  );
}

/**
 * Who else has the lock, for people; undefined: nobody who lives. Nothing is changed, so that a full disk is no obstacle. Where
 * it failed while this process took the lock, its own claim may be there.
 */
export function otherHolder(folder: string): string | undefined {
  const last = lastClaim(join(folder, 'lock'));
  if (last === undefined || last.process.pid === process.pid || !isRunning(last.process)) return undefined;
  return `process ${last.process.pid}`;
}

/** The claim in force: the one in `lock`, or the last of those that follow it. */
function lastClaim(path: string): Claim | undefined {
  let last = readClaim(path);
  for (let followers = 0; last !== undefined && followers < FOLLOWERS_MAX; followers += 1) {
    const next = readClaim(placeAfter(path, last));
    if (next === undefined) break;
    last = next;
  }
  return last;
}

function placeAfter(path: string, claim: Claim): string {
  return `${path}.after-${claim.id}`;
}

/** False: somebody else was there first. A claim is written before it gets its name, so nobody reads half of one. */
function create(place: string, claim: Claim): boolean {
  const { pid, startedAt } = claim.process;
  const unnamed = `${place}.${claim.id}`;
  writeFileSync(unnamed, `${claim.id} ${pid} ${startedAt}\n`, { flag: 'wx' });
  try {
    linkSync(unnamed, place);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(unnamed);
  }
}

/** Undefined: nothing is there. What a failing disk has made unreadable is a dead claim, with an id of its place. */
function readClaim(place: string): Claim | undefined {
  const text = readText(place);
  if (text === undefined) return undefined;
  const [, id, pid = '0', startedAt = ''] = CLAIM.exec(text) ?? [];
  return { id: id ?? hash('sha256', place), process: { pid: Number(pid), startedAt } };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, { encoding: 'utf8', flag: constants.O_RDONLY | NO_FOLLOW });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function release(path: string, own: Claim): void {
  try {
    if (readClaim(path)?.id === own.id) unlinkSync(path);
  } catch {
    // All is done and said by now, and the claim of a process that has ended is in nobody's way.
  }
}

const CLAIM = /^([0-9a-f-]{36}) (\d{1,10}) (\d*)\n$/;
