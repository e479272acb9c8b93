import type { AlertKind } from '../alerts/alert.ts';
import type { CronLine } from './schedule.ts';

/** What can be known from outside of an agent that may have fallen silent. All times are milliseconds since the epoch. */
export type WatchFacts = {
  /** Undefined: no file of the default branch runs this agent. */
  readonly file: WatchedFile | undefined;
  /** Files that nobody could read, each with why: the agent may be in one of them. */
  readonly unreadable: readonly string[];
  /** Undefined: GitHub knows none, as for a file that has just been added. */
  readonly workflow: WatchedWorkflow | undefined;
  /** The last runs of its workflow that tell of the agent, in any order. */
  readonly runs: readonly WatchedRun[];
  readonly repository: WatchedRepository;
  /** How long it may be without a success, where somebody said so; else the file's own schedule counts. */
  readonly staleAfterMs: number | undefined;
  /** It has noted something in the repository: it was at work here once. */
  readonly hasState: boolean;
  /** When the agent itself last noted that a run ended well. An idle one notes nothing. */
  readonly loggedSuccessMs: number | undefined;
  /** When the agent itself last noted that a run ended, however it ended. */
  readonly notedMs: number | undefined;
  /** The kinds of its own alerts of which an issue is open, each with the reason that its memory gives. */
  readonly openAlerts: ReadonlyMap<AlertKind, string>;
  /** When a watcher last asked GitHub to start it. */
  readonly startAskedMs: number | undefined;
  /** When its file was last changed, where that is known: nothing was due by it before. */
  readonly changedMs?: number | undefined;
};

/** The workflow file of an agent, as far as it says when and how the agent runs. */
export type WatchedFile = {
  /** `.github/workflows/agent.yml`: somebody else's words. */
  readonly path: string;
  /** Lines of its schedule that GitHub takes. */
  readonly lines: readonly CronLine[];
  /** What is wrong with its other lines, one sentence each, with other people's words in it. */
  readonly complaints: readonly string[];
  /** It has `workflow_dispatch`. */
  readonly canBeStarted: boolean;
  /** What a run may take, once its first job has begun. */
  readonly timeoutMs: number;
};

export type WatchedWorkflow = {
  /** `disabled-by-inactivity`: by GitHub, in a public repository, after 60 days without a commit. */
  readonly state: 'active' | 'disabled-by-hand' | 'disabled-by-inactivity' | 'disabled';
  readonly createdAtMs: number;
  /** When its state last changed, as far as GitHub says. */
  readonly updatedAtMs?: number | undefined;
};

export type WatchedRun = {
  readonly id: number;
  /** The event that started it, as `schedule`. */
  readonly event: string;
  /** Where what it runs comes from; undefined: nobody knows. */
  readonly branch: string | undefined;
  readonly status: 'queued' | 'in-progress' | 'over';
  /** Of one that is over. `not-started`: GitHub could not begin it, as with a workflow file that is none. */
  readonly conclusion:
    'success' | 'failure' | 'cancelled' | 'timed-out' | 'not-started' | 'other' | undefined;
  readonly createdAtMs: number;
  /** Of its last attempt, which may have waited from then on. */
  readonly startedAtMs: number;
  /** When GitHub last noted anything about it. */
  readonly updatedAtMs: number;
};

export type WatchedRepository = {
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** The last commit on the default branch. */
  readonly committedAtMs: number | undefined;
};

/** What a run may take, once its first job has begun. */
export function timeoutOf(file: WatchedFile | undefined): number {
  return file?.timeoutMs ?? TIMEOUT_MS;
}

/** GitHub's own limit for a job that names none. */
const TIMEOUT_MS = 6 * 3_600_000;
