import type { Event } from './event.ts';
import { OFFLINE_MODEL, type Settings, type TaskId } from './task.ts';
import { type State, type TaskState, type TaskWork, versionOf } from './state.ts';

/** A task as the task file has it now, by hash, with the settings that bear on what becomes of it. */
export type ListedTask = TaskWork & { readonly attemptsMax: number; readonly onChange: Settings['onChange'] };

/**
 * How a listed task stands to what the log knows.
 *
 * `new`: never seen. `known`: seen with this key. `changed`: seen with another key, so it runs again. `returned`:
 * finished with this key before it was removed or edited, so it is not paid again. `kept`: its key is another, but its
 * answer stays, because only the prompt around an unchanged input changed and `on-change` is `keep`, or because a
 * rehearsal never replaces a model's answer. `busy`: in flight with another key; looked at again when its answer is in.
 */
export type Standing = 'new' | 'known' | 'changed' | 'returned' | 'kept' | 'busy';

export function standingOf(listed: ListedTask, state: State): Standing {
  const task = state.tasks.get(listed.id);
  if (task?.key === listed.key) return 'known';
  if (task?.status === 'processing') return 'busy';
  if (versionOf(state, listed.id, listed.key) !== undefined) return 'returned';
  if (task === undefined) return 'new';
  return task.status === 'completed' && task.input === listed.input && keeps(listed, task)
    ? 'kept'
    : 'changed';
}

/** Brings the log's list of tasks up to the task file's. */
export function listTasks(listed: readonly ListedTask[], state: State): Event[] {
  const ids = new Set(listed.map(({ id }) => id));
  const events: Event[] = [];

  for (const task of state.tasks.values()) {
    if (!ids.has(task.id) && task.status !== 'processing')
      events.push({ type: 'TaskRemoved', task: task.id });
  }
  for (const task of listed) events.push(...eventsOf(task, state));
  return events;
}

function eventsOf(listed: ListedTask, state: State): Event[] {
  const { id: task, key, input, taskType, model } = listed;
  switch (standingOf(listed, state)) {
    case 'new':
    case 'changed':
    case 'returned':
      return [
        { type: state.tasks.has(task) ? 'TaskChanged' : 'TaskAdded', task, key, input, taskType, model },
      ];
    case 'known':
      return quarantineExhausted(task, listed.attemptsMax, state);
    case 'kept':
    case 'busy':
      return [];
  }
}

/** Kills may have used up a task's attempts, or somebody lowered their number: then it is set aside before it is tried again. */
function quarantineExhausted(id: TaskId, attemptsMax: number, state: State): Event[] {
  const task = state.tasks.get(id);
  if (task?.status !== 'pending' && task?.status !== 'failed') return [];
  if (task.tries.failures < attemptsMax) return [];
  const failure = task.tries.interruptions > 0 ? undefined : task.tries.lastFailure;
  return [{ type: 'TaskQuarantined', task: id, key: task.key, failure: failure ?? { kind: 'interrupted' } }];
}

function keeps(listed: ListedTask, task: TaskState): boolean {
  const rehearsed = task.model === OFFLINE_MODEL;
  const rehearsing = listed.model === OFFLINE_MODEL;
  return rehearsing ? !rehearsed : listed.onChange === 'keep' && !rehearsed;
}
