import { hash } from 'node:crypto';

import type { Share } from '../domain/decide.ts';
import { type Completed, type State, idsOf, versionOf } from '../domain/state.ts';
import type { TaskId } from '../domain/task.ts';
import { parseResult } from '../report/result-file.ts';
import { type ResultPattern, resultPath } from '../report/result-path.ts';
import type { AnswerStore, ResultStore } from '../ports.ts';
import type { Journal } from './journal.ts';

type Stores = { readonly journal: Journal; readonly answers: AnswerStore; readonly results: ResultStore };

/**
 * Gives tasks the answer of a finished one with the same key. The answer is taken from the published result where it
 * must be, but only if nobody has changed it since: otherwise the task is simply asked for.
 */
export async function shareAnswers(
  { journal, answers, results }: Stores,
  pattern: ResultPattern,
): Promise<void> {
  const shares: Share[] = [];
  for (const { task, owner } of shareable(journal.state)) {
    const bytes = answers.get(owner.answer) ?? publishedAnswer(owner, results, pattern);
    if (bytes === undefined) continue;
    await answers.put(owner.answer, bytes);
    shares.push({ task, sameAs: owner.id });
  }
  await journal.commit({ type: 'ShareAnswers', shares });
}

/** Tasks with the key of a finished one that would be asked for, now or at their retry. */
export function shareable(state: State): { readonly task: TaskId; readonly owner: Completed }[] {
  const pairs: { task: TaskId; owner: Completed }[] = [];
  for (const id of [...state.pending, ...state.retries.map(retry => retry.task)]) {
    const task = state.tasks.get(id);
    const owner = task && ownerOf(task.key, state);
    if (owner !== undefined) pairs.push({ task: id, owner });
  }
  return pairs;
}

function ownerOf(key: string, state: State): Completed | undefined {
  for (const id of idsOf(state, key)) {
    const task = versionOf(state, id, key);
    if (task?.status === 'completed') return task;
  }
  return undefined;
}

function publishedAnswer(
  owner: Completed,
  results: ResultStore,
  pattern: ResultPattern,
): Uint8Array | undefined {
  const file = results.read(resultPath(pattern, { id: owner.id, type: owner.taskType }));
  const result = file && parseResult(Buffer.from(file).toString('utf8'));
  if (result?.status !== 'completed') return undefined;

  const bytes = Buffer.from(JSON.stringify(result.output));
  return hash('sha256', bytes) === owner.answer ? bytes : undefined;
}
