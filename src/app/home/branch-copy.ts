import type { RunId } from '../../domain/event.ts';
import type { State } from '../../domain/state.ts';
import type { Head } from '../../log/chain.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Sha256 } from '../../domain/units.ts';
import { type BranchHead, branchHeadText } from '../../domain/branch-head.ts';
import type { AnswerStore, LogSnapshot, LogStore } from '../../ports.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { BranchView, CommitId, StateBranch } from '../../ports/state-branch.ts';
import {
  type LogFile,
  answerAt,
  answerPath,
  handedOverAt,
  logFilesIn,
  pieceAt,
  piecePath,
  snapshotAt,
  snapshotPath,
} from './branch-files.ts';
import { type Beside, NOTHING_BESIDE } from './beside.ts';
import { hasSeal, isSealOf } from './copy-facts.ts';
import { BOUNDS, type Bounds, LEASE } from './home.ts';
import type { Journal } from '../journal.ts';
import { unpublishedAnswers } from '../publishing/publish-results.ts';
import { type SomeAnswers, siftAnswers } from './sift-answers.ts';

/** What is on the branch already, as it was seen or written last. */
export type OnBranch = {
  /** Undefined: there is no branch yet. */
  readonly tip: CommitId | undefined;
  /** Where the log ends there. */
  readonly head: Head | undefined;
  /** How many bytes of this log are there, with those that a snapshot stands for. */
  readonly end: number;
  /** The pieces and snapshots there. */
  readonly log: readonly LogFile[];
  readonly answers: ReadonlySet<Sha256>;
  readonly hasLease: boolean;
  /** Runs have left something to be taken in, there or in a copy. Their answers may be among those there, and State does not name them yet. */
  readonly hasLeftBehind: boolean;
};

export type Kept =
  | {
      readonly kind: 'kept';
      /** Why answers are not there: GitHub does not take what is in them. Undefined: all are. */
      readonly leftOut: GitHubTrouble | undefined;
    }
  /** Somebody else wrote: this run is not the only writer any more. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'trouble'; readonly trouble: GitHubTrouble };

type LogBounds = Pick<Bounds, 'piecesMax' | 'bytesMax'>;
type Ports = { readonly branch: StateBranch; readonly store: LogStore; readonly answers: AnswerStore };

/**
 * The log as it is known in the repository, with the answers that are not in the results yet. It grows by one commit at a
 * time, each of which follows the last: after any of them the branch alone is enough to go on from.
 */
export class BranchCopy {
  readonly #ports: Ports;
  readonly #journal: Journal;
  readonly #bounds: LogBounds;
  #known: OnBranch;
  /** Answers that State no longer wanted at the last commit. */
  #fading: ReadonlySet<Sha256> = new Set();
  /** What the log there begins with from the next commit on. */
  #snapshot: LogSnapshot | undefined;
  /** What the log here begins with, while nothing there does: somebody deleted the branch, and the first bytes with it. */
  #missing: LogSnapshot | undefined;
  /** Answers that GitHub does not take for what is in them, and what it says: push protection, for example. */
  readonly #leftOut = new Map<Sha256, GitHubTrouble>();
  /** Answers that may still be wanted although State does not name them: by what this run is about to take in. */
  #spared: ReadonlySet<Sha256>;
  /** The same, by what others have left since: only a later run takes that in. */
  #newlyLeft: ReadonlySet<Sha256> = new Set();

  constructor(ports: Ports, journal: Journal, known: OnBranch, bounds: LogBounds = BOUNDS) {
    this.#ports = ports;
    this.#journal = journal;
    this.#bounds = bounds;
    this.#known = known;
    const first = ports.store.snapshot();
    this.#missing = known.end < (first?.end ?? 0) ? first : undefined;
    this.#spared = known.hasLeftBehind ? known.answers : new Set();
  }

  /** Runs have left something that State does not know of yet, and that may go on from events which must still be here then. */
  get hasLeftBehind(): boolean {
    return this.#known.hasLeftBehind;
  }

  /** What was left there before is taken in: answers that neither State names now nor others have left since are wanted by nobody. */
  spareNoMore(): void {
    this.#spared = new Set();
    this.#known = { ...this.#known, hasLeftBehind: false };
  }

