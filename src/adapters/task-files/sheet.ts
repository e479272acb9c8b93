import type { Mistake, Place } from '../../domain/task.ts';
import type { MistakeList } from './mistake-list.ts';

/** Steps from a value to a value inside it: keys of maps and indexes of lists. */
export type Path = readonly PropertyKey[];

/** A value somebody wrote, and where each part of it stands. */
export type Located = {
  readonly value: unknown;
  /** The place of the key or list item that a path leads to, or of the last step that exists. */
  placeOf(path: Path): Place;
};

/** One task file, parsed but not yet understood. */
export type Sheet = {
  /** One document, or a line for each task. */
  readonly form: 'document' | 'lines';
  /** All but the tasks. Undefined: a JSON Lines file without a first line for it. */
  readonly head: Located | undefined;
  /** The tasks, in order. What cannot be parsed on the way is reported, and passed over. */
  tasks(mistakes: MistakeList): Iterable<Located>;
};

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Deeper than anybody nests by hand; far from what would overflow a stack. */
export const DEPTH_MAX = 100;
export const TOO_DEEP = `is nested more than ${DEPTH_MAX} levels deep; flatten it.`;
