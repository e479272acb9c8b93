import { assertNever } from '../domain/invariant.ts';
import type { Head } from './chain.ts';

/** What the state branch knows: its head, and whether a run was on at it. The truth about an agent. */
export type BranchFacts = { readonly head: Head; readonly runIsOpen: boolean };

/** A copy of the log in another place, as far as it could be read and checked. */
export type CopyFacts =
  | {
      readonly kind: 'whole';
      readonly head: Head;
      /** Whether the branch's head is one of its seals. True if there is no branch. */
      readonly hasBranchHead: boolean;
      /** It was fetched by a run that got no further: it lies here, but its last run was not at work here. */
      readonly wasFetched: boolean;
    }
  /** Damaged, or of another repository or agent. */
  | { readonly kind: 'unusable'; readonly reason: string }
  /** A newer release has gone on with it, and what it did only that can read. */
  | {
      readonly kind: 'newer';
      readonly reason: string;
      /** Whether the branch's head is one of its seals, or may be behind what can be read of it. */
      readonly mayHaveBranchHead: boolean;
      readonly wasFetched: boolean;
    };

export type CacheFacts =
  CopyFacts | { readonly kind: 'missing' } | { readonly kind: 'unreachable'; readonly reason: string };

/** `endLost`: the last run was killed, and what it did after the end of this copy nobody knows. */
export type Choice =
  | { readonly use: 'disk' | 'cache' | 'branch'; readonly endLost: boolean; readonly because: Because }
  | { readonly use: 'fresh'; readonly because: Because }
  /** Nothing may be spent: to go on would be to forget what a copy knows that is out of reach, damaged, or not for us to read. */
  | {
      readonly use: 'nothing';
      readonly because: 'cache-unreachable' | 'copy-unusable' | 'copy-newer';
      readonly reason: string;
    };

/** What the run says about its choice, and notes in the log where it is not the ordinary case. */
export type Because =
  | 'first-run'
  | 'branch-missing'
  | 'same-disk'
  | 'ended-cleanly'
  | 'copy-of-killed-run'
  | 'copy-missing'
  | 'copy-unusable'
  | 'two-histories'
  | 'cache-unreachable';

/** In the third run in a row that cannot reach the cache, the branch has to do: the cache may be gone for good. */
export const UNREACHABLE_RUNS_MAX = 2;

/** Whether the cache must be asked at all. A disk that has the branch's head knows more than any copy. */
export function needsCache(branch: BranchFacts | undefined, disk: CopyFacts | undefined): boolean {
  return !isOwn(branch, disk);
}

/**
 * Where to take the log from. What the branch knows is never given up; what is beyond it counts only if it goes on from
 * there; and a cache that cannot be reached is never taken for one that has nothing.
 */
export function chooseCopy(
  branch: BranchFacts | undefined,
  disk: CopyFacts | undefined,
  cache: CacheFacts,
  unreachableRuns: number,
): Choice {
  if (isOwn(branch, disk)) return { use: 'disk', endLost: false, because: 'same-disk' };
  if (isNewer(disk) && !disk.wasFetched) return notForUs(disk);
  if (branch === undefined) return withoutBranch(disk, cache, unreachableRuns);
  if (!branch.runIsOpen) {
    const isHere = cache.kind === 'whole' && cache.head.seq === branch.head.seq && cache.hasBranchHead;
    return { use: isHere ? 'cache' : 'branch', endLost: false, because: 'ended-cleanly' };
  }

  switch (cache.kind) {
    case 'whole':
      return cache.hasBranchHead
        ? { use: 'cache', endLost: true, because: 'copy-of-killed-run' }
        : { use: 'branch', endLost: true, because: 'two-histories' };
    case 'unusable':
      return { use: 'branch', endLost: true, because: 'copy-unusable' };
    case 'newer':
      return isNewer(cache) ? notForUs(cache) : { use: 'branch', endLost: true, because: 'copy-unusable' };
    case 'missing':
      return { use: 'branch', endLost: true, because: 'copy-missing' };
    case 'unreachable':
      return isPatient(unreachableRuns)
        ? { use: 'nothing', because: 'cache-unreachable', reason: cache.reason }
        : { use: 'branch', endLost: true, because: 'cache-unreachable' };
    default:
      return assertNever(cache);
  }
}

/** This disk's own log, which its runs wrote to the end, and which has all that the branch has. */
function isOwn(branch: BranchFacts | undefined, disk: CopyFacts | undefined): boolean {
  return branch !== undefined && disk?.kind === 'whole' && disk.hasBranchHead && !disk.wasFetched;
}

/** Somebody deleted the branch, or there never was one. Whatever copy is left is better than to pay for all again. */
function withoutBranch(disk: CopyFacts | undefined, cache: CacheFacts, unreachableRuns: number): Choice {
  if (disk?.kind === 'newer') return notForUs(disk);
  if (cache.kind === 'newer') return notForUs(cache);
  // Runs on other machines may have gone on since this disk was there.
  const isStale = disk?.kind === 'whole' && cache.kind === 'whole' && cache.head.seq > disk.head.seq;
  if (disk?.kind === 'whole' && !isStale)
    return { use: 'disk', endLost: disk.wasFetched, because: 'branch-missing' };
  if (cache.kind === 'whole') return { use: 'cache', endLost: true, because: 'branch-missing' };
  for (const copy of [disk, cache])
    if (copy?.kind === 'unusable') return { use: 'nothing', because: 'copy-unusable', reason: copy.reason };

  if (cache.kind !== 'unreachable') return { use: 'fresh', because: 'first-run' };
  return isPatient(unreachableRuns)
    ? { use: 'nothing', because: 'cache-unreachable', reason: cache.reason }
    : { use: 'fresh', because: 'cache-unreachable' };
}

/** One that goes on from what the branch knows, as far as anybody can tell who cannot read it. */
function isNewer(copy: CacheFacts | undefined): copy is Newer {
  return copy?.kind === 'newer' && copy.mayHaveBranchHead;
}

type Newer = Extract<CopyFacts, { kind: 'newer' }>;

function notForUs({ reason }: Newer): Choice {
  return { use: 'nothing', because: 'copy-newer', reason };
}

function isPatient(unreachableRuns: number): boolean {
  return unreachableRuns < UNREACHABLE_RUNS_MAX;
}