  /**
   * Whether a view shows the log as this run has left it. It may have without knowing: the reply to its commit was lost, or it
   * was cut off when one was on its way. Then the log there ends where an append of its own does.
   */
  isAsLeft(head: Head | undefined): boolean {
    const known = this.#known.head;
    if (head?.seq === known?.seq && head?.hash === known?.hash) return true;
    const { run } = this.#journal;
    return head !== undefined && head.seq > (known?.seq ?? 0) && isSealOf(run, this.#ports.store, head);
  }

  /** Whether a head is of the log as it was before what this run has seen or written there. */
  mayBeBefore(head: Head | undefined): boolean {
    const seq = this.#known.head?.seq ?? 0;
    return head !== undefined && head.seq < seq && hasSeal(this.#ports.store, head);
  }

  /**
   * Goes on behind a commit of somebody else's that no run has made; undefined: somebody deleted the branch. What it has
   * taken away is put there again, and if any of the log is gone, all of it.
   */
  follow(view: BranchView | undefined): void {
    const { head, end, log } = this.#known;
    const now = onBranch(view, undefined);
    const isWhole = listOf(now.log) === listOf(log);
    const left = now.hasLeftBehind ? [...now.answers] : [];
    this.#newlyLeft = new Set([...this.#newlyLeft, ...left]);
    // What is in a copy, no view shows.
    const hasLeftBehind = now.hasLeftBehind || this.#known.hasLeftBehind;
    this.#known = { ...now, hasLeftBehind, head, end: isWhole ? end : 0 };
    if (!isWhole) this.#missing = this.#ports.store.snapshot();
    this.#fading = new Set();
  }

  /** Whether there was a branch when it was seen or written last. */
  get isThere(): boolean {
    return this.#known.tip !== undefined;
  }

  /** Whether the log has grown since. */
  get isBehind(): boolean {
    return this.#known.end < this.#journal.end;
  }

  /** Whether the log there has become long, in pieces or in bytes. */
  get isLong(): boolean {
    const { log } = this.#known;
    const { piecesMax, bytesMax } = this.#bounds;
    const pieces = log.filter(({ path }) => pieceAt(path) !== undefined).length;
    const last = log.findLast(({ path }) => snapshotAt(path) !== undefined);
    const beyond = this.#journal.end - (last === undefined ? 0 : (snapshotAt(last.path) ?? 0));
    return pieces > piecesMax || beyond > Math.max(bytesMax, last?.bytes ?? 0);
  }

  /** The next commit puts this in the place of all that is before; when it is there, the disk lets go of that too. */
  beginWith(snapshot: LogSnapshot): void {
    this.#snapshot = snapshot;
  }

  /**
   * Brings the branch up to where the log stands, with or without a lease. State may be ahead of the log's durable end: an
   * answer whose event is not there yet does no harm, and one that is no longer wanted goes with a later commit that has
   * every event of State. A run is on at the head until its end is durable.
   *
   * One answer that GitHub refuses must not keep the log of all others from the branch: it stays in the cache alone.
   */
  async keep(lease: Lease | undefined, also: Beside = NOTHING_BESIDE): Promise<Kept> {
    const kept = await this.#keep(lease, also);
    if (kept.kind !== 'trouble' || kept.trouble.kind !== 'refused') return kept;
    const missing = this.#missingAnswers();
    if (missing.size === 0) return kept;
    const { refused, stoppedBy } = await siftAnswers(missing, some => this.#send(some));
    if (stoppedBy !== undefined) return stoppedBy;
    for (const [answer, trouble] of refused) this.#leftOut.set(answer, trouble);
    const rest = await this.#keep(lease, also);
    // What is refused without them as well is not refused for what is in them: the next commit has them again.
    if (rest.kind === 'trouble' && rest.trouble.kind === 'refused')
      for (const answer of refused.keys()) this.#leftOut.delete(answer);
    return rest;
  }

  /** A commit with answers only: where their events are not there yet, they do no harm. */
  async #send(some: SomeAnswers): Promise<{ readonly kind: 'sent' } | Exclude<Kept, { kind: 'kept' }>> {
    const asked = await this.#ports.branch.change({
      follows: this.#known.tip,
      message: `Keep answers of agent ${this.#journal.state.log?.agent ?? ''}`,
      put: new Map([...some].map(([answer, bytes]) => [answerPath(answer), bytes])),
      remove: [],
    });
    if (!asked.ok) return { kind: 'trouble', trouble: asked.trouble };
    if (asked.value.kind === 'moved') return { kind: 'moved' };
    const answers = new Set([...this.#known.answers, ...some.keys()]);
    this.#known = { ...this.#known, tip: asked.value.tip, answers };
    return { kind: 'sent' };
  }

  /** Those that are wanted and not there. */
  #missingAnswers(): SomeAnswers {
    const missing = new Map<Sha256, Uint8Array>();
    for (const answer of unpublishedAnswers(this.#journal.state)) {
      if (this.#known.answers.has(answer) || this.#leftOut.has(answer)) continue;
      const bytes = this.#ports.answers.get(answer);
      if (bytes !== undefined) missing.set(answer, bytes);
    }
    return missing;
  }

  async #keep(lease: Lease | undefined, also: Beside): Promise<Kept> {
    const { branch, store } = this.#ports;
    const { state, head, end, at, isAtRest: isDurable } = this.#journal;
    const { tip, hasLease } = this.#known;

    const wanted = unpublishedAnswers(state);
    const snapshot = this.#snapshot ?? this.#missing;
    const from = snapshot?.end ?? this.#known.end;
    const put = new Map<string, Uint8Array>();
    if (snapshot !== undefined) put.set(snapshotPath(snapshot.end), snapshot.bytes);
    if (end > from) put.set(piecePath(from), store.slice(from, end));
    const run = state.run?.id ?? (isDurable ? undefined : this.#journal.run);
    put.set('head.json', Buffer.from(branchHeadText(headOf(state, { ...head, at, end, run }))));
    if (lease !== undefined) put.set('lease.json', Buffer.from(`${JSON.stringify(lease, null, 2)}\n`));
    for (const [answer, bytes] of this.#missingAnswers()) put.set(answerPath(answer), bytes);
    const isSpared = (answer: Sha256) => this.#spared.has(answer) || this.#newlyLeft.has(answer);
    const unwanted = new Set(
      [...this.#known.answers].filter(answer => !wanted.has(answer) && !isSpared(answer)),
    );
    // State may have wanted one in between: only where it is that of the log itself is it known why none is wanted.
    const gone = isDurable ? [...unwanted].filter(answer => this.#fading.has(answer)) : [];
    const remove = gone.map(answerPath);
    // Nothing of what is there is gone on with.
    if (snapshot !== undefined || this.#known.end === 0)
      remove.push(...this.#known.log.map(({ path }) => path).filter(path => !put.has(path)));
    if (lease === undefined && hasLease) remove.push('lease.json');
    for (const [path, bytes] of also.put) put.set(path, bytes);
    remove.push(...also.remove);

    const message = `Keep the state of agent ${state.log?.agent ?? ''}\n\nEvents: ${head.seq}`;
    // There is nothing to remove from a branch that is made by this commit.
    const asked = await branch.change({
      follows: tip,
      message,
      put,
      remove: tip === undefined ? [] : remove,
    });
    if (!asked.ok) {
      // The snapshot may be what is in the way, and the branch can do without: the next run takes another.
      this.#snapshot = undefined;
      return { kind: 'trouble', trouble: asked.trouble };
    }
    if (asked.value.kind === 'moved') return { kind: 'moved' };

    const there = new Set([...this.#known.answers, ...[...put.keys()].flatMap(path => answerAt(path) ?? [])]);
    for (const answer of gone) there.delete(answer);
    const isBehindOthers = snapshot === undefined && this.#known.end > 0;
    const log = [...(isBehindOthers ? this.#known.log : []), ...logFilesIn(filesOf(put))];
    const { tip: next } = asked.value;
    this.#known = {
      ...this.#known,
      tip: next,
      head,
      end,
      log,
      answers: there,
      hasLease: lease !== undefined,
    };
    this.#fading = unwanted;
    this.#snapshot = undefined;
    if (snapshot !== this.#missing && snapshot !== undefined) store.beginWith(snapshot);
    this.#missing = undefined;
    const leftOut = [...this.#leftOut].find(([answer]) => wanted.has(answer))?.[1];
    return { kind: 'kept', leftOut };
  }
}

/** What a view shows of the log and of who is at work on it. */
export function onBranch(view: BranchView | undefined, head: BranchHead | undefined): OnBranch {
  const paths = [...(view?.files.keys() ?? [])];
  return {
    tip: view?.tip,
    head,
    end: head?.end ?? 0,
    log: logFilesIn(view?.files.values() ?? []),
    answers: new Set(paths.flatMap(path => answerAt(path) ?? [])),
    hasLease: paths.includes(LEASE),
    hasLeftBehind: paths.some(path => handedOverAt(path) !== undefined),
  };
}

/** Files in any order, to be compared. */
function listOf(files: readonly LogFile[]): string {
  const lines = files.map(({ path, bytes }) => `${path} ${bytes}`);
  return lines.sort().join('\n');
}

function filesOf(put: ReadonlyMap<string, Uint8Array>): readonly LogFile[] {
  return [...put].map(([path, { length }]) => ({ path, bytes: length }));
}

function headOf(
  { log }: State,
  { seq, hash, at, end, run }: Pick<BranchHead, 'seq' | 'hash' | 'at' | 'end'> & { run: RunId | undefined },
): BranchHead {
  const { id = '', repository = '', agent = '' } = log ?? {};
  return { version: 1, log: id, repository, agent, seq, hash, at, end, ...(run !== undefined && { run }) };
}
