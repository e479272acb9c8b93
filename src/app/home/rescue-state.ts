import { type BranchHead, parseBranchHead } from '../../domain/branch-head.ts';
import { parseLease } from '../../domain/lease.ts';
import type { RunId } from '../../domain/event.ts';
import type { Policy } from '../../domain/policy.ts';
import { BACKOFF } from '../../domain/retry.ts';
import { NO_LIMITS } from '../../domain/budget.ts';
import type { AnswerStore, Clock, Console, LogStore } from '../../ports.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { BranchView } from '../../ports/state-branch.ts';
import type { StateCopy } from '../../ports/state-disk.ts';
import type { CopyFacts } from '../../log/choose-copy.ts';
import { BranchCopy, onBranch } from './branch-copy.ts';
import { offsetOf } from './clock-offset.ts';
import { copyFacts, hasSeal, isSealOf } from './copy-facts.ts';
import { NOT_TAKEN, handOver } from './hand-over.ts';
import { HEAD, type Home, LEASE, LOOKED_AT } from './home.ts';
import { Journal } from '../journal.ts';
import { StateKeeper } from './keep-state.ts';
import { lookInTime } from './look-in-time.ts';
import { type Identity, type Opened, openJournal, readLog } from '../open-journal.ts';

export type RescuePorts = {
  readonly home: Home;
  readonly clock: Clock;
  readonly console: Console;
  readonly store: LogStore;
  readonly answers: AnswerStore;
};

/** `handed-over`: another run is at work, or was, and the next one takes in what this one did. */
export type Rescued = 'nothing-to-do' | 'kept' | 'handed-over' | 'not-kept';

/**
 * After a step that was killed or cancelled, while its machine still lives: what it left on the disk goes to the
 * repository and the cache, the run is noted as interrupted, and its lease ends. So nothing of its escrow stays charged, and
 * the next run need not wait.
 */
export async function rescueState(
  ports: RescuePorts,
  looked: GitHubAsked<BranchView | undefined>,
  { identity, run }: Who,
): Promise<Rescued> {
  const { home, console } = ports;
  const shown = await lookedInTime(ports, looked, { identity, run });
  if (!shown.ok) {
    console.write('warning', `${shown.trouble.message} What the cut-off run did last could not be kept.`);
    return 'not-kept';
  }
  const { view, head, here, facts, isAtWork } = seenIn(home, shown.value, { identity, run });
  if (view === undefined || head === undefined) return 'nothing-to-do';
  const isOwn = facts?.kind === 'whole' && !facts.wasFetched;
  // It never began there, or has ended, or somebody else is at work.
  if (!isAtWork && !(isOwn && !facts.hasBranchHead && hasSent(here?.store, run))) return 'nothing-to-do';
  if (!isOwn || (isAtWork && !facts.hasBranchHead)) {
    console.write('warning', 'The log on this disk does not go on from the state branch; it was left alone.');
    return 'not-kept';
  }
  const opened = await openInterrupted(ports, { identity, run, policy: POLICY });
  if (!opened.ok) {
    console.write('warning', opened.problem.message);
    return 'not-kept';
  }
  const { journal } = opened;
  if (!isAtWork) return leave(ports, journal);

  const copy = new BranchCopy({ branch: home.branch, ...ports }, journal, onBranch(view, head));
  const keeper = new StateKeeper(ports, journal, copy, { offset: offsetOf(shown.date), timeoutMsMax: 0 });
  const kept = await keeper.end({ put: new Map(), remove: [] });
  if (kept.kind === 'moved') return leave(ports, journal);
  // Before its first request it may have had the copy of another run at hand, which is not taken in yet: nobody looks for one behind its own.
  const isAllThere = kept.kind === 'kept' && kept.leftOut === undefined;
  if (!isAllThere || hasSent(here?.store, run)) await keeper.saveCopy();
  return kept.kind === 'kept' ? 'kept' : 'not-kept';
}

