import type { Event, LogRecord } from '../../domain/event.ts';
import type { TaskState } from '../../domain/state.ts';
import type { TaskId } from '../../domain/task.ts';
import type { LogStore } from '../../ports.ts';
import { type LogProblem, readLog } from '../open-journal.ts';

export type Explanation =
  | {
      readonly ok: true;
      readonly task: TaskState | undefined;
      readonly story: readonly LogRecord[];
      /** The events up to this one are not here, and what they say is in no story; 0: all are. */
      readonly snapshotSeq: number;
    }
  | { readonly ok: false; readonly problem: LogProblem };

/** A task's whole story: every event that is here and about it, and those that stopped what it needs. */
export function explainTask(store: LogStore, id: TaskId): Explanation {
  const story: LogRecord[] = [];
  let known: TaskState | undefined;
  const log = readLog(store, (record, state) => {
    known = state.tasks.get(id) ?? known;
    if (concerns(record.event, id, known)) story.push(record);
  });
  if (!log.ok) return log;
  const task = log.state.tasks.get(id) ?? log.state.archive.get(id);
  return { ok: true, task, story, snapshotSeq: log.snapshot?.head.seq ?? 0 };
}

function concerns(event: Event, id: TaskId, task: TaskState | undefined): boolean {
  switch (event.type) {
    case 'ProviderStopped':
      return stops(event.scope, task);
    case 'ModelAdapted':
      return event.model === task?.model;
    case 'AnswerShared':
      return event.task === id || event.sameAs === id;
    case 'ResultsPublished':
      return event.results.some(result => result.task === id);
    case 'RequestTaken':
      return event.what?.split(' ').includes(id, 1) === true;
    default:
      return 'task' in event && event.task === id;
  }
}

function stops(
  scope: Extract<Event, { type: 'ProviderStopped' }>['scope'],
  task: TaskState | undefined,
): boolean {
  if (task === undefined || task.status === 'completed') return false;
  return scope.kind === 'provider' || scope.name === (scope.kind === 'model' ? task.model : task.taskType);
}
