import type { Fingerprint } from '../../domain/alert.ts';
import { type Marker, parseMarker } from '../../report/issue-marker.ts';
import type { TrackedIssue } from '../../ports/issues.ts';

/** An issue of the agent, with what it is about. */
export type OwnIssue = TrackedIssue & { readonly marker: Marker };

/** The issues of one agent among those with the label and by our own author; oldest first, as they came. */
export function ownIssues(
  issues: readonly TrackedIssue[],
  agent: string,
): ReadonlyMap<Fingerprint, readonly OwnIssue[]> {
  const own = issues.flatMap((issue): OwnIssue[] => {
    const marker = parseMarker(issue.body);
    return marker?.agent === agent ? [{ ...issue, marker }] : [];
  });
  return Map.groupBy(own, ({ marker }) => marker.fingerprint);
}

export function isOpen({ closedAt }: OwnIssue): boolean {
  return closedAt === undefined;
}
