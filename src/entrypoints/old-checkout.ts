import { bringTasksUpToDate } from '../app/checkout/bring-tasks-up-to-date.ts';
import type { Span } from '../app/checkout/compare-files.ts';
import type { NewerThanDisk } from '../app/checkout/newer-than-disk.ts';
import type { Console } from '../ports.ts';
import type { Config } from './config.ts';
import type { CheckoutPorts } from './github-ports.ts';
import { taskSource } from './wire.ts';

/** Makes the task files count as they are at the tip, where the checkout is old. Returns why nothing may be done, if so. */
export async function bringFilesUpToDate(
  config: Config,
  files: CheckoutPorts,
  {
    span,
    newer,
    console,
  }: { readonly span: Span | undefined; readonly newer: NewerThanDisk; readonly console: Console },
): Promise<string | undefined> {
  if (span === undefined) return undefined;
  const source = taskSource(config, newer);
  const upToDate = await bringTasksUpToDate({ ...files, newer, source }, span);
  if (!upToDate.ok) return upToDate.trouble.message;
  if (upToDate.notice !== undefined) console.write('notice', upToDate.notice);
  return undefined;
}
