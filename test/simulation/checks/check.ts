import type { LogRecord } from '../../../src/domain/event.ts';
import type { Limits } from '../../../src/domain/budget.ts';
import type { Lease } from '../../../src/domain/lease.ts';
import type { State } from '../../../src/domain/state.ts';

/** A request that reached the model's service. */
export type Called = {
  readonly run: string;
  readonly runStartedMs: number;
  /** When it left its process. */
  readonly sentMs: number;
  readonly atMs: number;
  /** Those of its run: what was in force when its hold was made. */
  readonly limits: Limits;
  readonly content: string;
  readonly key: string;
  /** The keys of the tasks that were done by a whole copy from the cache that its run went on from. */
  readonly doneInCopy: ReadonlyMap<string, string>;
  /** The hold that was on the disk of the run's machine, synced, when the request arrived; undefined: there was none for it. */
  readonly hold: Hold | undefined;
  /** How long its run waits for the answer. */
  readonly timeoutMs: number;
  /** The one on the state branch at this instant. */
  readonly lease: Lease | undefined;
  /** The default branch as it was when its run began. */
  readonly checkedOut: ReadonlyMap<string, Buffer>;
  /** False: its process died when the request had left it. */
  readonly isAlive: boolean;
};
export type Hold = {
  readonly task: string;
  readonly tokens: number;
  readonly nanoUsd: number;
  /** When its run had started, as its log says: in that day and month it counts. */
  readonly startedAt: string;
};
/** What the service takes for it, whatever the agent learns of that. */
export type Bill = { readonly tokens: number; readonly nanoUsd: number };

/** A commit of the agent to its state branch. */
export type Kept = {
  readonly atMs: number;
  readonly files: ReadonlyMap<string, Buffer>;
  /** What it added to the log. */
  readonly records: readonly LogRecord[];
  /** As the log has it now. */
  readonly state: State;
};

/** A commit of the agent to the default branch, with what it changed. */
export type Published = {
  readonly atMs: number;
  readonly changed: ReadonlyMap<
    string,
    { readonly before: Buffer | undefined; readonly now: Buffer | undefined }
  >;
};

/** A job that is over, and said that all it did is kept. */
export type Ended = {
  readonly run: string;
  readonly startedMs: number;
  readonly atMs: number;
  readonly outcome: string;
  /** Its lines in the log on its machine. */
  readonly lines: readonly { readonly type: string; readonly key: string; readonly task: string }[];
  readonly records: readonly LogRecord[];
  readonly files: ReadonlyMap<string, Buffer>;
};

/** A run that found another one at work, as it says. */
export type Overlapped = { readonly run: string; readonly hasMetOthers: boolean };

/** A run that asked the cache for a copy. */
export type Restored = {
  readonly run: string;
  readonly kind: 'hit' | 'missing' | 'off' | 'unreachable';
  /** Whether the branch says that a run is on: then it was killed. */
  readonly isRunOpen: boolean;
};

/** How the log stands after a run. */
export type AfterRun = {
  readonly records: readonly LogRecord[];
  /** State as the branch alone has it. */
  readonly state: State;
};

export type IssueAtEnd = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** By a request that arrived when its run had long given it up. */
  readonly cameLate: boolean;
  readonly comments: readonly { readonly id: number; readonly author: string; readonly body: string }[];
};

/** How all stands after the last run, in which nothing went wrong, also where the log cannot be read. */
export type AtEnd = {
  readonly atMs: number;
  /** How the last run ended. */
  readonly outcome: string;
  readonly issues: readonly IssueAtEnd[];
};

/** And with the log. */
export type AtRest = AfterRun &
  AtEnd & {
    readonly files: ReadonlyMap<string, Buffer>;
    readonly calls: readonly { readonly call: Called; readonly bill: Bill }[];
    /** Logins that may write to the repository. */
    readonly writers: readonly string[];
    /** Those of the task file, with the keys of their work. */
    readonly wanted: ReadonlyMap<string, string>;
    readonly attemptsMax: number;
  };

/** What must always be true, watched while a story goes on. It says what it saw that is not. */
export interface Check {
  readonly name: string;
  called?(call: Called): string | undefined;
  billed?(call: Called, bill: Bill): string | undefined;
  /** Its run has heard what the service took for it. */
  told?(call: Called, bill: Bill, atMs: number): string | undefined;
  kept?(commit: Kept): string | undefined;
  published?(commit: Published): string | undefined;
  ended?(job: Ended): string | undefined;
  overlapped?(run: Overlapped): string | undefined;
  restored?(run: Restored): string | undefined;
  /** A run has ended in which nothing went wrong. */
  ranClean?(rest: AfterRun): string | undefined;
  settled?(rest: AtRest): string | undefined;
  cameToRest?(end: AtEnd): string | undefined;
  /** One that goes on from what this one has seen, in a world of its own; undefined: it remembers nothing. */
  fork?(): Check;
}
