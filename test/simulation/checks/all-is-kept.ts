import { handedOverPath } from '../../../src/app/home/branch-files.ts';
import type { Check, Ended } from './check.ts';

/** A job that ends without a word of trouble has left all that it did on the state branch: its lines, or a file of them for the next. */
export function allIsKept(): Check {
  return { name: 'all is kept', ended: leftOut };
}

function leftOut({ run, lines, records, files }: Ended): string | undefined {
  const kept = records.filter(record => record.run === run).length;
  const isHandedOver =
    files.has(handedOverPath(run)) ||
    records.some(({ event }) => event.type === 'OutcomeRecovered' && event.from === run);
  const hasSent = lines.some(({ type }) => type === 'AttemptStarted');
  return !hasSent || isHandedOver || kept >= lines.length
    ? undefined
    : `run ${run} has ${lines.length} lines on its machine, and ${kept} of them are on the branch`;
}
