import { counted } from './money.ts';
import type { RunReport } from './run-report.ts';

/**
 * What stands in quarantine since earlier runs, one sentence: the counts of a run have only what it set aside
 * itself. Empty when there is nothing. `status` is the command, as it is spelled where the sentence will stand.
 */
export function earlierQuarantine(
  { inQuarantine, counts }: Pick<RunReport, 'inQuarantine' | 'counts'>,
  status: string,
): string {
  const earlier = inQuarantine - counts.quarantined;
  // Not `earlier <= 0`: an idle mark of before there was this number has none, and means nothing by it.
  if (!(earlier > 0)) return '';
  const tasks = counted(earlier, counts.quarantined > 0 ? 'more task' : 'task');
  return `${tasks} ${earlier === 1 ? 'is' : 'are'} in quarantine: ${status} says why.`;
}
