import { appendsOfRun } from '../../log/appends-of-run.ts';
import { type BranchHead, parseBranchHead } from '../../domain/branch-head.ts';
import type { RunId } from '../../domain/event.ts';
import type { StateProblem } from '../../domain/alerts/firing.ts';
import { type Holder, claimLease, parseLease } from '../../domain/lease.ts';
import { assertNever } from '../../domain/invariant.ts';
import { parseUnreachedRuns } from '../../domain/unreached-runs.ts';
import { timestampOf } from '../../domain/units.ts';
import {
  type Because,
  type BranchFacts,
  type CacheFacts,
  type Choice,
  chooseCopy,
  needsCache,
} from '../../log/choose-copy.ts';
import type { Clock } from '../../ports.ts';
import type { Dated, GitHubAsked } from '../../ports/github.ts';
import type { BranchView } from '../../ports/state-branch.ts';
import type { ScratchCopy } from '../../ports/state-disk.ts';
import { type FindAnswers, answersInCopyOr, answersOnBranch } from './answers-on-branch.ts';
import { type OnBranch, onBranch } from './branch-copy.ts';
import { countUnreached } from './count-unreached.ts';
import { UNSURE_MS_MAX, offsetOf, surelyOff } from './clock-offset.ts';
import { copyFacts, hasSeal } from './copy-facts.ts';
import { fetchLog } from './fetch-log.ts';
import { HEAD, type Home, LEASE, LOOKED_AT, UNREACHED } from './home.ts';
import { isOfTheMachine } from './of-the-machine.ts';
import { type LeftBehind, leftInCopy, leftOnBranch, lookInto } from './left-behind.ts';
import type { Identity } from '../open-journal.ts';

export type Source = 'cache' | 'repository' | 'disk' | 'fresh';

/** The log of the agent lies on this disk, or why it must not be worked on. */
export type Brought =
  | {
      readonly kind: 'here';
      readonly source: Source;
      readonly because: Because;
      /** The run before was killed, and nobody knows what it did last. */
      readonly endLost: boolean;
      readonly onBranch: OnBranch;
      /** Answers that do not lie beside the log. */
      readonly find: FindAnswers;
      /** By runs that lost their place in this log. */
      readonly leftBehind: readonly LeftBehind[];
      /** Files of the branch that are over when a run begins. */
      readonly outdated: readonly string[];
      /** The lease there, of a run that has ended. */
      readonly lease: string | undefined;
      /** What time it was on GitHub when the branch was seen. */
      readonly date: Dated | undefined;
    }
  /** Another run is at work. */
  | { readonly kind: 'overlapped'; readonly holder: RunId }
  /** Nothing may be spent. `problem` is what to alert people of; undefined: GitHub itself could not be used. */
  | { readonly kind: 'refused'; readonly message: string; readonly problem: StateProblem | undefined };

export type BringOptions = { readonly identity: Identity; readonly run: RunId };

const CLOCK_SKEW_MS_MAX = 60 * 60_000;
const LOOKS_MAX = 3;

/**
 * Before a run opens its log: looks who is at work, decides whose copy of the log to go on from, and puts it on the disk.
 * Nothing is written anywhere else, but for a count of runs that could not reach the cache.
 */
export async function bringLogHere(
  { home, clock }: { readonly home: Home; readonly clock: Clock },
  seen: GitHubAsked<BranchView | undefined>,
  { identity, run }: BringOptions,
): Promise<Brought> {
  const looked = await lookedQuickly(home, seen);
  if (looked === undefined) return { kind: 'refused', message: SLOW, problem: undefined };
  if (!looked.ok) return { kind: 'refused', message: looked.trouble.message, problem: undefined };
  const view = looked.value;
  const read = headOn(view);
  if (!read.ok) return refused('corrupt', read.message);
  const { head } = read;
  if (head !== undefined && (head.repository !== identity.repository || head.agent !== identity.agent))
    return refused('foreign', foreignMessage(head, identity));

  const offset = offsetOf(looked.date);
  const holder = await holderOf(view, { home, run, nowMs: clock.now() + offset.leastMs });
  if (holder !== undefined) return { kind: 'overlapped', holder };
  const offMs = surelyOff(offset);
  if (Math.abs(offMs) > CLOCK_SKEW_MS_MAX) return refused('clock', clockMessage(offMs));

  home.disk.clearScratch();
  const found = await findCopies(home, head, identity);
  const choice = chooseCopy(
    found.branch,
    found.disk,
    found.cache,
    parseUnreachedRuns(view?.texts.get(UNREACHED))?.runs ?? 0,
  );
  if (choice.use === 'nothing') return refuseChoice(choice, { home, view, run });

  // A copy that does not have the branch's head may be of a run that lost its place and died before it could say so.
  const isBeside = choice.use === 'branch' && found.cache.kind === 'whole' && !found.cache.hasBranchHead;
  const inCopy = isBeside && found.scratch ? leftInCopy(found.scratch) : undefined;
  const placed = await place(choice, found.scratch, { home, view, head, identity });
  if (placed !== undefined) return placed;
  home.disk.clearScratch();
  const isDoubtful = choice.because === 'ended-cleanly';
  const isOlder = isBeside && isKnownHere(found.cache, home);
  const besides = inCopy === undefined || isOlder ? [] : [{ ...inCopy, isDoubtful }];
  const find = answersInCopyOr(inCopy?.find, answersOnBranch(home.branch, view));
  const left = await lookInto([...leftOnBranch(home.branch, view, find), ...besides], home.disk.here());
  if (!left.ok)
    return left.because === 'newer'
      ? refused('newer', newerMessage(left.message))
      : { kind: 'refused', message: left.message, problem: undefined };
  return {
    kind: 'here',
    source: choice.use === 'branch' ? 'repository' : choice.use,
    // A copy of an earlier run means that the killed one had not made any.
    because: choice.because === 'two-histories' && isOlder ? 'copy-missing' : choice.because,
    endLost: 'endLost' in choice && choice.endLost,
    onBranch: { ...onBranch(view, head), hasLeftBehind: left.value.length > 0 },
    find,
    leftBehind: left.value,
    outdated: view?.files.has(UNREACHED) === true ? [UNREACHED] : [],
    lease: view?.texts.get(LEASE),
    date: looked.date,
  };
}

