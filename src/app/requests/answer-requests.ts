import { isBefore, isTaken } from '../../domain/requests/asked.ts';
import type { State } from '../../domain/state.ts';
import type { DashboardFacts } from '../../report/dashboard/dashboard-facts.ts';
import { lateReply, replyMarkerOf, replyTo, replyToMistake } from '../../report/dashboard/request-reply.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { InboxIssue, Reaction } from '../../ports/inbox.ts';
import { isPassing } from '../alerts/told.ts';
import { hasReply, isAnswered } from './answered.ts';
import { lookIntoInbox, readUpTo } from './look-into-inbox.ts';
import { type PersonsRequest, requestsIn } from './pending-requests.ts';
import type { Requests } from './requests.ts';

/** What came of answering. */
export type Answered = {
  /** Comments that are to be answered by a later run. */
  readonly left: readonly number[];
  readonly trouble: GitHubTrouble | undefined;
};

/** Later than that an answer is no answer any more. */
const ANSWERED_WITHIN_MS = 7 * 86_400_000;

/**
 * Answers each comment that was taken: one reply, then a reaction that says that it is answered. Only what is durable in the
 * repository may be answered. A reply of GitHub's that was lost doubles nothing: before a reply is written, it is looked for.
 */
export async function answerRequests(
  requests: Requests,
  state: State,
  facts: () => DashboardFacts,
): Promise<Answered> {
  const taken = requests.taken.filter(({ source }) => source.kind === 'comment');
  const { owed, unsure } = await lateRequests(requests, state, Date.parse(facts().now));
  const open = [
    ...owed.map(request => ({ request, ...lateAnswerTo(request, facts) })),
    ...taken.map(request => ({ request, ...answerTo(request, facts) })),
  ];
  // Nobody can say whether they may: a later run can.
  const left = unsure.map(idOf);
  let trouble = unsure.length === 0 ? undefined : requests.askers.trouble;
  if (open.length === 0) return { left, trouble };

  // Somebody may have answered since: a run whose reply was lost, or one that was faster.
  const looked = await lookIntoInbox(requests.inbox, requests.agent);
  if (!looked.ok)
    return { left: [...left, ...open.map(({ request }) => idOf(request))], trouble: looked.trouble };
  for (const { request, reply, reaction } of open) {
    const issue = looked.value.issues.find(({ number }) => number === request.issue);
    // One that was deleted, or locked, wants no answer.
    if (issue === undefined || issue.isLocked || isAnswered(request, looked.value.issues)) continue;
    const failed = await answer(requests, { request, issue, reply, reaction });
    if (failed === undefined) continue;
    trouble ??= failed;
    if (isPassing(failed)) left.push(idOf(request));
  }
  return { left, trouble };
}

/** `unsure`: nobody can say at this moment whether whoever asked may. */
export type Late = { readonly owed: readonly PersonsRequest[]; readonly unsure: readonly PersonsRequest[] };

/**
 * What an earlier run took and did not answer. It is one that died, or that GitHub refused: so it is looked up anew whether
 * whoever asked may, as a comment of somebody who may not lies below the mark of what was taken as well.
 */
export async function lateRequests(
  { issues, agent, askers, taken }: Pick<Requests, 'issues' | 'agent' | 'askers' | 'taken'>,
  { asked }: Pick<State, 'asked'>,
  nowMs: number,
): Promise<Late> {
  const owed: PersonsRequest[] = [];
  const unsure: PersonsRequest[] = [];
  const read = readUpTo(issues, agent);
  for (const request of requestsIn(issues, agent)) {
    const { issue, source, at, by } = request;
    if (source.kind !== 'comment' || isBefore(source, read)) continue;
    if (taken.some(each => each.source.kind === 'comment' && each.source.id === source.id)) continue;
    if (!isTaken(asked, issue, source) || Date.parse(at) < nowMs - ANSWERED_WITHIN_MS) continue;
    if (isAnswered(request, issues)) continue;
    const mayAsk = await askers.mayAsk(by);
    if (mayAsk !== false) (mayAsk === true ? owed : unsure).push(request);
  }
  return { owed, unsure };
}

type Answer = { readonly reply: string; readonly reaction: Reaction };

function answerTo({ wish, came }: Requests['taken'][number], facts: () => DashboardFacts): Answer {
  if ('complaint' in wish) return answerToMistake(wish.complaint);
  const reaction = came.outcome === 'done' ? '+1' : 'confused';
  return { reply: replyTo(wish.request, came, facts), reaction };
}

/** What came of it is in the log only, behind what State knows. */
function lateAnswerTo({ wish }: PersonsRequest, facts: () => DashboardFacts): Answer {
  if ('complaint' in wish) return answerToMistake(wish.complaint);
  return { reply: lateReply(facts()), reaction: 'rocket' };
}

function answerToMistake(complaint: Parameters<typeof replyToMistake>[0]): Answer {
  return { reply: replyToMistake(complaint), reaction: 'confused' };
}

/** Undefined: it is done. The reaction comes last, as it says so. */
async function answer(
  { inbox, tracker }: Requests,
  {
    request,
    issue,
    reply,
    reaction,
  }: Answer & { readonly request: PersonsRequest; readonly issue: InboxIssue },
): Promise<GitHubTrouble | undefined> {
  const id = idOf(request);
  if (!hasReply(id, issue)) {
    const said = await tracker.comment(issue.number, `${replyMarkerOf(id)}\n${reply}`);
    if (!said.ok) return said.trouble;
  }
  const reacted = await inbox.react(id, reaction);
  return reacted.ok ? undefined : reacted.trouble;
}

function idOf({ source }: PersonsRequest): number {
  return source.kind === 'comment' ? source.id : 0;
}
