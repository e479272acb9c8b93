import type { TaskState } from '../state.ts';

/** Set aside because a person said so: it is in quarantine, and nobody need be called for it. */
export function isSkipped(task: TaskState | undefined): boolean {
  return task?.status === 'quarantined' && task.facts.failure.kind === 'skipped';
}
