import { resultPath } from '../../report/result-path.ts';
import { parseResult } from '../../report/result-file.ts';
import { resultsCsv, resultsJsonLines } from '../../report/export-text.ts';
import { type CommandContext, stateForReading } from './context.ts';

/** The published results as they stand in the repository, so with people's edits, in the order of the task file. */
export function exportResults(context: CommandContext, options: { readonly format?: unknown }): number {
  const opened = stateForReading(context);
  if (opened === undefined) return 1;
  const { ports, state } = opened;
  const results = [...state.tasks.values()].flatMap(task => {
    const bytes = ports.results.read(
      resultPath(context.config.settings.results, { id: task.id, type: task.taskType }),
    );
    const result = bytes && parseResult(Buffer.from(bytes).toString('utf8'));
    return result?.id === task.id ? [result] : [];
  });
  context.console.print(options.format === 'csv' ? resultsCsv(results) : resultsJsonLines(results));
  return 0;
}
