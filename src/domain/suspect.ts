import type { Failure } from './failure.ts';
import type { Suspect, TaskWork } from './state.ts';

type BadRequest = Extract<Failure, { kind: 'bad-request' }>;

export function suspectOf(task: Pick<TaskWork, 'id' | 'model' | 'taskType'>, failure: BadRequest): Suspect {
  return {
    task: task.id,
    model: task.model,
    taskType: task.taskType,
    signature: `${failure.status} ${failure.code ?? ''}`,
  };
}
