import { planTasks } from '../../app/questions/plan-tasks.ts';
import { prepareTasks } from '../../app/prepare-tasks.ts';
import { timestampOf } from '../../domain/units.ts';
import { planJson, planText } from '../../report/plan-text.ts';
import { USAGE } from '../exit-code.ts';
import { sayMistakes } from '../say-mistakes.ts';
import { type CommandContext, stateForReading } from './context.ts';

/** `plan`: what a run would do now, and the most it would cost. Nothing is sent or written. */
export function showPlan(context: CommandContext, options: { readonly json?: unknown }): number {
  const opened = stateForReading(context);
  if (opened === undefined) return 1;
  const { ports, state } = opened;
  const { settings } = context.config;
  const now = timestampOf(ports.clock.now());

  const read = prepareTasks(ports.source, { ...settings, at: now });
  if (!read.ok) {
    sayMistakes(context.console, read.mistakes);
    return USAGE;
  }
  for (const { place, message } of read.prepared.notices) context.console.write('warning', message, place);
  const plan = planTasks(state, read.prepared, settings.limits, now);
  context.console.print(options.json === true ? planJson(plan) : planText(plan));
  return 0;
}
