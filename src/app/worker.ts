import type { SentParameters } from '../domain/attempt-result.ts';
import type { AnswerStore, Clock, Llm, Random } from '../ports.ts';
import type { TaskId } from '../domain/task.ts';
import type { Journal } from './journal.ts';
import type { Narrator } from './narrator.ts';
import type { Pacer } from './pacer.ts';

/** What a run works with while it sends requests. */
export type Worker = {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  readonly llm: Llm;
  readonly answers: AnswerStore;
  readonly pacer: Pacer;
  /** The name under which this provider's models usually take the output cap. */
  readonly outputCapName: SentParameters['outputCapName'];
  /** What to tell the model in a task's next try. In memory only: it may quote an answer. */
  readonly complaints: Map<TaskId, string>;
  readonly narrator: Narrator;
};