/** A look that took so long shows what was, and not what time it is: the machine stood still, or its clock was set meanwhile. */
async function lookedQuickly(
  { branch }: Home,
  seen: GitHubAsked<BranchView | undefined>,
): Promise<GitHubAsked<BranchView | undefined> | undefined> {
  for (let looked = seen, looks = 1; ; looks += 1) {
    const { leastMs, mostMs } = offsetOf(looked.ok ? looked.date : undefined);
    if (Math.abs(mostMs - leastMs) <= UNSURE_MS_MAX) return looked;
    if (looks === LOOKS_MAX) return undefined;
    looked = await branch.look(LOOKED_AT);
  }
}

const SLOW =
  'GitHub’s answers took more than ten minutes each, so nobody can say what time it is there. Nothing was spent. The next run tries again.';

type ReadHead =
  | { readonly ok: true; readonly head: BranchHead | undefined }
  | { readonly ok: false; readonly message: string };

/** A branch without a head and without a log is one on which no run has ever begun. */
function headOn(view: BranchView | undefined): ReadHead {
  const text = view?.texts.get(HEAD);
  const head = text === undefined ? undefined : parseBranchHead(text);
  if (head !== undefined) return { ok: true, head };
  const hasLog = [...(view?.files.keys() ?? [])].some(path => /^(?:log|snapshot)\//.test(path));
  if (view === undefined || (!view.files.has(HEAD) && !hasLog)) return { ok: true, head: undefined };
  return {
    ok: false,
    message: `The file ${HEAD} of the state branch cannot be read: somebody edited it, or a newer release wrote it. Nothing was spent. Take the branch back to a commit of the agent's, or delete the branch to start anew.`,
  };
}

/** The run that keeps this one out; undefined: nobody does. Asked only when a lease lives that is not ours. */
async function holderOf(
  view: BranchView | undefined,
  { home, run, nowMs }: { readonly home: Home; readonly run: RunId; readonly nowMs: number },
): Promise<RunId | undefined> {
  // One that somebody has spoilt keeps nobody out: the branch itself lets only one writer through.
  const lease = parseLease(view?.texts.get(LEASE));
  if (lease === undefined) return undefined;
  const now = timestampOf(nowMs);
  // Another job of the same workflow run has the same name: it is this one only if its lines lie here.
  const here = home.disk.wasFetched() ? undefined : home.disk.here();
  const me = here !== undefined && appendsOfRun(here.store.read(), run).length > 0 ? run : undefined;
  if (claimLease(lease, me, now, 'unknown') !== 'held') return undefined;

  const asked = await home.runs.isOver(lease.run);
  const holder: Holder = !asked.ok ? 'unknown' : asked.value ? 'over' : 'running';
  return claimLease(lease, me, now, holder) === 'held' ? lease.run : undefined;
}

type Found = {
  readonly branch: BranchFacts | undefined;
  readonly disk: ReturnType<typeof copyFacts>;
  readonly cache: CacheFacts;
  /** What the cache gave. */
  readonly scratch: ScratchCopy | undefined;
};

async function findCopies(home: Home, head: BranchHead | undefined, identity: Identity): Promise<Found> {
  const branch = head && { head, runIsOpen: head.run !== undefined };
  const here = home.disk.here();
  const disk = here && copyFacts(here.store, identity, head, home.disk.wasFetched());
  if (!needsCache(branch, disk)) return { branch, disk, cache: { kind: 'missing' }, scratch: undefined };

  const scratch = home.disk.openScratch();
  const restored = await home.copies.restore(home.copyPrefix, scratch.folder);
  switch (restored.kind) {
    case 'hit':
      return { branch, disk, cache: cachedFacts(scratch, identity, head), scratch };
    case 'missing':
    // A cache that is switched off was never written to by this agent either.
    case 'off':
      return { branch, disk, cache: { kind: 'missing' }, scratch: undefined };
    case 'unreachable':
      return { branch, disk, cache: restored, scratch: undefined };
    default:
      return assertNever(restored);
  }
}

/**
 * Who may write to the cache can put anything there. What cannot be read is no log, and no reason to end a run. Unless it is this
 * machine that cannot read it: it may be whole, and is as good as out of reach.
 */
function cachedFacts(
  { store, answers }: ScratchCopy,
  identity: Identity,
  head: BranchHead | undefined,
): CacheFacts {
  try {
    answers.list();
    return copyFacts(store, identity, head, true) ?? { kind: 'unusable', reason: EMPTY_COPY };
  } catch (error) {
    if (isOfTheMachine(error)) return { kind: 'unreachable', reason: UNREAD_COPY };
    return { kind: 'unusable', reason: UNREADABLE_COPY };
  }
}

const EMPTY_COPY = 'The copy of the log in the cache is empty.';
const UNREAD_COPY = 'The disk of this machine could not read the copy that came from there.';
const UNREADABLE_COPY =
  'The copy of the log in the cache has something else in the place of a file or folder.';

type Usable = Exclude<Choice, { use: 'nothing' }>;

type Situation = {
  readonly home: Home;
  readonly view: BranchView | undefined;
  readonly head: BranchHead | undefined;
  readonly identity: Identity;
};

/** Undefined: the chosen log lies on the disk. */
async function place(
  choice: Usable,
  cached: ScratchCopy | undefined,
  { home, view, head, identity }: Situation,
): Promise<Brought | undefined> {
  if (choice.use === 'cache' && cached !== undefined) home.disk.adopt(cached);
  if (choice.use !== 'branch' || view === undefined || head === undefined) return undefined;

  const fetched = await fetchLog(home.branch, view, head);
  if (!fetched.ok) return { kind: 'refused', message: fetched.trouble.message, problem: undefined };
  if (fetched.value.kind === 'damaged') return refused('corrupt', damagedMessage(fetched.value.reason));

  const copy = home.disk.openScratch();
  if (fetched.value.snapshot !== undefined) copy.store.beginWith(fetched.value.snapshot);
  for (const { bytes } of fetched.value.pieces) await copy.store.append(bytes);
  for (const [answer, bytes] of fetched.value.answers) await copy.answers.put(answer, bytes);
  await copy.store.close();

  const facts = copyFacts(copy.store, identity, head, true);
  if (facts?.kind === 'newer') return refused('newer', newerMessage(facts.reason));
  const isWhole = facts?.kind === 'whole' && facts.hasBranchHead && facts.head.seq === head.seq;
  if (!isWhole)
    return refused('corrupt', damagedMessage(facts?.kind === 'unusable' ? facts.reason : OTHER_HEAD));
  home.disk.adopt(copy);
  return undefined;
}

/**
 * A copy that does not have the branch's head is another history, unless the log of the branch, which lies here now, has
 * the copy's: then it is one of an earlier run.
 */
function isKnownHere(cache: CacheFacts, { disk }: Pick<Home, 'disk'>): boolean {
  const here = disk.here();
  return here !== undefined && cache.kind === 'whole' && hasSeal(here.store, cache.head);
}

const OTHER_HEAD = `It does not end where ${HEAD} says.`;

async function refuseChoice(
  choice: Extract<Choice, { use: 'nothing' }>,
  { home, view, run }: { readonly home: Home; readonly view: BranchView | undefined; readonly run: RunId },
): Promise<Brought> {
  if (choice.because === 'copy-unusable') return refused('corrupt', choice.reason);
  if (choice.because === 'copy-newer') return refused('newer', newerMessage(choice.reason));
  const runs = await countUnreached(home.branch, view, run);
  return {
    kind: 'refused',
    message: `The last run was cut off, and the Actions cache, which may hold what it did last, cannot be reached: ${choice.reason} Nothing was spent. The next run tries again; the third in a row goes on from the state branch.`,
    problem: { kind: 'cache-unreachable', runs },
  };
}

function refused(kind: 'clock' | 'corrupt' | 'newer' | 'foreign', message: string): Brought {
  return { kind: 'refused', message, problem: { kind, message } };
}

function clockMessage(offMs: number): string {
  const minutes = Math.round(Math.abs(offMs) / 60_000);
  return `The clock of this machine is ${minutes} minutes ${offMs > 0 ? 'behind' : 'ahead of'} GitHub's, and budgets count by the day. Nothing was spent. Set the clock right.`;
}

function foreignMessage(head: BranchHead, identity: Identity): string {
  return `The state branch belongs to agent "${head.agent}" of repository ${head.repository}, expected agent "${identity.agent}" of repository ${identity.repository}: it came with a fork or a copy. Nothing was spent. Delete the branch to start anew, or take its finished work over with "log adopt".`;
}

/** Going back behind what the newer release did would pay again for what it has paid. */
function newerMessage(reason: string): string {
  return `${reason} It was left as it is, and nothing was spent.`;
}

function damagedMessage(reason: string): string {
  return `The log on the state branch is damaged. ${reason} It was left as it is, and nothing was spent. Take the branch back to a commit of the agent's: its history has every one.`;
}
