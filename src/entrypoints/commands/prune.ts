import { pruneResults } from '../../app/publishing/prune-results.ts';
import { counted } from '../../report/money.ts';
import { USAGE } from '../exit-code.ts';
import { sayMistakes } from '../say-mistakes.ts';
import { wire } from '../wire.ts';
import type { CommandContext } from './context.ts';

/**
 * The task file decides, not the log: a task may have been taken out of it since the last run. Which tasks there are
 * does not depend on model or price, so neither is asked for.
 */
export function prune(context: CommandContext, options: { readonly dryRun?: unknown }): number {
  const { config, console, env } = context;
  const { settings } = config;
  const ports = wire(config, console, env);
  const read = ports.source.read();
  if (!read.ok) {
    sayMistakes(console, read.mistakes);
    return USAGE;
  }
  const dryRun = options.dryRun === true;
  const ids = new Set(read.list.tasks.map(({ id }) => id));
  const { removed, refused } = pruneResults(ports.results, settings.results, ids, { dryRun });
  for (const message of refused) console.write('error', message);
  for (const path of removed) console.print(path);
  console.write('info', `${counted(removed.length, 'result')} ${dryRun ? 'would be removed' : 'removed'}.`);
  return refused.length === 0 ? 0 : 1;
}
