import type { State } from '../domain/state.ts';
import type { Head } from '../log/chain.ts';
import type { Lease } from '../domain/lease.ts';
import type { Sha256 } from '../domain/units.ts';
import { type BranchHead, branchHeadText } from '../domain/branch-head.ts';
import type { AnswerStore, CommitId, GitHubTrouble, LogStore, StateBranch } from '../ports.ts';
import { answerAt, answerPath, piecePath } from './branch-files.ts';
import type { Journal } from './journal.ts';
import { unpublishedAnswers } from './publish-results.ts';

/** What is on the branch already, as it was seen or written last. */
export type OnBranch = {
  /** Undefined: there is no branch yet. */
  readonly tip: CommitId | undefined;
  /** Where the log ends there. */
  readonly head: Head | undefined;
  /** How many bytes of this log are there. */
  readonly end: number;
  readonly answers: ReadonlySet<Sha256>;
  readonly hasLease: boolean;
};

export type Kept =
  | { readonly kind: 'kept'; readonly date: number | undefined }
  /** Somebody else wrote: this run is not the only writer any more. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'trouble'; readonly trouble: GitHubTrouble };

/** Files that go into the same commit. Only what is there may be removed. */
export type Beside = { readonly put: ReadonlyMap<string, Uint8Array>; readonly remove: readonly string[] };

const NOTHING_BESIDE: Beside = { put: new Map(), remove: [] };

type Ports = { readonly branch: StateBranch; readonly store: LogStore; readonly answers: AnswerStore };

/**
 * The log as it is known in the repository, with the answers that are not in the results yet. It grows by one commit at a
 * time, each of which follows the last: after any of them the branch alone is enough to go on from.
 */
export class BranchCopy {
  readonly #ports: Ports;
  readonly #journal: Journal;
  #known: OnBranch;
  /** Answers that were no longer wanted at the last commit. */
  #fading: ReadonlySet<Sha256> = new Set();

  constructor(ports: Ports, journal: Journal, known: OnBranch) {
    this.#ports = ports;
    this.#journal = journal;
    this.#known = known;
  }

  /** Whether a view shows the log as this run has left it. */
  isAsLeft(head: Head | undefined): boolean {
    const known = this.#known.head;
    return head?.seq === known?.seq && head?.hash === known?.hash;
  }

  /** Goes on behind a commit of somebody else's that has left the log as it was. */
  follow(tip: CommitId): void {
    this.#known = { ...this.#known, tip };
  }

  /** Whether the log has grown since. */
  get isBehind(): boolean {
    return this.#known.end < this.#journal.end;
  }

  /**
   * Brings the branch up to where the log stands, with or without a lease. State may be ahead of the log's durable end: an
   * answer whose event is not there yet does no harm, and one that is no longer wanted goes a commit later, when the event
   * that says so is there for sure. Whether a run is on is said as State has it, so its end is durable before.
   */
  async keep(lease: Lease | undefined, also: Beside = NOTHING_BESIDE): Promise<Kept> {
    const { branch, store, answers } = this.#ports;
    const { state, head, end, at } = this.#journal;
    const { tip, hasLease } = this.#known;

    const wanted = unpublishedAnswers(state);
    const put = new Map<string, Uint8Array>();
    if (end > this.#known.end) put.set(piecePath(this.#known.end), store.slice(this.#known.end, end));
    put.set('head.json', Buffer.from(branchHeadText(headOf(state, { ...head, at, end }))));
    if (lease !== undefined) put.set('lease.json', Buffer.from(`${JSON.stringify(lease, null, 2)}\n`));
    for (const answer of wanted) {
      const bytes = this.#known.answers.has(answer) ? undefined : answers.get(answer);
      if (bytes !== undefined) put.set(answerPath(answer), bytes);
    }
    const unwanted = new Set([...this.#known.answers].filter(answer => !wanted.has(answer)));
    const gone = [...unwanted].filter(answer => this.#fading.has(answer));
    const remove = gone.map(answerPath);
    if (lease === undefined && hasLease) remove.push('lease.json');
    for (const [path, bytes] of also.put) put.set(path, bytes);
    remove.push(...also.remove);

    const message = `Keep the state of agent ${state.log?.agent ?? ''}\n\nEvents: ${head.seq}`;
    const asked = await branch.change({ follows: tip, message, put, remove });
    if (!asked.ok) return { kind: 'trouble', trouble: asked.trouble };
    if (asked.value.kind === 'moved') return { kind: 'moved' };

    const there = new Set([...this.#known.answers, ...[...put.keys()].flatMap(path => answerAt(path) ?? [])]);
    for (const answer of gone) there.delete(answer);
    this.#known = { tip: asked.value.tip, head, end, answers: there, hasLease: lease !== undefined };
    this.#fading = unwanted;
    return { kind: 'kept', date: asked.date };
  }
}

function headOf({ log, run }: State, place: Pick<BranchHead, 'seq' | 'hash' | 'at' | 'end'>): BranchHead {
  const { seq, hash, at, end } = place;
  const { id = '', repository = '', agent = '' } = log ?? {};
  return { version: 1, log: id, repository, agent, seq, hash, at, end, ...(run && { run: run.id }) };
}
