import { timestampOf } from '../../domain/units.ts';
import { timeText } from '../time-text.ts';

/**
 * A single run that has not come, as a line of Markdown that is plain text as well: GitHub drops some, so nobody is
 * called for it.
 */
export function missedRunText({
  dueMs,
  isAskedFor,
}: {
  readonly dueMs: number;
  /** GitHub was asked to start one in its place. */
  readonly isAskedFor: boolean;
}): string {
  const next = isAskedFor
    ? 'GitHub was asked to start one in its place.'
    : 'The next one that is due does its work; when that is missed too, an issue says so.';
  return `The run that was due at ${timeText(timestampOf(dueMs))} has not come. GitHub drops some. ${next}`;
}
