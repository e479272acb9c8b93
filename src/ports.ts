import type { Failure } from './domain/failure.ts';
import type { Json, JsonObject } from './domain/json.ts';
import type { Usage } from './domain/event.ts';
import type { ResponseSchema } from './domain/response-schema.ts';
import type { Message, Mistake, OutputSpec, Task, TaskList } from './domain/task.ts';
import type { NanoUsd, Sha256, Tokens } from './domain/units.ts';

// The world as every run needs it; what a run at home on GitHub needs besides is in `ports/`. Each port has a contract test
// that its fake passes too.

export interface Clock {
  /** Milliseconds since the epoch, UTC. Somebody may set it, forward or back. */
  now(): number;
  /** Milliseconds from whenever, which nobody can set: they tell how long something took. A machine that sleeps may not count on. */
  elapsed(): number;
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
 * HTTP error other than 408, 504 and 524) releases it, and where nobody can know, `unknown` charges it whole.
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
  /** Resolves when the store could take an answer, as far as it can know: what is in the way is told before one is paid for. */
  prepare(): Promise<void>;
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
