import { statusOf } from '../../app/questions/status-of.ts';
import { timestampOf } from '../../domain/units.ts';
import { statusJson, statusText } from '../../report/status-text.ts';
import { type CommandContext, stateForReading } from './context.ts';

/** `status`: where the tasks and the budgets stand. */
export function showStatus(context: CommandContext, options: { readonly json?: unknown }): number {
  const opened = stateForReading(context);
  if (opened === undefined) return 1;
  const { ports, state } = opened;
  const { results, limits } = context.config.settings;
  const status = statusOf(state, ports.results, results, limits, timestampOf(ports.clock.now()));
  context.console.print(options.json === true ? statusJson(status) : statusText(status));
  return 0;
}
