import type { Fingerprint } from '../../domain/alerts/alert.ts';
import { REOPEN_MS } from '../../domain/alerts/alert-lifecycle.ts';
import type { AlertMemory } from '../../domain/alerts/alert-memory.ts';
import { type Marker, parseMarker } from '../../report/alerts/issue-marker.ts';
import type { TrackedIssue } from '../../ports/issues.ts';

/** An issue of the agent, with what it is about, and what is remembered of that. */
export type OwnIssue = TrackedIssue & { readonly marker: Marker; readonly memory: AlertMemory };

/** The issues of one agent among those with the label and by our own author; oldest first, as they came. */
export function ownIssues(
  issues: readonly TrackedIssue[],
  agent: string,
): ReadonlyMap<Fingerprint, readonly OwnIssue[]> {
  const own = issues.flatMap((issue): OwnIssue[] => {
    const marker = parseMarker(issue.body);
    if (marker?.agent !== agent) return [];
    return [{ ...issue, marker, memory: marker.memory ?? overSince(issue.closedAt ?? LONG_AGO) }];
  });
  return Map.groupBy(own, ({ marker }) => marker.fingerprint);
}

export function isOpen({ closedAt }: Pick<OwnIssue, 'closedAt'>): boolean {
  return closedAt === undefined;
}

/** A person closed it, though its alert fires. */
export function isAcknowledged(issue: OwnIssue): boolean {
  return !isOpen(issue) && issue.memory.phase === 'firing';
}

/** Whether it may be opened again rather than doubled. */
export function isRecent({ closedAt }: OwnIssue, nowMs: number): boolean {
  return closedAt === undefined || nowMs - Date.parse(closedAt) <= REOPEN_MS;
}

/** The comment that goes with its marker never came to be: its request or its reply was lost, not long ago. */
export function lacksWord({ marker, memory, comments, isLocked }: OwnIssue, nowMs: number): boolean {
  const { word } = marker;
  const saidMs = Date.parse(memory.phase === 'over' ? memory.overAt : memory.toldAt);
  return word !== undefined && comments <= word.after && !isLocked && nowMs - saidMs < LATE_MS;
}

/** Older news help nobody. And whoever takes comments away is not to be told for ever. */
const LATE_MS = 24 * 60 * 60_000;

const LONG_AGO = '1970-01-01T00:00:00.000Z';

function overSince(at: string): AlertMemory {
  const unknown = { severity: 'info', reason: 'unknown' } as const;
  return { phase: 'over', ...unknown, since: at, toldAt: at, overAt: at, returns: 0 };
}
