import { explainTask } from '../../app/questions/explain-task.ts';
import { recordText } from '../../report/record-text.ts';
import { snapshotText } from '../../report/snapshot-text.ts';
import { jsonText } from '../../report/json-text.ts';
import { wire } from '../wire.ts';
import { type CommandContext, sayProblem } from './context.ts';

/** `explain <task>`: everything the log says about one task. */
export function explain(
  context: CommandContext,
  options: { readonly json?: unknown },
  [id = '']: readonly string[],
): number {
  const { store } = wire(context.config, context.console, context.env);
  const explanation = explainTask(store, id);
  if (!explanation.ok) {
    sayProblem(context, explanation.problem);
    return 1;
  }
  const { task, story, snapshotSeq } = explanation;
  if (snapshotSeq > 0) context.console.write('notice', snapshotText(snapshotSeq));
  if (task === undefined && story.length === 0) {
    context.console.write(
      'error',
      `The log knows no task "${id}". "status" says what it knows; a task enters the log with its first run.`,
    );
    return 1;
  }
  if (options.json === true) context.console.print(jsonText({ task: task ?? null, story }));
  else
    context.console.print(
      [`${id}: ${task?.status ?? 'removed from the task file'}`, ...story.map(recordText)].join('\n'),
    );
  return 0;
}
