import { type Draft, enter, forgetKey, leave, rememberKey, taskOf } from './draft.ts';
import type { EventOf } from './event.ts';
import { type Publication, NO_TRIES, type TaskState, type TaskWork } from './state.ts';
import type { TaskId } from './task.ts';
import type { Sha256 } from './units.ts';

export function addTask(draft: Draft, event: EventOf<'TaskAdded'>): void {
  takeUp(draft, workOf(event));
}

export function changeTask(draft: Draft, event: EventOf<'TaskChanged'>): void {
  putAside(draft, taskOf(draft, event.task));
  takeUp(draft, workOf(event));
}

export function removeTask(draft: Draft, id: TaskId): void {
  putAside(draft, taskOf(draft, id));
  draft.tasks.delete(id);
}

export function releaseTask(draft: Draft, id: TaskId): void {
  const task = taskOf(draft, id);
  leave(draft, task);
  enter(draft, task, { status: 'pending', tries: NO_TRIES });
}

/** Notes what became of a result, of the task as it is or as it was finished before. */
export function publish(
  draft: Draft,
  { task: id, key }: { task: TaskId; key: Sha256 },
  published: Publication,
): void {
  const task = draft.tasks.get(id);
  const finished = draft.archive.get(id);
  if (task?.key === key && 'published' in task) draft.tasks.set(id, { ...task, published });
  if (finished?.key === key) draft.archive.set(id, { ...finished, published });
}

/** Work that was finished and is asked for again needs no second answer. */
function takeUp(draft: Draft, work: TaskWork): void {
  const finished = draft.archive.get(work.id);
  if (finished?.key === work.key) {
    draft.archive.delete(work.id);
    draft.tasks.set(work.id, finished);
  } else {
    rememberKey(draft, work);
    enter(draft, work, { status: 'pending', tries: NO_TRIES });
  }
}

/** Of what nobody asks for any more, finished work is kept. */
function putAside(draft: Draft, task: TaskState): void {
  leave(draft, task);
  if (task.status === 'completed') draft.archive.set(task.id, task);
  else forgetKey(draft, task);
}

function workOf(event: EventOf<'TaskAdded'> | EventOf<'TaskChanged'>): TaskWork {
  return { id: event.task, key: event.key, input: event.input, taskType: event.taskType, model: event.model };
}
