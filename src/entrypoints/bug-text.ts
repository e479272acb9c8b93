import { inspect } from 'node:util';

import { StorageError } from '../adapters/local-disk/storage-error.ts';

/** What ended a run unexpectedly. A disk that failed says itself what to do; for a bug of ours, the stacks of all causes. */
export function bugText(error: unknown): string {
  const texts: string[] = [];
  for (
    let cause = error;
    cause !== undefined && texts.length < CAUSES_MAX;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    if (cause instanceof StorageError) return cause.message;
    texts.push(cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause));
  }
  return texts.join('\ncaused by: ');
}

const CAUSES_MAX = 5;
