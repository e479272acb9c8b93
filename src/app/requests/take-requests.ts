import type { Requests } from './requests.ts';
import { isBefore, isTaken } from '../../domain/requests/asked.ts';
import type { State } from '../../domain/state.ts';
import type { Journal } from '../journal.ts';
import { readUpTo } from './look-into-inbox.ts';
import { requestsIn, type PersonsRequest } from './pending-requests.ts';

/**
 * Turns what people ask for into events, one by one and in their order. Only a run that holds the lease may, when its log is up
 * to the task files and before it sends anything.
 */
export async function takeRequests(requests: Requests, journal: Journal): Promise<void> {
  for (const asked of await allowedRequests(requests, journal.state)) {
    const { issue, source, by, wish } = asked;
    const request = 'request' in wish ? wish.request : undefined;
    const now = journal.stamp();
    const events = await journal.commit({ type: 'TakeRequest', issue, source, by, request, now });
    const came = events.find(event => event.type === 'RequestTaken');
    if (came !== undefined) requests.taken.push({ ...asked, came });
  }
}

/**
 * What is not taken yet, of those who may. The dashboard has its say as well: where a log was lost or begun anew, nobody means
 * what they wrote long ago once more, and nor does somebody who may since today. It ends before the first of whom nobody can say whether they may: what was asked
 * later would be taken before it, and it be taken for done.
 */
export async function allowedRequests(
  { issues, agent, askers }: Pick<Requests, 'issues' | 'agent' | 'askers'>,
  { asked }: Pick<State, 'asked'>,
): Promise<readonly PersonsRequest[]> {
  const read = readUpTo(issues, agent);
  const allowed: PersonsRequest[] = [];
  for (const request of requestsIn(issues, agent)) {
    if (isTaken(asked, request.issue, request.source) || isBefore(request.source, read)) continue;
    const mayAsk = await askers.mayAsk(request.by);
    if (mayAsk === undefined) break;
    if (mayAsk) allowed.push(request);
  }
  return allowed;
}
