import { hash } from 'node:crypto';

import type { Journal } from '../../app/journal.ts';
import { unpublishedAnswers } from '../../app/publishing/publish-results.ts';
import type { AgentPorts } from '../../app/run.ts';
import type { Completed, TaskState } from '../../domain/state.ts';
import { resultPath } from '../../report/result-path.ts';
import { USAGE } from '../exit-code.ts';
import { type CommandContext, withJournal } from './context.ts';

type ReleaseOptions = { readonly type?: unknown; readonly all?: unknown };

/** `retry` puts back what failed; `rerun` also what was finished, which is paid again. */
export function releaseTasks(reason: 'retry' | 'rerun') {
  return (context: CommandContext, options: ReleaseOptions, ids: readonly string[]): Promise<number> => {
    if (ids.length === 0 && options.all !== true && typeof options.type !== 'string') {
      context.console.write('error', `Say what to ${reason}: task ids, --type <type> or --all.`);
      return Promise.resolve(USAGE);
    }
    return withJournal(context, async (_, journal) => {
      const { tasks } = journal.state;
      const unknown = ids.filter(id => !tasks.has(id));
      for (const id of unknown)
        context.console.write('error', `The log knows no task "${id}". "status" says what it knows.`);
      if (unknown.length > 0) return 1;

      const chosen =
        ids.length > 0
          ? [...new Set(ids)]
          : [...tasks.values()].filter(task => isChosen(task, options)).map(({ id }) => id);
      if (chosen.length === 0) {
        const which = typeof options.type === 'string' ? ` of type "${options.type}"` : '';
        context.console.write('error', `The log knows no task${which}. "status" says what it knows.`);
        return 1;
      }
      const released = (await journal.commit({ type: 'ReleaseTasks', tasks: chosen, reason })).length;
      const finished = chosen.filter(id => journal.state.tasks.get(id)?.status === 'completed').length;
      const text = releaseText({ released, finished, queued: chosen.length - released - finished });
      if (released > 0) context.console.print(text);
      else context.console.write('error', text);
      return released > 0 ? 0 : 1;
    });
  };
}

/** How many were put back, and why the rest was not. */
function releaseText(count: Readonly<Record<'released' | 'finished' | 'queued', number>>): string {
  const { released, finished, queued } = count;
  const again = finished === 1 ? 'it again, and it is' : 'them again, and they are';
  const parts = [
    `${released} put back into the queue`,
    ...(finished > 0 ? [`${areOrIs(finished)} finished: "rerun" runs ${again} paid again`] : []),
    ...(queued > 0 ? [`${areOrIs(queued)} in the queue already`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function areOrIs(value: number): string {
  return `${value} ${value === 1 ? 'is' : 'are'}`;
}

function isChosen(task: TaskState, { type, all }: ReleaseOptions): boolean {
  return all === true || task.taskType === type;
}

/** Erases the text of an answer wherever the agent keeps it. Hashes and counts stay, so the log's chain stays whole. */
export function forgetTasks(context: CommandContext, _: object, ids: readonly string[]): Promise<number> {
  return withJournal(context, async (ports, journal) => {
    for (const id of ids) {
      const { tasks, archive } = journal.state;
      // An edited task has what it was answered before, until it has another answer.
      const finished = [tasks.get(id), archive.get(id)].filter(task => task?.status === 'completed');
      if (finished.length === 0) {
        context.console.write('error', `Task "${id}" has no answer that could be erased.`);
        return 1;
      }
      await journal.commit({ type: 'ForgetAnswer', task: id });
      for (const task of finished) if (!(await erase(task, context, ports, journal))) return 1;
    }
    return 0;
  });
}

/** Whether all of it is gone. */
async function erase(
  { id, taskType, answer, published }: Completed,
  { config, console }: CommandContext,
  { answers, results }: AgentPorts,
  { state }: Journal,
): Promise<boolean> {
  // Another task may have the same answer, and no result yet.
  if (!unpublishedAnswers(state).has(answer)) await answers.remove(answer);
  const path = resultPath(config.settings.results, { id, type: taskType });
  const bytes = results.read(path);
  const removed = bytes === undefined ? ({ ok: true } as const) : results.remove(path);
  if (!removed.ok) {
    console.write('error', removed.message);
    return false;
  }
  const edited = bytes !== undefined && hash('sha256', bytes) !== published;
  console.print(
    `Erased the answer of "${id}"${edited ? ', and its result, which somebody had edited' : ''}. Git history and copies elsewhere keep what they have.`,
  );
  return true;
}
