import { prepareTasks } from '../../app/prepare-tasks.ts';
import { pruneResults } from '../../app/prune-results.ts';
import { timestampOf } from '../../domain/units.ts';
import { USAGE } from '../exit-code.ts';
import { wire } from '../wire.ts';
import type { CommandContext } from './context.ts';

/** The task file decides, not the log: a task may have been taken out of it since the last run. */
export function prune(context: CommandContext, options: { readonly dryRun?: unknown }): number {
  const { config, console, env } = context;
  const { settings } = config;
  const ports = wire(config, console, env);
  const read = prepareTasks(ports.source, { ...settings, at: timestampOf(ports.clock.now()) });
  if (!read.ok) {
    for (const { place, message } of read.mistakes) console.write('error', message, place);
    return USAGE;
  }
  const dryRun = options.dryRun === true;
  const { removed, refused } = pruneResults(ports.results, settings.results, read.prepared.tasks, { dryRun });
  for (const message of refused) console.write('error', message);
  for (const path of removed) console.print(path);
  console.write('info', `${removed.length} results ${dryRun ? 'would be removed' : 'removed'}.`);
  return refused.length === 0 ? 0 : 1;
}
