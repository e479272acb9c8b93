import { invariant } from './invariant.ts';
import type { Retry } from './state.ts';

/** Puts a retry behind those due no later: the list stays sorted, first come first served among equals. */
export function insertRetry(retries: Retry[], retry: Retry): void {
  let low = 0;
  let high = retries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isDueNoLater(retries[middle], retry)) low = middle + 1;
    else high = middle;
  }
  retries.splice(low, 0, retry);
}

export function removeRetry(retries: Retry[], retry: Retry): void {
  const index = retries.findIndex(({ at, task }) => at === retry.at && task === retry.task);
  invariant(index >= 0, `task "${retry.task}" waits for a retry that nobody knows`);
  retries.splice(index, 1);
}

function isDueNoLater(known: Retry | undefined, retry: Retry): boolean {
  return known !== undefined && known.at <= retry.at;
}
