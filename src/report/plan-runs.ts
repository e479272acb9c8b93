import type { TaskPlan } from '../domain/task-plan.ts';
import { budgetInput } from './budget-text.ts';
import { count, counted } from './money.ts';

/**
 * How much of a plan one run does, one sentence or two; empty when a run does all of it by its worst case. `quote` spells
 * the name of an input as it is spelled where the text will stand.
 */
export function runsText(
  { fitting, likely, refusal }: Pick<TaskPlan, 'fitting' | 'likely' | 'refusal'>,
  running: number,
  quote: (input: string) => string,
): string {
  if (refusal === undefined) return '';
  const input = quote(budgetInput(refusal));
  if (likely === 0) return `No task of it can be sent before ${input} is reached.`;
  const atOnce = `By their worst cases, ${counted(fitting, 'task')} can be sent at once before ${input} is reached.`;
  const runs = counted(Math.ceil(running / likely), 'run');
  return `${atOnce} If each call comes to what is expected, one run does about ${count(likely)}, and ${runs} all of it.`;
}
