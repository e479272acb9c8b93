import type { Timestamp } from '../../domain/units.ts';
import type { GitHubAsked } from '../../ports/github.ts';
import type { Inbox, InboxIssue, InboxView } from '../../ports/inbox.ts';
import type { IssueTracker } from '../../ports/issues.ts';
import { Askers } from './askers.ts';
import type { EventOf } from '../../domain/event.ts';
import type { PersonsRequest } from './pending-requests.ts';

/** Where people ask an agent for something. */
export type RequestPorts = {
  readonly inbox: Inbox;
  readonly tracker: IssueTracker;
  /** What the step saw there first, by `lookIntoInbox`. */
  readonly looked: () => Promise<GitHubAsked<InboxView>>;
  /** When the next run is due; undefined: nobody can tell. Asked for only by a run that shows it. */
  readonly nextDueAt?: () => Promise<Timestamp | undefined>;
};

/** What people ask of one run. */
export type Requests = Pick<RequestPorts, 'inbox' | 'tracker' | 'nextDueAt'> & {
  readonly agent: string;
  readonly askers: Askers;
  /** As they were at its start; none, where they could not be seen. */
  readonly issues: readonly InboxIssue[];
  /** Whether nothing that may be new was left out there. */
  readonly hasSeenAll: boolean;
  readonly taken: TakenRequest[];
};

/** A trouble of GitHub leaves everything for the next run. */
export async function openRequests(
  { inbox, tracker, nextDueAt, looked }: RequestPorts,
  agent: string,
): Promise<Requests> {
  const asked = await looked();
  const issues = asked.ok ? asked.value.issues : [];
  const askers = new Askers(inbox);
  return {
    inbox,
    tracker,
    ...(nextDueAt && { nextDueAt }),
    agent,
    askers,
    issues,
    hasSeenAll: asked.ok && asked.value.isComplete,
    taken: [],
  };
}

/** A request that this run has taken, with what came of it. */
export type TakenRequest = PersonsRequest & { readonly came: EventOf<'RequestTaken'> };
