import type { Alerting } from '../alerts/alert-people.ts';
import type { LookBack } from '../watch/look-back.ts';
import type { RequestPorts } from '../requests/requests.ts';
import type { Head } from '../../log/chain.ts';
import type { RunReport } from '../../report/run-report.ts';
import type { CopyStore } from '../../ports/copies.ts';
import type { GitHubAsked, WorkflowRuns } from '../../ports/github.ts';
import type { BranchView, StateBranch } from '../../ports/state-branch.ts';
import type { StateDisk } from '../../ports/state-disk.ts';

/** Where an agent's state outlives the machine it runs on, and where people are told of it: its home on GitHub. */
export type Home = {
  readonly branch: StateBranch;
  /** The branch as the step saw it first, with `LOOKED_AT`: one look is enough for all that a run must know. */
  readonly looked: () => Promise<GitHubAsked<BranchView | undefined>>;
  readonly copies: CopyStore;
  /** With a prefix that no other agent's copies have. */
  readonly copyPrefix: string;
  readonly disk: StateDisk;
  readonly runs: WorkflowRuns;
  /** What the run saw of its own past as it started. */
  readonly lookedBack: LookBack;
  /** How people are called for help. */
  readonly alerting: Alerting;
  /** Where people ask for something; undefined: nowhere. */
  readonly requests?: RequestPorts | undefined;
  readonly checkpointIntervalMs: number;
  /** How much may gather before it is kept in another form; undefined: what is usual. */
  readonly bounds?: Bounds | undefined;
  /** What the next run needs to know at once that there is nothing to do; undefined: there may be. */
  readonly markIdle: (report: RunReport, files: readonly string[], head: Head) => string | undefined;
};

/** How much may gather on the branch and beside it. */
export type Bounds = {
  /** A log in more pieces begins with a snapshot from then on: each is one request to whoever has nothing but the branch. */
  readonly piecesMax: number;
  /** A longer one does too; but a snapshot longer than what it replaces would fill the history that it is to keep short. */
  readonly bytesMax: number;
  /** So many results, and the branch is brought up to date even where the cache works: not only when the lease is renewed. */
  readonly resultsPerCommit: number;
};

export const BOUNDS: Bounds = { piecesMax: 40, bytesMax: 1024 * 1024, resultsPerCommit: 100 };

/** Files of the state branch beside the log: who is at work, where the log ends, and what the last runs left. */
export const HEAD = 'head.json';
export const LEASE = 'lease.json';
export const IDLE = 'idle.json';
export const UNREACHED = 'cache-unreachable.json';

/** What must be looked at before a run knows whether it may begin. */
export const LOOKED_AT: readonly string[] = [HEAD, LEASE, IDLE, UNREACHED];
