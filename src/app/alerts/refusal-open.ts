import { isRefusal } from '../../domain/alerts/alert-rules.ts';
import { parseMarker } from '../../report/alerts/issue-marker.ts';
import type { InboxIssue } from '../../ports/inbox.ts';

/**
 * Whether an issue of the agent is open that says why a run might not work. Such a run writes nothing, so that no mark of a
 * run before it knows: whoever finds nothing in the way any more must not be idle before it has closed that.
 */
export function isRefusalOpen(issues: readonly InboxIssue[], agent: string): boolean {
  return issues.some(({ isOpen, body }) => {
    const marker = isOpen ? parseMarker(body) : undefined;
    const { memory } = marker ?? {};
    return (
      marker?.agent === agent &&
      marker.kind === 'state' &&
      memory?.phase === 'firing' &&
      isRefusal(memory.reason)
    );
  });
}
