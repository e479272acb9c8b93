import type { Share } from '../domain/decide.ts';
import { type Completed, type State, idsOf, versionOf } from '../domain/state.ts';
import type { TaskId } from '../domain/task.ts';
import type { ResultPattern } from '../report/result-path.ts';
import type { AnswerStore, ResultStore } from '../ports.ts';
import type { Journal } from './journal.ts';
import { publishedAnswer } from './published-answer.ts';

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
  for (const { task, owners } of shareable(journal.state)) {
    for (const owner of owners) {
      const bytes = answers.get(owner.answer) ?? publishedAnswer(owner, results, pattern);
      if (bytes === undefined) continue;
      await answers.put(owner.answer, bytes);
      shares.push({ task, sameAs: owner.id });
      break;
    }
  }
  await journal.commit({ type: 'ShareAnswers', shares });
}

type Shareable = { readonly task: TaskId; readonly owners: Iterable<Completed> };

/** Tasks that would be asked for, now or at their retry, with the finished ones that have the same key. */
function shareable(state: State): readonly Shareable[] {
  return [...state.pending, ...state.retries.map(({ task }) => task)].map(task => ({
    task,
    owners: ownersOf(state.tasks.get(task)?.key ?? '', state),
  }));
}

/** One after the other: of some the result may have been edited or deleted since. */
function* ownersOf(key: string, state: State): Generator<Completed> {
  for (const id of idsOf(state, key)) {
    const task = versionOf(state, id, key);
    if (task?.status === 'completed') yield task;
  }
}
