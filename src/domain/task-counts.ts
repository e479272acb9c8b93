import { isSkipped } from './requests/skipped.ts';
import type { State, TaskState } from './state.ts';

/** How many tasks stand where. What somebody asked to skip stands in quarantine, and is counted apart. */
export type TaskCounts = Readonly<Record<TaskState['status'] | 'skipped', number>>;

export function countTasks({ tasks }: Pick<State, 'tasks'>): TaskCounts {
  const counts = { pending: 0, processing: 0, failed: 0, quarantined: 0, skipped: 0, completed: 0 };
  for (const task of tasks.values()) counts[isSkipped(task) ? 'skipped' : task.status] += 1;
  return counts;
}
