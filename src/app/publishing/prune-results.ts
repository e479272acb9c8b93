import type { TaskId } from '../../domain/task.ts';
import { parseResult } from '../../report/result-file.ts';
import { type ResultPattern, resultPath } from '../../report/result-path.ts';
import type { ResultStore } from '../../ports.ts';

export type Pruned = { readonly removed: readonly string[]; readonly refused: readonly string[] };

/**
 * Removes the results of tasks that are no longer in the task file. A file that is no result of this agent, or does
 * not stand where its task's result would, is somebody else's and stays.
 */
export function pruneResults(
  results: ResultStore,
  pattern: ResultPattern,
  tasks: { has(id: TaskId): boolean },
  { dryRun }: { readonly dryRun: boolean },
): Pruned {
  const removed: string[] = [];
  const refused: string[] = [];
  for (const path of results.list()) {
    const bytes = results.read(path);
    const result = bytes && parseResult(Buffer.from(bytes).toString('utf8'));
    if (result === undefined || tasks.has(result.id)) continue;
    if (resultPath(pattern, { id: result.id, type: result.type }) !== path) continue;

    const outcome = dryRun ? ({ ok: true } as const) : results.remove(path);
    if (outcome.ok) removed.push(path);
    else refused.push(outcome.message);
  }
  return { removed, refused };
}
