import type { Retry } from './state.ts';

/** Puts a retry behind those due no later: the list stays sorted, first come first served among equals. */
export function insertRetry(retries: Retry[], retry: Retry): void {
  let low = 0;
  let high = retries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((retries[middle]?.at ?? '') <= retry.at) low = middle + 1;
    else high = middle;
  }
  retries.splice(low, 0, retry);
}

export function removeRetry(retries: Retry[], retry: Retry): void {
  const index = retries.findIndex(({ at, task }) => at === retry.at && task === retry.task);
  if (index >= 0) retries.splice(index, 1);
}
