import { hash } from 'node:crypto';

import type { Completed, Quarantined, State } from '../domain/state.ts';
import { parseResult } from '../report/result-file.ts';
import { type ResultPattern, resultPath } from '../report/result-path.ts';
import type { ResultStore } from '../ports.ts';

/**
 * Results that people have edited, moved or deleted since they were published. They belong to the repository and are
 * left alone, but said: `rerun` makes them anew.
 *
 * A checkout that `mayBeBehind` where they were published, by age or because they wait in a pull request, may lack a
 * result or have the one before it: then only what nobody but people can have written is named.
 */
export function findLeftAlone(
  state: State,
  results: ResultStore,
  pattern: ResultPattern,
  { mayBeBehind }: { readonly mayBeBehind: boolean } = { mayBeBehind: false },
): string[] {
  const changed: string[] = [];
  for (const task of state.tasks.values()) {
    if (!('published' in task) || task.published === undefined || task.published === 'forgotten') continue;
    const path = resultPath(pattern, { id: task.id, type: task.taskType });
    const bytes = results.read(path);
    if (bytes !== undefined && hash('sha256', bytes) === task.published) continue;
    if (!mayBeBehind || (bytes !== undefined && !isEarlier(bytes, task))) changed.push(path);
  }
  return changed;
}

/** Whether this is a result of the same task as it was before it was edited. */
function isEarlier(bytes: Uint8Array, task: Completed | Quarantined): boolean {
  const result = parseResult(Buffer.from(bytes).toString('utf8'));
  return result !== undefined && result.id === task.id && result.key !== task.key;
}