/**
 * GitHub may show a branch as it was some seconds ago: before the run's first commit. There was one before its first request,
 * and whoever has gone on since has lines that are not here.
 */
function lookedInTime(
  { home, clock }: RescuePorts,
  looked: GitHubAsked<BranchView | undefined>,
  who: Who,
): Promise<GitHubAsked<BranchView | undefined>> {
  return lookInTime(looked, {
    clock,
    look: () => home.branch.look(LOOKED_AT),
    mayBeBehind: view => mayBeBehind(seenIn(home, view, who), who),
  });
}

type Who = { readonly identity: Identity; readonly run: RunId };

type Seen = {
  readonly view: BranchView | undefined;
  readonly head: BranchHead | undefined;
  readonly here: StateCopy | undefined;
  /** Of the log on this disk. */
  readonly facts: CopyFacts | undefined;
  readonly isAtWork: boolean;
};

function seenIn({ disk }: Pick<Home, 'disk'>, view: BranchView | undefined, { identity, run }: Who): Seen {
  const head = parseBranchHead(view?.texts.get(HEAD) ?? '');
  const here = disk.here();
  const facts = here && copyFacts(here.store, identity, head, disk.wasFetched());
  const isAtWork = head?.run === run || parseLease(view?.texts.get(LEASE))?.run === run;
  return { view, head, here, facts, isAtWork };
}

/** A run that has ended has all of its log there: of that nothing more is read. */
function mayBeBehind({ head, here, facts, isAtWork }: Seen, { run }: Who): boolean {
  if (isAtWork || here === undefined || facts?.kind !== 'whole') return false;
  if (head !== undefined && head.seq >= facts.head.seq) return false;
  const { store } = here;
  const isOfBefore = head === undefined || (hasSeal(store, head) && !isSealOf(run, store, head));
  return isOfBefore && hasSent(store, run);
}

const POLICY = { limits: NO_LIMITS, backoff: BACKOFF };
const AS_IT_IS =
  'What is in the log goes to the repository as it is, and the next run notes that this one was cut off.';

/**
 * The log with the end of the run in it. A full disk may be what ended it, and takes nothing now either; but what is on it can
 * be read, and the machine goes soon: then it is the log as it is.
 */
async function openInterrupted(
  { store, clock, console }: RescuePorts,
  options: { readonly identity: Identity; readonly run: RunId; readonly policy: Policy },
): Promise<Extract<Opened, { ok: false }> | Pick<Extract<Opened, { ok: true }>, 'ok' | 'journal'>> {
  const { run, policy } = options;
  try {
    const opened = await openJournal({ store, clock }, options);
    if (opened.ok && opened.journal.state.run?.id === run)
      await opened.journal.commit({ type: 'InterruptRun' });
    return opened;
  } catch (error) {
    console.write('warning', `${error instanceof Error ? error.message : String(error)} ${AS_IT_IS}`);
    const log = readLog(store);
    return log.ok ? { ok: true, journal: new Journal(store, clock, { ...log, run, policy }) } : log;
  }
}

/** Whether the run has asked for anything: else there is nothing of it that anybody could miss. */
function hasSent(store: Pick<LogStore, 'read' | 'snapshot'> | undefined, run: RunId): boolean {
  let sent = false;
  if (store !== undefined)
    readLog(store, record => (sent ||= record.run === run && record.event.type === 'AttemptStarted'));
  return sent;
}

/** No copy goes to the cache: it would stand before those of the run that goes on without this one. */
async function leave(ports: RescuePorts, journal: Journal): Promise<Rescued> {
  const left = await handOver({ branch: ports.home.branch, ...ports }, journal);
  if (left.kind === 'trouble') {
    ports.console.write(
      'warning',
      `${left.trouble.message} What the cut-off run did last could not be kept.`,
    );
    return 'not-kept';
  }
  if (left.kind === 'handed-over' && left.leftOut !== undefined)
    ports.console.write('warning', `${left.leftOut.message} ${NOT_TAKEN}`);
  return left.kind;
}
