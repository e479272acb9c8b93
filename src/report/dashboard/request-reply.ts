import { type AgentRequest, usdText } from '../../domain/requests/agent-request.ts';
import type { Complaint } from '../../domain/requests/comment-command.ts';
import type { EventOf } from '../../domain/event.ts';
import { assertNever } from '../../domain/invariant.ts';
import type { TaskId } from '../../domain/task.ts';
import { REFUSALS } from '../asked-text.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { standOf } from './dashboard.ts';
import { codeSpan } from '../markdown.ts';
import { count } from '../money.ts';
import { timeText } from '../time-text.ts';

// What the agent answers to whoever asked for something: a line or a few, and nothing in them of what others wrote but in code.

/** What came of a request that was understood. `facts` are asked for only where somebody wants to know how things stand. */
export function replyTo(
  request: AgentRequest,
  { reason, tasks = [] }: Pick<EventOf<'RequestTaken'>, 'reason' | 'tasks'>,
  facts: () => DashboardFacts,
): string {
  if (reason === undefined) return doneText(request, facts);
  const inTheWay = tasks.length === 0 ? '' : `: ${names(tasks)}`;
  return `Nothing was done. ${REFUSALS[reason]}${inTheWay}.`;
}

/** What is wrong with a command, and how a right one looks. */
export function replyToMistake({ expected, got, example }: Complaint): string {
  const shown = got === '' ? 'nothing' : codeSpan(got, 100);
  return `Nothing was done. Expected ${expected}; got ${shown}. For example: ${codeSpan(example)}`;
}

/** To somebody whose request an earlier run took, and then could not answer: what came of it shows in how things stand. */
export function lateReply(facts: DashboardFacts): string {
  return `An earlier run took this, and ended before it could answer. How things stand now:\n\n${standOf(facts)}`;
}

/** The first line of a reply, by which it is known again. A reader does not see it. */
export function replyMarkerOf(comment: number): string {
  return `<!-- background-agent reply: {"to":${comment},"v":1} -->`;
}

/** The comment that it is a reply to, or undefined. Anybody can write one, so it proves nothing about who did. */
export function parseReplyMarker(body: string): number | undefined {
  const [, to] = REPLY_MARKER.exec(body) ?? [];
  return to === undefined ? undefined : Number(to);
}

const REPLY_MARKER = /^<!-- background-agent reply: \{"to":(\d{1,15}),"v":1\} -->(?:\r?\n|$)/;

function doneText(request: AgentRequest, facts: () => DashboardFacts): string {
  switch (request.kind) {
    case 'retry':
      return `Back in the queue: ${names(request.tasks)}.`;
    case 'skip':
      return `Skipped: ${names(request.tasks)}. \`/agent retry\` puts such a task back, and so does an edit of it.`;
    case 'pause':
      return request.until === undefined
        ? 'Paused: nothing is sent until somebody writes `/agent resume`.'
        : `Paused: nothing is sent until ${timeText(request.until)}, or until somebody writes \`/agent resume\`.`;
    case 'resume':
      return 'The pause is over.';
    case 'budget':
      return `Today may cost \`$${usdText(request.nanoUsd)}\` at most. At midnight UTC the settings count again.`;
    case 'snooze':
      return 'Snoozed for 7 days, or until it is over.';
    case 'run':
      return 'The agent is at work.';
    case 'status':
      return standOf(facts());
    default:
      return assertNever(request);
  }
}

const NAMES_MAX = 10;

function names(tasks: readonly TaskId[]): string {
  const shown = tasks.slice(0, NAMES_MAX).map(id => codeSpan(id));
  const more = tasks.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${count(more)} more` : '');
}
