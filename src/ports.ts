import type { Failure } from './domain/failure.ts';
import type { JsonObject } from './domain/json.ts';
import type { Usage } from './domain/event.ts';
import type { ResponseSchema } from './domain/response-schema.ts';
import type { Message, Mistake, OutputSpec, Task, TaskList } from './domain/task.ts';
import type { Json } from './domain/json.ts';
import type { NanoUsd, Sha256, Timestamp, Tokens } from './domain/units.ts';

/** The world as the agent sees it. Each port has a contract test that its fake passes too. */

export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts: waiting has no failure. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  /** In [0, 1). */
  fraction(): number;
  /** A word of `length` lower-case letters and digits. */
  word(length: number): string;
}

/** One call to a model, complete: the adapter adds only what its provider's protocol needs. */
export type Call = {
  /** The name of the task's type, for an adapter that has no model to read the prompt. It is not sent. */
  readonly type: string;
  readonly model: string;
  readonly messages: readonly Message[];
  /** Merged into the body as it is. */
  readonly parameters: JsonObject;
  readonly output: OutputSpec;
  /** The schema to send with the request; undefined when the answer is plain text. */
  readonly responseSchema: ResponseSchema | undefined;
  readonly completionTokensMax: Tokens;
  /** The name under which this model takes the output cap. */
  readonly outputCapName: 'max_tokens' | 'max_completion_tokens';
  readonly withoutTemperature: boolean;
  /** What the hold assumed, in nano-USD per million tokens, for providers that can be told a ceiling. */
  readonly priceMax: { readonly prompt: number; readonly completion: number } | undefined;
  readonly timeoutMs: number;
};

/** What a provider's headers say about its pace. Undefined: it did not say. */
export type Pace = {
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly requestsRemaining?: number | undefined;
  readonly tokensRemaining?: number | undefined;
  /** Milliseconds until the remaining figures are full again. */
  readonly resetMs?: number | undefined;
};

/**
 * What came back. `spend` says what the hold becomes: `known` usage settles it, `none` (no byte was sent, or an
 * HTTP error other than 408 and 504) releases it, and where nobody can know, `unknown` charges it whole.
 */
export type Reply = {
  readonly result:
    | {
        readonly kind: 'answer';
        readonly text: string;
        readonly finishReason: string | undefined;
        readonly servedBy: string | undefined;
      }
    | { readonly kind: 'failure'; readonly failure: Failure }
    | { readonly kind: 'aborted' };
  readonly spend:
    | { readonly kind: 'known'; readonly usage: Usage; readonly costNanoUsd: NanoUsd | undefined }
    | { readonly kind: 'none' }
    | { readonly kind: 'unknown' };
  readonly pace: Pace;
};

