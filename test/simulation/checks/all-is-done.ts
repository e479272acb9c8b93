import { answerPath } from '../../../src/app/home/branch-files.ts';
import type { AtRest, Check } from './check.ts';

/** When nothing goes wrong any more, everything gets done: each task has its answer, and the answer is somewhere; or it is set aside. */
export function allIsDone(): Check {
  return { name: 'all is done', settled: undoneIn };
}

function undoneIn({ state, wanted, files, outcome }: AtRest): string | undefined {
  if (outcome !== 'completed' && outcome !== 'idle') return `the last run ended as ${outcome}`;
  for (const [id, key] of wanted) {
    const task = state.tasks.get(id);
    if (task === undefined || task.key !== key) return `the log does not know task ${id} as it is`;
    if (task.status === 'quarantined') continue;
    if (task.status !== 'completed') return `task ${id} is ${task.status}`;
    if (task.published === undefined && !files.has(answerPath(task.answer)))
      return `the answer of task ${id} is nowhere`;
  }
  return undefined;
}
