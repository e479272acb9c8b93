import { type BranchHead, parseBranchHead } from '../../domain/branch-head.ts';
import { type Lease, RENEW_AFTER_MS, lastSendMs, leaseMsFor, parseLease } from '../../domain/lease.ts';
import { timestampOf } from '../../domain/units.ts';
import type { Clock, Console, LogStore } from '../../ports.ts';
import type { GitHubAsked, GitHubTrouble } from '../../ports/github.ts';
import type { BranchView } from '../../ports/state-branch.ts';
import type { ClockOffset } from './clock-offset.ts';
import { type Beside, NOTHING_BESIDE, together, withoutGone, withoutMark } from './beside.ts';
import type { BranchCopy, Kept } from './branch-copy.ts';
import { BOUNDS, HEAD, type Home, LEASE } from './home.ts';
import type { Journal } from '../journal.ts';
import { lookInTime } from './look-in-time.ts';
import { CopySaver } from './save-copies.ts';
import { type SayOnce, saysOnce } from '../say-once.ts';
import { takeSnapshotIfLong } from './take-snapshot.ts';

const UP_TO_DATE: Kept = { kind: 'kept', leftOut: undefined };

export type KeeperOptions = {
  readonly offset: ClockOffset;
  /** The longest that any call of this run may take. */
  readonly timeoutMsMax: number;
  /** The lease that lay on the branch as the run began, of one that has ended; undefined: none did. */
  readonly leaseThen?: string | undefined;
};

/** A branch that moves so often under one commit is somebody's game. */
const MOVES_MAX = 5;
/** A branch that is gone may be shown for some seconds more: so much longer each time is waited for that. */
const SHOWN_MS = 1_000;
const MOVES_ON: GitHubTrouble = {
  kind: 'unreachable',
  message: `Could not write to the state branch: it moved ${MOVES_MAX + 1} times under one commit. Look who else writes to it.`,
};
/** Without a cache the branch is all there is; more commits than this would fill its history. */
const COMMIT_MS_WITHOUT_CACHE = 60_000;
const MADE_ANEW =
  'Somebody deleted the state branch while this run was at work. It is made anew, with all that this run knows.';
const KEPT_IN_CACHE =
  'All else is there; what is refused is in the Actions cache only, and is paid again if that is lost.';

/**
 * Keeps what a run does in the places that outlive its machine, while it goes on: in the cache every checkpoint
 * interval, on the branch less often, and the lease with it. What it cannot keep it says once, and tries again.
 */
export class StateKeeper {
  readonly #home: Home;
  readonly #clock: Clock;
  readonly #say: SayOnce;
  readonly #store: LogStore;
  readonly #journal: Journal;
  readonly #copy: BranchCopy;
  readonly #saver: CopySaver;
  readonly #options: KeeperOptions;
  readonly #stop = new AbortController();
  #lease: Lease | undefined;
  #loop: Promise<void> = Promise.resolve();
  /** The commit that is on its way. */
  #committing: Promise<void> = Promise.resolve();
  /** When this run began, by both clocks. */
  readonly #began: { readonly nowMs: number; readonly elapsedMs: number };
  #committedMs: number;
  #completedThen = 0;
  /** Another run has written to the branch: this one is not the only writer any more. */
  #isLost = false;
  /** The lease had run out before it was renewed. */
  #hasLapsed = false;
  /** What runs have left is at hand and not in the log yet. */
  #hasToSettle: boolean;
  /** It has gone round a commit that it had not seen, and which may ask the next run to look again: no mark must cover that. */
  #hasGoneRound = false;
  /** What goes with the next commit. */
  #waiting = NOTHING_BESIDE;

  constructor(
    ports: {
      readonly home: Home;
      readonly clock: Clock;
      readonly console: Console;
      readonly store: LogStore;
    },
    journal: Journal,
    copy: BranchCopy,
    options: KeeperOptions,
  ) {
    this.#home = ports.home;
    this.#clock = ports.clock;
    this.#say = saysOnce(ports.console);
    this.#store = ports.store;
    this.#journal = journal;
    this.#copy = copy;
    this.#saver = new CopySaver({ home: ports.home, journal, say: this.#say });
    this.#options = options;
    this.#hasToSettle = copy.hasLeftBehind;
    this.#began = { nowMs: ports.clock.now(), elapsedMs: ports.clock.elapsed() };
    this.#committedMs = this.#nowMs;
  }

