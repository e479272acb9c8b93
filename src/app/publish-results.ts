import { hash } from 'node:crypto';

import type { EventOf } from '../domain/event.ts';
import type { State, TaskState } from '../domain/state.ts';
import type { TaskId } from '../domain/task.ts';
import type { Sha256 } from '../domain/units.ts';
import { type Result, completedResult, quarantinedResult, resultText } from '../report/result-file.ts';
import { type ResultPattern, resultPath } from '../report/result-path.ts';
import type { AnswerStore, ResultStore } from '../ports.ts';
import type { Journal } from './journal.ts';

export type Published = {
  readonly written: number;
  /** Results that could not be written, and why. Their answers are kept, and the next run writes them. */
  readonly unwritten: readonly string[];
  /** Completed tasks whose answer is gone from the disk before it was published: they are pending again. */
  readonly lost: readonly TaskId[];
};

/** Results in one event: its line stays far below the longest that a log may have. */
const RESULTS_PER_EVENT = 1_000;

/**
 * Writes the results that were never published, notes that in the log, and only then lets go of the answers.
 * A published result belongs to the repository: it is not looked at again.
 */
export async function publishResults(
  {
    journal,
    answers,
    results,
  }: { readonly journal: Journal; readonly answers: AnswerStore; readonly results: ResultStore },
  pattern: ResultPattern,
): Promise<Published> {
  const published: EventOf<'ResultsPublished'>['results'] = [];
  const unwritten: string[] = [];
  const lost: TaskId[] = [];

  for (const task of unpublished(journal.state)) {
    const result = resultOf(task, answers);
    if (result === undefined) {
      lost.push(task.id);
      continue;
    }
    const path = resultPath(pattern, { id: task.id, type: task.taskType });
    const bytes = Buffer.from(resultText(result));
    const write = results.write(path, bytes);
    if (write.ok) published.push({ task: task.id, key: task.key, sha256: hash('sha256', bytes) });
    else unwritten.push(write.message);
  }

  for (let first = 0; first < published.length; first += RESULTS_PER_EVENT) {
    await journal.commit({
      type: 'PublishResults',
      results: published.slice(first, first + RESULTS_PER_EVENT),
    });
  }
  if (lost.length > 0) await journal.commit({ type: 'ReleaseTasks', tasks: lost, reason: 'rerun' });
  await answers.keepOnly(unpublishedAnswers(journal.state));
  return { written: published.length, unwritten, lost };
}

export function hasUnpublished(state: State): boolean {
  return !unpublished(state).next().done;
}

type Finished = Extract<TaskState, { status: 'completed' | 'quarantined' }>;

function* unpublished(state: State): Generator<Finished, undefined> {
  for (const task of state.tasks.values()) {
    if ((task.status === 'completed' || task.status === 'quarantined') && task.published === undefined)
      yield task;
  }
}

function resultOf(task: Finished, answers: AnswerStore): Result | undefined {
  if (task.status === 'quarantined') return quarantinedResult(task);
  const answer = answers.get(task.answer);
  return answer && completedResult(task, JSON.parse(Buffer.from(answer).toString('utf8')));
}

/** The answers that are nowhere but beside the log. */
export function unpublishedAnswers(state: State): ReadonlySet<Sha256> {
  const wanted = new Set<Sha256>();
  for (const task of unpublished(state)) if (task.status === 'completed') wanted.add(task.answer);
  // A task that was edited or removed before its result was written may come back as it was.
  for (const task of state.archive.values()) if (task.published === undefined) wanted.add(task.answer);
  return wanted;
}
