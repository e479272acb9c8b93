import type { State, TaskState } from './state.ts';

/** A task that has come to its end, one way or the other, and has a result for that. */
export type Finished = Extract<TaskState, { status: 'completed' | 'quarantined' }>;

/** Results that never got to where people look for them. */
export function* unpublished({ tasks }: Pick<State, 'tasks'>): Generator<Finished, undefined> {
  for (const task of tasks.values()) {
    if ((task.status === 'completed' || task.status === 'quarantined') && task.published === undefined)
      yield task;
  }
}

export function hasUnpublished(state: Pick<State, 'tasks'>): boolean {
  return !unpublished(state).next().done;
}
