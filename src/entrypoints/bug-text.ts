import { inspect } from 'node:util';

/** What nobody expected, with its causes: a disk that fails, or a bug of ours. The stack is for the latter. */
export function bugText(error: unknown): string {
  const texts: string[] = [];
  for (
    let cause = error;
    cause !== undefined && texts.length < CAUSES_MAX;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    texts.push(cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause));
  }
  return texts.join('\ncaused by: ');
}

const CAUSES_MAX = 5;
