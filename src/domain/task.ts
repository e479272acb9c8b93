import * as z from 'zod';

import { expected } from './expectation.ts';
import type { Json, JsonObject } from './json.ts';

/**
 * A task's name, and the name of its result file: so no trailing dot and no Windows device name either.
 * Uniqueness without regard to letter case is checked where all tasks are known.
 */
export const TaskId = z
  .string({ error: expected('a name for the task (a number needs quotes)') })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, {
    error: expected('up to 128 letters, digits, dots, hyphens and underscores, a letter or digit first'),
    abort: true,
  })
  .regex(/[^.]$/, { error: expected('a name without a dot at its end') })
  .regex(/^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))/i, {
    error: expected('a name that Windows does not keep for a device'),
  });
export type TaskId = z.infer<typeof TaskId>;

/** One message of a prompt. `content` is a Liquid template in a `TaskType`, plain text in a request. */
export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** What an answer must be: plain text, or JSON that matches a JSON Schema. */
export type OutputSpec =
  { readonly kind: 'text' } | { readonly kind: 'json'; readonly name: string; readonly schema: JsonObject };

/** What all tasks of a type share. The built-in types, the task file's own, and GitHub prompt files all become this. */
export type TaskType = {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly output: OutputSpec;
  /** Where the template of each message stands, in the order of `messages`. Built-in types stand in no file. */
  readonly places?: readonly Place[];
};

/** An input that is the text of a file in the repository, relative to the task file. */
export type FileInput = { readonly file: string };

/** Settings after precedence is resolved: task > type > prompt file > `defaults` > input or flag > environment > built-in. */
export type Settings = {
  /** Empty when nobody named one: an error unless the provider is `offline`. */
  readonly model: string;
  readonly completionTokensMax: number;
  readonly timeoutMs: number;
  readonly attemptsMax: number;
  /** Merged into the request's body as it is. `null` leaves a parameter out. */
  readonly parameters: JsonObject;
  readonly onChange: 'rerun' | 'keep';
};

/** Where something stands in a file somebody wrote. `line` and `column` count from 1. */
export type Place = { readonly path: string; readonly line: number; readonly column: number };

export type Task = {
  readonly id: TaskId;
  readonly type: TaskType;
  /** A value `{ file }` at the top level is a `FileInput`; all else is as the task file says. */
  readonly input: { readonly [name: string]: Json | FileInput };
  readonly settings: Settings;
  readonly idempotencyKey?: string;
  readonly place: Place;
};

/** A price somebody wrote into the task file. USD per million tokens. */
export type PriceEntry =
  | { readonly kind: 'usd'; readonly input: number; readonly output: number; readonly cachedInput?: number }
  | { readonly kind: 'like'; readonly model: string }
  | { readonly kind: 'free' };

/** All that the task files say. */
export type TaskList = {
  readonly tasks: readonly Task[];
  /** By model name. */
  readonly prices: ReadonlyMap<string, PriceEntry>;
  /** Where each of `prices` stands. */
  readonly pricePlaces: ReadonlyMap<string, Place>;
  /** Every file whose content the list depends on: task files, prompt files, file inputs. Relative to the workspace. */
  readonly files: readonly string[];
  /** Entries that were passed over, and why: for example a second task with the same `idempotency-key`. */
  readonly notices: readonly Mistake[];
};

/** Something wrong in a file: what was expected, what was got, what to do, in one sentence. */
export type Mistake = { readonly place: Place; readonly message: string };

/** What a rehearsal has in the model's place, in keys and in the log, so that it never counts as the real work done. */
export const OFFLINE_MODEL = 'offline';
