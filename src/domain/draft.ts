import { type Account, type Amount, ZERO, add } from './budget.ts';
import { insertRetry, removeRetry } from './due.ts';
import { invariant } from './invariant.ts';
import {
  type Retry,
  type RunState,
  type Situation,
  type State,
  type TaskState,
  type TaskWork,
  type Tries,
  idsOf,
} from './state.ts';
import type { TallyDraft } from './oddities/tally.ts';
import type { TaskId } from './task.ts';
import type { TotalsRow } from './totals.ts';

/** State with the read-only marks off, for `evolve` and its helpers alone. */
export type Draft = Writable<Omit<State, 'run' | 'days' | 'months' | 'totals'>> & {
  run: RunDraft | undefined;
  /** The books change with every call, so they are written in place: a replay would copy them a million times. */
  readonly days: Map<string, AccountDraft>;
  readonly months: Map<string, AccountDraft>;
  readonly totals: Map<string, Writable<TotalsRow>>;
};
export type RunDraft = Writable<Omit<RunState, 'account' | 'tallies'>> & {
  readonly account: AccountDraft;
  readonly tallies: Map<string, TallyDraft>;
};
export type AccountDraft = Writable<Account>;

type Writable<Type> = {
  -readonly [field in keyof Type]: Type[field] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Type[field] extends ReadonlySet<infer Member>
      ? Set<Member>
      : Type[field];
};

/** Takes a task out of the index of the situation it is in. */
export function leave(draft: Draft, task: TaskState): void {
  if (task.status === 'pending') draft.pending.delete(task.id);
  if (task.status === 'failed') removeRetry(draft.retries as Retry[], { at: task.retryAt, task: task.id });
}

/** Puts a task into a situation and into its index. */
export function enter(
  draft: Draft,
  { id, key, input, taskType, model }: TaskWork,
  situation: Situation,
): void {
  draft.tasks.set(id, { id, key, input, taskType, model, ...situation });
  if (situation.status === 'pending') draft.pending.add(id);
  if (situation.status === 'failed')
    insertRetry(draft.retries as Retry[], { at: situation.retryAt, task: id });
  if ('published' in situation) retire(draft, id);
}

/** The result of an edited task replaces the one before, whose answer then is nowhere to be had any more. */
function retire(draft: Draft, id: TaskId): void {
  const before = draft.archive.get(id);
  if (before === undefined) return;
  draft.archive.delete(id);
  forgetKey(draft, before);
}

export function rememberKey(draft: Draft, { key, id }: Pick<TaskWork, 'key' | 'id'>): void {
  const known = draft.idsByKey.get(key);
  if (known === undefined) draft.idsByKey.set(key, [id]);
  else (known as TaskId[]).push(id);
}

export function forgetKey(draft: Draft, { key, id }: Pick<TaskWork, 'key' | 'id'>): void {
  const others = idsOf(draft, key).filter(other => other !== id);
  if (others.length === 0) draft.idsByKey.delete(key);
  else draft.idsByKey.set(key, others);
}

export function taskOf(draft: Draft, id: TaskId): TaskState {
  const task = draft.tasks.get(id);
  invariant(task, `task "${id}" is named before it was added`);
  return task;
}

/** A task that still may be worked on. */
export function openTask(draft: Draft, id: TaskId): Extract<TaskState, { tries: Tries }> {
  const task = taskOf(draft, id);
  invariant(task.status !== 'completed', `task "${id}" is worked on after it was completed`);
  return task;
}

export function runOf(draft: Draft): RunDraft {
  invariant(draft.run, 'a run does something before it started');
  return draft.run;
}

/** Notes that this run has dealt with the task, and what it spent on it; returns all that it has spent on it. */
export function touch(draft: Draft, id: TaskId, spent: Amount = ZERO): Amount {
  const { touched } = runOf(draft);
  const sum = add(touched.get(id) ?? ZERO, spent);
  touched.set(id, sum);
  return sum;
}