  /** Whether the branch does not have all of the log. */
  get isBehind(): boolean {
    return this.#copy.isBehind;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** By our clock as it was when GitHub's was compared with it, though it may have been set back since, or the machine slept. */
  get #nowMs(): number {
    const { nowMs, elapsedMs } = this.#began;
    return Math.max(this.#clock.now(), nowMs + this.#clock.elapsed() - elapsedMs);
  }

  /** What GitHub's clock may say now. Whoever took it for earlier would think that the lease lasts longer than it does. */
  get #latestMs(): number {
    return this.#nowMs + this.#options.offset.mostMs;
  }

  /** The lease has run out, or had once: another run may have looked at the agent meanwhile, and told people of something. */
  get hasLapsed(): boolean {
    return this.#hasLapsed || this.mayBeLost;
  }

  /** The lease has run out, so another run may have taken it over. */
  get mayBeLost(): boolean {
    return this.#isLost || this.#lease === undefined || timestampOf(this.#latestMs) >= this.#lease.until;
  }

  /** Until when requests may be sent, by our own clock: later ones could outlive the lease. */
  get sendUntilMs(): number {
    if (this.#isLost || this.#lease === undefined) return 0;
    const leftMs = lastSendMs(this.#lease, this.#options.timeoutMsMax) - this.#latestMs;
    return this.#clock.now() + leftMs;
  }

  /**
   * The first commit of a run: nothing may be sent before it, as it takes the lease and draws the budget. A log that has
   * become long begins with a snapshot after a second one.
   */
  async begin(also: Beside): Promise<Kept> {
    const kept = await this.#commit(also);
    const isDue = kept.kind === 'kept' && (await takeSnapshotIfLong(this.#store, this.#journal, this.#copy));
    if (!isDue) return kept;
    const again = await this.#commit();
    return again.kind === 'moved' ? again : kept;
  }

  /** From now on checkpoints are made by themselves. */
  start(): void {
    this.#loop = this.#checkpoints();
    // A bug in it is heard of by whoever stops it: until then the run itself goes on.
    this.#loop.catch(() => {});
  }

  /** The run is to end soon: what takes a while to be ready for its last copy is made ready. */
  hurry(): void {
    this.abandon();
    this.#home.copies.prepareSave();
  }

  /** No checkpoint is begun any more; one that is on its way is not waited for. */
  abandon(): void {
    this.#stop.abort();
  }

  /** Resolves when nothing is on its way any more. */
  async stop(): Promise<void> {
    this.abandon();
    await this.#loop;
  }

  /** What runs left behind that lost their place is in the log now: `beside` goes with the next commit. */
  settle(beside: Beside): void {
    this.#hasToSettle = false;
    this.#waiting = together(this.#waiting, beside);
    this.#copy.spareNoMore();
  }

  /** Resolves when the branch has all of the log as it is now, with the answers: whatever happens to this machine then, they are there. */
  async bringUpToDate(): Promise<Kept> {
    await this.#committing;
    if (this.#isLost) return { kind: 'moved' };
    return this.#copy.isBehind ? this.#commit() : UP_TO_DATE;
  }

  /** The last commit, after one that is on its way: the lease goes with it. */
  async end(also: Beside): Promise<Kept> {
    await this.#committing;
    if (this.#isLost) return { kind: 'moved' };
    return this.#noted(await this.#keep(undefined, also));
  }

  /** A copy for the cache, if anything is new since the last. */
  saveCopy(): Promise<void> {
    return this.#saver.save();
  }

  async #checkpoints(): Promise<void> {
    const { signal } = this.#stop;
    const { checkpointIntervalMs } = this.#home;
    for (let waitMs = checkpointIntervalMs; !signal.aborted;) {
      // The lease is renewed in time, however seldom copies are wanted.
      const sleptMs = Math.min(waitMs, RENEW_AFTER_MS);
      await this.#clock.sleep(sleptMs, signal);
      waitMs -= sleptMs;
      if (signal.aborted || this.#isLost) return;
      if (waitMs === 0) {
        // A copy of this log would stand before those of a run that has taken over, or before one that is not taken in yet.
        if (!this.mayBeLost && !this.#hasToSettle) await this.saveCopy();
        waitMs = checkpointIntervalMs;
      }
      if (!signal.aborted && this.#isCommitDue()) await this.#commit();
    }
  }

  #isCommitDue(): boolean {
    const sinceMs = this.#nowMs - this.#committedMs;
    if (sinceMs >= RENEW_AFTER_MS) return true;
    if (!this.#copy.isBehind) return false;
    const { resultsPerCommit } = this.#home.bounds ?? BOUNDS;
    if (this.#completed - this.#completedThen >= resultsPerCommit) return true;
    // Not whether the log has grown since the last copy: it does that while a copy is on its way.
    return this.#saver.isFailing && sinceMs >= COMMIT_MS_WITHOUT_CACHE;
  }

  /** Results, not answers: many tasks may have the same. */
  get #completed(): number {
    let completed = 0;
    for (const { status } of this.#journal.state.tasks.values()) if (status === 'completed') completed += 1;
    return completed;
  }

  /** One after the other: each must follow the last. */
  #commit(also?: Beside): Promise<Kept> {
    const commit = this.#committing.then(() => this.#commitNow(also));
    this.#committing = commit.then(nothing, nothing);
    return commit;
  }

  async #commitNow(also?: Beside): Promise<Kept> {
    const completed = this.#completed;
    const nowMs = this.#latestMs;
    if (this.#lease !== undefined && this.mayBeLost) this.#hasLapsed = true;
    const since = this.#lease?.since ?? timestampOf(nowMs);
    const lease: Lease = {
      version: 1,
      run: this.#journal.run,
      since,
      until: timestampOf(nowMs + leaseMsFor(this.#options.timeoutMsMax)),
    };
    const asked = await this.#keep(lease, also);
    // Why a run cannot begin is told by whoever begins it.
    const kept = asked.kind === 'trouble' && this.#lease === undefined ? asked : this.#noted(asked);
    if (kept.kind === 'kept') {
      this.#lease = lease;
      this.#committedMs = this.#nowMs;
      this.#completedThen = completed;
    }
    return kept;
  }

  /** What somebody has done who is no other run is gone round, also if it is that the branch is gone. */
  async #keep(lease: Lease | undefined, beside = NOTHING_BESIDE): Promise<Kept> {
    for (let also = beside, moves = 0; ; moves += 1) {
      const waiting = this.#waiting;
      if (this.#hasGoneRound) also = withoutMark(also);
      const kept = await this.#copy.keep(lease, together(waiting, also));
      if (kept.kind === 'kept' && this.#waiting === waiting) this.#waiting = NOTHING_BESIDE;
      const isGone = kept.kind === 'trouble' && kept.trouble.kind === 'missing' && this.#copy.isThere;
      if (!(isGone || kept.kind === 'moved')) return kept;
      const looked = await this.#look();
      // Nobody knows who has moved it: to be asked again, not to be given up.
      if (!looked.ok) return { kind: 'trouble', trouble: looked.trouble };
      const view = looked.value;
      if (view === undefined) this.#say('warning', MADE_ANEW);
      else if (!this.#isAsLeft(view)) return kept;
      if (moves === MOVES_MAX) return isGone ? kept : { kind: 'trouble', trouble: MOVES_ON };
      if (isGone && view !== undefined) await this.#clock.sleep(SHOWN_MS * (moves + 1));
      this.#hasGoneRound = true;
      this.#copy.follow(view);
      this.#waiting = withoutGone(this.#waiting, view);
      also = withoutGone(also, view);
    }
  }

  /** Whoever looks at the branch as it was before its own last commit would think that it is not there. */
  async #look(): Promise<GitHubAsked<BranchView | undefined>> {
    const look = () => this.#home.branch.look([HEAD, LEASE]);
    const mayBeBehind = (view: BranchView | undefined) => this.#copy.mayBeBefore(headIn(view));
    return lookInTime(await look(), { clock: this.#clock, look, mayBeBehind });
  }

  /** Neither the log nor the lease is another run's now. */
  #isAsLeft(view: BranchView): boolean {
    const text = view.texts.get(LEASE);
    const holder = parseLease(text)?.run;
    // Whoever lives has renewed it.
    const isOver = text !== undefined && text === this.#options.leaseThen;
    const isHeld = holder !== undefined && holder !== this.#journal.run && !isOver;
    return !isHeld && this.#copy.isAsLeft(headIn(view));
  }

  #noted(kept: Kept): Kept {
    if (kept.kind === 'moved') this.#isLost = true;
    if (kept.kind === 'trouble') this.#say('warning', kept.trouble.message);
    if (kept.kind === 'kept' && kept.leftOut !== undefined)
      this.#say('warning', `${kept.leftOut.message} ${KEPT_IN_CACHE}`);
    return kept;
  }
}

function headIn(view: BranchView | undefined): BranchHead | undefined {
  return parseBranchHead(view?.texts.get(HEAD) ?? '');
}

const nothing = () => {};
