import type { Failure } from './failure.ts';
import type { RunState, Suspect, TaskWork } from './state.ts';

type BadRequest = Extract<Failure, { kind: 'bad-request' }>;

export function suspectOf(task: Pick<TaskWork, 'id' | 'model' | 'taskType'>, failure: BadRequest): Suspect {
  return {
    task: task.id,
    model: task.model,
    taskType: task.taskType,
    signature: `${failure.status} ${failure.code ?? ''}`,
  };
}

/** Each task once. When both its model and its type have answered, a refusal is the task's own fault and no clue. */
export function withSuspect({ suspects, alive }: RunState, suspect: Suspect): readonly Suspect[] {
  if (alive.models.has(suspect.model) && alive.types.has(suspect.taskType)) return suspects;
  return [...suspects.filter(({ task }) => task !== suspect.task), suspect];
}
