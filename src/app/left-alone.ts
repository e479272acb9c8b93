import { hash } from 'node:crypto';

import type { State } from '../domain/state.ts';
import { type ResultPattern, resultPath } from '../report/result-path.ts';
import type { ResultStore } from '../ports.ts';

/**
 * Results that people have edited, moved or deleted since they were published. They belong to the repository and are
 * left alone, but said: `rerun` makes them anew.
 */
export function findLeftAlone(state: State, results: ResultStore, pattern: ResultPattern): string[] {
  const changed: string[] = [];
  for (const task of state.tasks.values()) {
    if (!('published' in task) || task.published === undefined || task.published === 'forgotten') continue;
    const path = resultPath(pattern, { id: task.id, type: task.taskType });
    const bytes = results.read(path);
    if (bytes === undefined || hash('sha256', bytes) !== task.published) changed.push(path);
  }
  return changed;
}