export interface Llm {
  /**
   * Sends one request, once. Never rejects for what a provider, a network or a model does: that is a `Reply`.
   * `signal` aborts the call; what was sent by then may have been paid for.
   */
  ask(call: Call, signal: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * The log's bytes on the disk of the runner. It knows nothing of their meaning. Offsets count from the log's first byte, also
 * when what was before a snapshot is not here.
 */
export interface LogStore {
  /** What the log begins with; undefined: with its first byte. */
  snapshot(): LogSnapshot | undefined;
  /** All bytes behind it in order, in chunks of any size, each good until the next: a log is longer than memory should be. */
  read(): Iterable<Uint8Array>;
  /** The bytes from one offset to another, all of which are here: what a copy elsewhere does not have yet. */
  slice(from: number, to: number): Uint8Array;
  /**
   * Appends bytes and resolves when they would survive the machine. Calls that arrive while a sync is under way
   * share the next one. After a failure every later call fails too: nothing may follow a hole.
   */
  append(bytes: Uint8Array): Promise<void>;
  /** Keeps all bytes from `offset` aside under a name that is returned, then cuts them off. */
  cutAt(offset: number): string;
  /** How many bytes were cut off at `offset` and are kept aside; undefined: none ever were. */
  keptAt(offset: number): number | undefined;
  /** The next append begins a file of its own, so that a snapshot can stand for all before it. Not while one is on its way. */
  beginSegment(): void;
  /** From now on the log, empty or with a segment at the snapshot's end, begins with it: whole or not at all in any crash. */
  beginWith(snapshot: LogSnapshot): void;
}

/** State where the first `end` bytes of the log have been read, as `takeSnapshot` writes it. */
export type LogSnapshot = { readonly end: number; readonly bytes: Uint8Array };

/** Answers that are not published yet, each one line of JSON and named by the SHA-256 of its bytes. */
export interface AnswerStore {
  /** Resolves when the bytes would survive the machine. */
  put(answer: Sha256, bytes: Uint8Array): Promise<void>;
  /** Undefined when it is not there, or when its bytes do not have its name's hash any more. */
  get(answer: Sha256): Uint8Array | undefined;
  list(): readonly Sha256[];
  remove(answer: Sha256): Promise<void>;
  /** Lets go of all others. Not while one is being put: nobody could know whether it is wanted. */
  keepOnly(wanted: ReadonlySet<Sha256>): Promise<void>;
}

export type LoadedInput =
  | { readonly ok: true; readonly input: { readonly [name: string]: Json } }
  | { readonly ok: false; readonly mistake: Mistake };

export interface TaskSource {
  /** Reads all task files. Either everything is right, or every mistake is named. */
  read(): TaskRead;
  /** The task's input with its file inputs replaced by the files' text. */
  load(task: Task): LoadedInput;
}
export type TaskRead =
  | { readonly ok: true; readonly list: TaskList }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** The folder of results in the repository. Everything in it belongs to the repository's people once it was written. */
export interface ResultStore {
  /** Writes the whole file atomically. `path` is relative to the workspace and came from `result-path.ts`. */
  write(path: string, bytes: Uint8Array): WriteResult;
  /** Undefined when there is no such regular file. */
  read(path: string): Uint8Array | undefined;
  remove(path: string): WriteResult;
  /** Every result file below the fixed part of the pattern. */
  list(): readonly string[];
}
export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

export type Level = 'debug' | 'info' | 'notice' | 'warning' | 'error';

/** The one way out for text that people read. Whatever is in it, no line of it can become a command. */
export interface Console {
  write(
    level: Level,
    text: string,
    place?: { readonly path: string; readonly line: number; readonly column: number },
  ): void;
  /** A line that replaces the one before it where the terminal can do that; dropped elsewhere. */
  progress(text: string): void;
}

/**
 * Copies of a folder in a place that outlives the machine, for a while: a copy may be gone, or old, at any time.
 * Never the truth: see the design's section 4.
 */
export interface CopyStore {
  /**
   * Brings back the newest copy whose key starts with `prefix` into `into`, a scratch folder that is there and empty.
   * It never rejects for what the service or a copy does, and writes nothing outside `into`; after anything but a
   * `hit`, what is in there means nothing.
   */
  restore(prefix: string, into: string): Promise<Restored>;
  /**
   * Keeps a copy of everything in `folder`, in which nothing may change meanwhile. `key`: at most 512 characters, no
   * comma, a new one each time, as a copy is never replaced. It never rejects for what the service does.
   */
  save(key: string, folder: string): Promise<Saved>;
  /** Something will be saved soon: what can be made ready for it is. No more than a hint. */
  prepareSave(): void;
}

/** A `reason` is a sentence for people, and holds no text of the service or of a copy. */
export type Restored =
  /** `key` is as whoever made the copy wrote it. */
  | { readonly kind: 'hit'; readonly key: string }
  /** The service says that there is no such copy. */
  | { readonly kind: 'missing' }
  /** The service could not be asked, or what it gave cannot be used: nobody knows whether there is a copy. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** There is no service here, or this job may not read from it: it was not asked. */
  | { readonly kind: 'off'; readonly reason: string };

export type Saved =
  | { readonly kind: 'saved' }
  /** The service lets this run read only. */
  | { readonly kind: 'read-only'; readonly reason: string }
  /** What the repository's owner may store is used up. */
  | { readonly kind: 'full'; readonly reason: string }
  /** A copy of this key is there already, maybe this one: its acknowledgement may have been lost. */
  | { readonly kind: 'taken'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** There is no service here, or this job may not write to it: it was not asked. */
  | { readonly kind: 'off'; readonly reason: string };

/** A commit of the repository, by its 40 hexadecimal digits. */
export type CommitId = string;

/**
 * A branch of the repository that only agents of ours write to. Every change says which commit it must follow, so two
 * writers can never both be right, and nothing is ever forced.
 */
export interface StateBranch {
  /** The tip, and what stands in the files that are asked for; undefined: there is no such branch. */
  look(paths: readonly string[]): Promise<GitHubAsked<BranchView | undefined>>;
  /** A file's bytes by the id that a view has of it. */
  fetch(file: BranchFile): Promise<GitHubAsked<Uint8Array>>;
  /** One commit, whole or not at all. `follows` undefined: the branch is made by it. */
  change(change: BranchChange): Promise<GitHubAsked<Changed>>;
}

export type BranchView = {
  readonly tip: CommitId;
  /** Texts of the files that were asked for. One that is not there, or is no text, is left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** All files of the branch, by path. */
  readonly files: ReadonlyMap<string, BranchFile>;
};
export type BranchFile = { readonly path: string; readonly id: string; readonly bytes: number };

export type BranchChange = {
  readonly follows: CommitId | undefined;
  readonly message: string;
  readonly put: ReadonlyMap<string, Uint8Array>;
  readonly remove: readonly string[];
};

export type Changed =
  | { readonly kind: 'changed'; readonly tip: CommitId }
  /** Another commit came first: nothing was written. */
  | { readonly kind: 'moved' };

/** `date` is GitHub's time of the answer, in milliseconds since the epoch. */
export type GitHubAsked<Value> =
  | { readonly ok: true; readonly value: Value; readonly date: number | undefined }
  | { readonly ok: false; readonly trouble: GitHubTrouble };

/** Why GitHub could not be used, for people: what was expected, what came, what to do. */
export type GitHubTrouble = {
  readonly kind:
    | 'unauthorized'
    | 'forbidden'
    | 'missing'
    /** A rule keeps every commit of ours from this branch. */
    | 'protected'
    /** Something in what was sent is not taken. */
    | 'refused'
    | 'rate-limited'
    | 'unreachable';
  readonly message: string;
};

/** Where people are told what they must do something about. It knows nothing of what the issues say. */
export interface IssueTracker {
  /** Issues with that label that were opened by whoever we are: open ones, and those closed since then. Oldest first. */
  list(label: string, closedSince: Timestamp): Promise<GitHubAsked<readonly TrackedIssue[]>>;
  /** What GitHub refuses of the wishes is left out. */
  create(issue: NewIssue): Promise<GitHubAsked<CreatedIssue>>;
  /** What is left out stays as it is. */
  change(number: number, change: IssueChange): Promise<GitHubAsked<undefined>>;
  comment(number: number, body: string): Promise<GitHubAsked<undefined>>;
}

export type TrackedIssue = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly closedAt: Timestamp | undefined;
  /** Nobody can comment there any more, but for those who may write. */
  readonly isLocked: boolean;
};
export type NewIssue = {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly wishes: IssueWishes;
};
/** What people asked for beside: an issue that goes without is better than none. */
export type IssueWishes = { readonly labels: readonly string[]; readonly assignees: readonly string[] };
export type CreatedIssue = {
  readonly issue: TrackedIssue;
  /** Wishes that GitHub refused. */
  readonly refused: readonly (keyof IssueWishes)[];
};
export type IssueChange = {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
};

/**
 * The state folder on the runner's disk, as a whole. Copies from elsewhere come into a scratch folder first: nothing of
 * them counts before it was checked.
 */
export interface StateDisk {
  /** What lies here now, or undefined when there is nothing. */
  here(): StateCopy | undefined;
  /** Whether what lies here was fetched by a run that got no further: its last run was not at work here. */
  wasFetched(): boolean;
  /** From now on, what lies here is this machine's own. */
  own(): void;
  /** A new and empty place for a copy. */
  openScratch(): ScratchCopy;
  /** Puts a copy in the place of what lies here, which is kept aside; it counts as fetched until `own`. */
  adopt(copy: ScratchCopy): void;
  /** Whatever was fetched and not adopted goes. */
  clearScratch(): void;
  /** Copies the log up to `end`, a seal, and the answers into a folder in which nothing changes until it is removed. */
  copy(end: number): CopiedState;
}

export type StateCopy = { readonly store: LogStore; readonly answers: AnswerStore };
export type ScratchCopy = {
  readonly folder: string;
  readonly store: LogStore & { close(): Promise<void> };
  readonly answers: AnswerStore;
};
export type CopiedState = { readonly folder: string; remove(): void };

/** GitHub's own list of the repository's workflow runs. */
export interface WorkflowRuns {
  /** Whether a run, by its id and attempt as in the log, is still on. Reading it takes `actions: read`. */
  isOver(run: string): Promise<GitHubAsked<boolean>>;
}

/** The comments of pull requests. It knows nothing of what they say. */
export interface PullRequestComments {
  /**
   * Comments by whoever we are, oldest first, that are wanted by their text. One that is wanted is looked for until it is
   * found, and those that stand near it come with it.
   */
  find(pull: number, isWanted: (body: string) => boolean): Promise<GitHubAsked<readonly OwnComment[]>>;
  create(pull: number, body: string): Promise<GitHubAsked<undefined>>;
  change(comment: OwnComment, body: string): Promise<GitHubAsked<undefined>>;
}

export type OwnComment = { readonly id: number; readonly body: string };
