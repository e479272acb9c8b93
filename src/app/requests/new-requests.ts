import { isBefore } from '../../domain/requests/asked.ts';
import type { InboxIssue } from '../../ports/inbox.ts';
import type { Askers } from './askers.ts';
import { isAnswered } from './answered.ts';
import { readUpTo } from './look-into-inbox.ts';
import { type PersonsRequest, requestsIn } from './pending-requests.ts';

/**
 * What people who may have asked for since the dashboard was last written: as far as it can be known without the log. On one
 * that is closed nothing says that a box was taken, so those wait for a run that reads the log. `wanted` narrows it down before
 * anybody is looked up.
 */
export async function newRequests(
  issues: readonly InboxIssue[],
  { agent, askers }: { readonly agent: string; readonly askers: Askers },
  wanted: (request: PersonsRequest) => boolean = () => true,
): Promise<readonly PersonsRequest[]> {
  const read = readUpTo(issues, agent);
  const found: PersonsRequest[] = [];
  const closed = new Set(issues.filter(({ isOpen }) => !isOpen).map(({ number }) => number));
  for (const request of requestsIn(issues, agent)) {
    if (request.source.kind === 'edit' && closed.has(request.issue)) continue;
    if (isBefore(request.source, read) || isAnswered(request, issues) || !wanted(request)) continue;
    if ((await askers.mayAsk(request.by)) === true) found.push(request);
  }
  return found;
}
